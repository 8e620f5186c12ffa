package io.crease.region;

/**
 * A walk down the faces of a polytope, from a face of dimension d to its own facets of dimension d − 1. Those are the largest of its
 * meets with facets of the polytope, each taken once though several facets may meet it in the same place.
 */
abstract class FaceWalk {
    /** Facets of the polytope and their vertices. */
    final Incidence incidence;
    /** Vertices of the faces on the way down, one face after the other. */
    final int[] stack;

    private final boolean simple;
    private final long[][] all;
    private final long[][] any;
    private final long[] extra;

    /**
     * Prepares a walk.
     *
     * @param simple whether every vertex lies on exactly n facets
     */
    FaceWalk(int n, Incidence incidence, boolean simple) {
        this.incidence = incidence;
        this.simple = simple;
        int count = incidence.vertices();
        this.stack = new int[count * (n + 1) + 1];
        this.all = new long[n + 1][incidence.words];
        this.any = new long[n + 1][incidence.words];
        this.extra = new long[incidence.words];
        for (int v = 0; v < count; v++) {
            stack[v] = v;
        }
    }

    /**
     * Comes to a face of dimension d ≥ 1; {@link #descend} goes on from it.
     *
     * @param from its vertices are {@code stack[from … to − 1]}
     */
    abstract void enter(int d, int from, int to);

    /** The facets of the polytope that all these vertices lie on, to {@code common}. */
    final void common(int from, int to, long[] common) {
        int words = incidence.words;
        for (int w = 0; w < words; w++) {
            long sum = -1;
            for (int i = from; i < to; i++) {
                sum &= incidence.bits[stack[i] * words + w];
            }
            common[w] = sum;
        }
    }

    /**
     * Enters the facets of a face of dimension d ≥ 2.
     *
     * @param without a vertex that they must not contain; −1 for none
     */
    final void descend(int d, int from, int to, int without) {
        int words = incidence.words;
        long[] within = all[d];
        long[] touched = any[d];
        common(from, to, within);
        for (int w = 0; w < words; w++) {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum |= incidence.bits[stack[i] * words + w];
            }
            touched[w] = sum & ~within[w];
            if (without >= 0) {
                touched[w] &= ~incidence.bits[without * words + w];
            }
        }
        for (int w = 0; w < words; w++) {
            for (long left = touched[w]; left != 0; left &= left - 1) {
                int facet = w * 64 + Long.numberOfTrailingZeros(left);
                int end = to;
                for (int i = from; i < to; i++) {
                    int v = stack[i];
                    stack[end] = v;
                    end += (int) (incidence.bits[v * words + w] >>> facet & 1);
                }
                if (simple || (end - to >= d && first(within, facet, from, to, end))) {
                    enter(d - 1, to, end);
                }
            }
        }
    }

    /** Whether no other facet has more of the vertices of the face, those on this one among them, and no earlier one the same. */
    private boolean first(long[] within, int facet, int from, int to, int end) {
        common(to, end, extra);
        for (int w = 0; w < extra.length; w++) {
            for (long left = extra[w] & ~within[w]; left != 0; left &= left - 1) {
                int other = w * 64 + Long.numberOfTrailingZeros(left);
                int size = 0;
                for (int i = from; i < to; i++) {
                    size += incidence.on(stack[i], other) ? 1 : 0;
                }
                if (size > end - to || (size == end - to && other < facet)) {
                    return false;
                }
            }
        }
        return true;
    }
}
