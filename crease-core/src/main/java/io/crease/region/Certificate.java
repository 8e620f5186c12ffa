package io.crease.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a count is certified. Every sign that decides where a region is cut is settled by an error bound or in exact arithmetic;
 * a count is certified if besides the whole domain was seen, the volumes of its regions sum to the domain's within the rounding
 * error, and the Euler characteristic is right.
 *
 * @param doubts what speaks against it, in a sentence each without the full stop; none when certified
 */
public record Certificate(List<String> doubts) {
    /** Copies the list. */
    public Certificate {
        doubts = List.copyOf(doubts);
    }

    /** What the checks say of a count. */
    public static Certificate of(RegionCount count) {
        List<String> doubts = new ArrayList<>();
        if (!count.complete()) {
            doubts.add("only a part of the domain was seen");
            return new Certificate(doubts);
        }
        boolean bounded = count.domainVolume() != Double.POSITIVE_INFINITY;
        if (count.regions() < 1) {
            doubts.add("no region was found");
        }
        if (bounded) {
            double apart = Math.abs(count.volume() - count.domainVolume());
            double allowed = count.volumeError() + 4 * Math.ulp(count.domainVolume());
            if (!(apart <= allowed) || !(allowed <= Double.MAX_VALUE)) { // NaN is a doubt too
                doubts.add(String.format(
                        Locale.ROOT,
                        "the volumes of the regions sum to %.17g and the domain's is %.17g; rounding explains %.2g",
                        count.volume(),
                        count.domainVolume(),
                        allowed));
            }
            if (count.bounded() != count.regions()) {
                doubts.add((count.regions() - count.bounded()) + " regions of a bounded domain are not");
            }
        }
        if (count.eulerKnown() && count.euler() != euler(count.dimension(), bounded)) {
            doubts.add("the Euler characteristic is " + count.euler() + " instead of "
                    + euler(count.dimension(), bounded));
        }
        return new Certificate(doubts);
    }

    /**
     * Σ (−1)^d f_d of a domain of dimension n that is cut face to face: 1 when it is bounded; (−1)^n for all of R^n, faces at infinity
     * not counted.
     */
    public static int euler(int dimension, boolean bounded) {
        return bounded || dimension % 2 == 0 ? 1 : -1;
    }

    /** Whether nothing speaks against the count. */
    public boolean certified() {
        return doubts.isEmpty();
    }
}
