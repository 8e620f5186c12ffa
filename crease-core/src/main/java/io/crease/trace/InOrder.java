package io.crease.trace;

import io.crease.numeric.InTurn;

/** Follows the parts of a stretch side by side, each seen by a fork of the observer; the forks are appended in order. */
final class InOrder {
    private InOrder() {}

    /** What is done with one part; false when it was cut short. */
    interface Part {
        boolean follow(int part, Observer observer);
    }

    /** What a part came to. */
    private record Seen(Observer observer, boolean whole) {}

    /** Follows all parts; whatever comes behind the first that was cut short is dropped. Called inside a fork-join pool. */
    static boolean follow(int parts, Observer observer, Part part) {
        if (parts == 1) {
            return part.follow(0, observer);
        }
        boolean[] whole = {true};
        InTurn<Seen> inTurn = new InTurn<>(InTurn.threadsHere(), seen -> {
            if (whole[0]) {
                observer.append(seen.observer());
            }
            whole[0] &= seen.whole();
        });
        for (int p = 0; p < parts && whole[0]; p++) {
            int index = p;
            Observer own = observer.fork();
            inTurn.add(() -> new Seen(own, part.follow(index, own)));
        }
        inTurn.drain();
        return whole[0];
    }
}
