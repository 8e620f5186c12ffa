package io.crease.trajectory;

import io.crease.numeric.Tensor;

/** Checks that are common to curves given by points. */
final class Ends {
    private Ends() {}

    static void check(String kind, Tensor first, Tensor second) {
        sameSize(kind, first, second);
        if (first.equals(second.reshape(first.shape()))) {
            throw new IllegalArgumentException(kind + ": both ends are the same point; expected two different points");
        }
    }

    static void sameSize(String kind, Tensor first, Tensor second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(kind + ": points have " + first.size() + " and " + second.size()
                    + " coordinates; expected equal numbers");
        }
        for (Tensor point : new Tensor[] {first, second}) {
            int bad = point.firstNonFinite();
            if (bad >= 0) {
                throw new IllegalArgumentException(
                        kind + ": coordinate " + bad + " is " + point.get(bad) + "; expected finite numbers");
            }
        }
    }
}
