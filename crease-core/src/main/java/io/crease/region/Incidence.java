package io.crease.region;

import java.util.Arrays;

/**
 * Which vertices of a polytope lie on which of its facets: for each vertex a set of facets as bits of one or more words. Immutable.
 */
final class Incidence {
    /** Number of facets. */
    final int facets;
    /** Words a vertex: one for every 64 facets. */
    final int words;
    /** Facet f of vertex v is bit {@code f % 64} of word {@code v·words + f / 64}. */
    final long[] bits;

    Incidence(int facets, long[] bits) {
        this.facets = facets;
        this.words = words(facets);
        this.bits = bits;
    }

    /** Words that so many facets take. */
    static int words(int facets) {
        return Math.max(1, (facets + 63) >>> 6);
    }

    /** Number of vertices. */
    int vertices() {
        return bits.length / words;
    }

    /** Whether a vertex lies on a facet. */
    boolean on(int vertex, int facet) {
        return (bits[vertex * words + (facet >>> 6)] >>> facet & 1) != 0;
    }

    /** Number of facets that a vertex lies on. */
    int degree(int vertex) {
        int sum = 0;
        for (int w = 0; w < words; w++) {
            sum += Long.bitCount(bits[vertex * words + w]);
        }
        return sum;
    }

    /** Whether two vertices lie together on one of the facets of a set of {@link #words} words. */
    boolean meet(int p, int q, long[] set) {
        for (int w = 0; w < words; w++) {
            if ((bits[p * words + w] & bits[q * words + w] & set[w]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether every vertex lies on exactly n facets. */
    boolean simple(int n) {
        int vertices = vertices();
        for (int v = 0; v < vertices; v++) {
            if (degree(v) != n) {
                return false;
            }
        }
        return true;
    }

    /**
     * The edges of the polytope of dimension n − 1 whose vertices these are, each the meet of a hyperplane with a face of a polytope
     * of dimension n that lies on the facets given. Two of them are joined if no third lies on all the facets that they have in common.
     *
     * @param simple whether every vertex lies on exactly n − 1 facets and any n − 2 facets that meet do so in an edge
     * @return pairs of vertices, one in the upper, one in the lower 16 bits
     */
    int[] edges(int n, boolean simple) {
        int vertices = vertices();
        if (vertices < 2) {
            return new int[0];
        }
        int[] pairs = new int[(simple ? vertices * (n - 1) / 2 : 2 * vertices) + 1];
        int at = 0;
        if (simple && words == 1) {
            for (int i = 0; i < vertices; i++) {
                long mine = bits[i];
                for (int j = i + 1; j < vertices; j++) {
                    // Written in any case, kept if joined: the branch would often be foretold wrongly.
                    pairs[at] = (i << 16) | j;
                    at += Long.bitCount(mine & bits[j]) == n - 2 ? 1 : 0;
                }
            }
            return Arrays.copyOf(pairs, at);
        }
        long[] common = new long[words];
        for (int i = 0; i < vertices; i++) {
            for (int j = i + 1; j < vertices; j++) {
                int size = 0;
                for (int w = 0; w < words; w++) {
                    common[w] = bits[i * words + w] & bits[j * words + w];
                    size += Long.bitCount(common[w]);
                }
                if (size < n - 2 || !(simple || alone(i, j, common))) {
                    continue;
                }
                if (at == pairs.length) {
                    pairs = Arrays.copyOf(pairs, 2 * pairs.length);
                }
                pairs[at++] = (i << 16) | j;
            }
        }
        return Arrays.copyOf(pairs, at);
    }

    private boolean alone(int i, int j, long[] common) {
        int vertices = vertices();
        for (int k = 0; k < vertices; k++) {
            if (k == i || k == j) {
                continue;
            }
            boolean within = true;
            for (int w = 0; within && w < words; w++) {
                within = (common[w] & ~bits[k * words + w]) == 0;
            }
            if (within) {
                return false;
            }
        }
        return true;
    }

    /**
     * Incidence of the part of a polytope on one side of a cut. A facet remains if a vertex strictly on that side lies on it; the cut
     * becomes the last facet.
     *
     * @param those the vertices strictly on that side
     * @param own number of them
     * @param cut the vertices on the cut and the facets of this polytope on which they lie
     * @param keep set to the facets that remain, {@link #words} words
     */
    Incidence part(int[] those, int own, Incidence cut, long[] keep) {
        int tail = cut.vertices();
        long[] rows = new long[(own + tail) * words];
        int at = 0;
        for (int k = 0; k < own; k++) {
            for (int w = 0; w < words; w++) {
                long row = bits[those[k] * words + w];
                keep[w] |= row;
                rows[at++] = row;
            }
        }
        System.arraycopy(cut.bits, 0, rows, at, tail * words);
        int kept = 0;
        for (long word : keep) {
            kept += Long.bitCount(word);
        }
        if (words == 1 && kept < 64) {
            squeeze(rows, keep[0]);
            long last = 1L << kept;
            for (int v = own; v < own + tail; v++) {
                rows[v] |= last;
            }
            return new Incidence(kept + 1, rows);
        }
        return wide(rows, own, keep, kept);
    }

    private void squeeze(long[] rows, long keep) {
        long all = facets == 64 ? -1L : (1L << facets) - 1;
        for (long drop = all & ~keep; drop != 0; ) {
            int bit = 63 - Long.numberOfLeadingZeros(drop);
            drop ^= 1L << bit;
            long below = (1L << bit) - 1;
            for (int v = 0; v < rows.length; v++) {
                rows[v] = (rows[v] & below) | ((rows[v] >>> 1) & ~below);
            }
        }
    }

    private Incidence wide(long[] rows, int own, long[] keep, int kept) {
        int vertices = rows.length / words;
        int more = words(kept + 1);
        long[] target = new long[vertices * more];
        for (int v = 0; v < vertices; v++) {
            int to = 0;
            for (int f = 0; f < facets; f++) {
                if ((keep[f >>> 6] >>> f & 1) != 0) {
                    target[v * more + (to >>> 6)] |= (rows[v * words + (f >>> 6)] >>> f & 1) << to;
                    to++;
                }
            }
            if (v >= own) {
                target[v * more + (kept >>> 6)] |= 1L << kept;
            }
        }
        return new Incidence(kept + 1, target);
    }
}
