package io.crease.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A polytope of any dimension n ≥ 1 by its vertices, its edges and the facets that each vertex lies on; nothing is assumed of general position.
 * A face is known by the set of all facets it lies on, which are the facets that all its vertices have in common.
 */
final class GeneralPolytope extends Polytope {
    private final Incidence incidence;
    private final Facet[] facets;
    /** One vertex of the edge in the upper, one in the lower 16 bits. */
    private final int[] edges;
    /** Whether every vertex lies on exactly n facets. */
    private final boolean simple;

    private GeneralPolytope(
            int n,
            double[] x,
            double[] error,
            double[] residual,
            Incidence incidence,
            Facet[] facets,
            int[] edges,
            boolean simple) {
        super(n, error.length, x, error, residual);
        this.incidence = incidence;
        this.facets = facets;
        this.edges = edges;
        this.simple = simple;
    }

    /**
     * The box Π [low_i, high_i]. Facet 2i is side 2i of the domain, u_i ≥ low_i; facet 2i + 1 is side 2i + 1, u_i ≤ high_i. Vertex v is at
     * the upper end of coordinate i if bit i of v is set.
     */
    static GeneralPolytope box(double[] low, double[] high) {
        int n = low.length;
        int count = 1 << n;
        double[] x = new double[count * (n + 1)];
        long[] bits = new long[count];
        int[] edges = new int[n * count / 2];
        int at = 0;
        for (int v = 0; v < count; v++) {
            x[v * (n + 1)] = 1;
            for (int i = 0; i < n; i++) {
                int up = v >>> i & 1;
                x[v * (n + 1) + 1 + i] = up == 1 ? high[i] : low[i];
                bits[v] |= 1L << (2 * i + up);
                if (up == 0) {
                    edges[at++] = (v << 16) | v | (1 << i);
                }
            }
        }
        Facet[] facets = new Facet[2 * n];
        for (int f = 0; f < 2 * n; f++) {
            double[] normal = new double[n];
            normal[f / 2] = f % 2 == 0 ? 1 : -1;
            facets[f] = new Facet(Hyperplane.side(f), false, normal);
        }
        return new GeneralPolytope(
                n, x, new double[count], new double[count], new Incidence(2 * n, bits), facets, edges, true);
    }

    /**
     * The simplex of n + 1 vertices, which is a simplicial cone if the first is finite and the others are at infinity.
     *
     * @param x vertices, each (w, u_1, …, u_n); taken over
     * @param error bound on how far any coordinate of each vertex is from the exact one; taken over
     * @param residual bound on how far each vertex is off its facets; taken over
     * @param facets facet f passes through all vertices but number f + 1, the last of the n + 1 through all but vertex 0
     */
    static GeneralPolytope simplex(int n, double[] x, double[] error, double[] residual, List<Facet> facets) {
        long[] bits = new long[n + 1];
        int[] edges = new int[n * (n + 1) / 2];
        int at = 0;
        for (int v = 0; v <= n; v++) {
            bits[v] = (1L << (n + 1)) - 1 & ~(1L << (v + n) % (n + 1));
            for (int q = v + 1; q <= n; q++) {
                edges[at++] = (v << 16) | q;
            }
        }
        return new GeneralPolytope(
                n, x, error, residual, new Incidence(n + 1, bits), facets.toArray(new Facet[0]), edges, true);
    }

    @Override
    int facets() {
        return facets.length;
    }

    @Override
    Facet facet(int f) {
        return facets[f];
    }

    @Override
    List<Facet> facetsAt(int vertex) {
        List<Facet> at = new ArrayList<>(n + 2);
        for (int f = 0; f < facets.length; f++) {
            if (on(vertex, f)) {
                at.add(facets[f]);
            }
        }
        return at;
    }

    @Override
    boolean on(int vertex, int facet) {
        return incidence.on(vertex, facet);
    }

    /** Number of edges. */
    int edges() {
        return edges.length;
    }

    @Override
    GeneralPolytope with(int f, Facet facet) {
        Facet[] others = facets.clone();
        others[f] = facet;
        return new GeneralPolytope(n, x, error, residual, incidence, others, edges, simple);
    }

    @Override
    Polytope[] cut(byte[] sign, double[] value, double[] off, Facet below, Facet above) {
        // Lists are written at every step and kept by moving their end: the branches would often be foretold wrongly.
        int[] under = new int[count + 1];
        int[] over = new int[count + 1];
        int[] on = new int[count + 1];
        int low = 0;
        int high = 0;
        int zero = 0;
        // The place of each vertex among those of its sign, and the sign above bit 24.
        int[] place = new int[count];
        for (int v = 0; v < count; v++) {
            int s = sign[v];
            under[low] = v;
            over[high] = v;
            on[zero] = v;
            place[v] = (s << 24) | (s < 0 ? low : s > 0 ? high : zero);
            low += s >>> 31;
            high += -s >>> 31;
            zero += s == 0 ? 1 : 0;
        }
        int[] lowEdges = new int[edges.length + 1];
        int[] highEdges = new int[edges.length + 1];
        int[] crossing = new int[edges.length + 1];
        int lowAt = 0;
        int highAt = 0;
        int crossings = 0;
        for (int edge : edges) {
            int p = place[edge >>> 16];
            int q = place[edge & 0xffff];
            int sp = p >> 24;
            int sq = q >> 24;
            int sum = sp + sq;
            int moved = (p << 16) | (q & 0xffff);
            crossing[crossings] = edge;
            lowEdges[lowAt] = moved;
            highEdges[highAt] = moved;
            if (zero != 0) {
                int shift = (sp == 0 ? 1 << 16 : 0) | (sq == 0 ? 1 : 0);
                lowEdges[lowAt] += shift * low;
                highEdges[highAt] += shift * high;
            }
            crossings += (sp * sq) >>> 31;
            lowAt += sum >>> 31;
            highAt += -sum >>> 31;
        }
        int onCut = zero + crossings;
        requireFew(Math.max(low, high) + onCut);
        int stride = n + 1;
        double[] lowX = new double[(low + onCut) * stride];
        double[] lowError = new double[low + onCut];
        double[] highX = new double[(high + onCut) * stride];
        double[] highError = new double[high + onCut];
        double[] lowResidual = new double[low + onCut];
        double[] highResidual = new double[high + onCut];
        take(under, low, lowX, lowError, lowResidual, 0);
        take(on, zero, lowX, lowError, lowResidual, low);
        take(over, high, highX, highError, highResidual, 0);
        int words = incidence.words;
        long[] bits = incidence.bits;
        long[] cutBits = new long[onCut * words];
        Normals normals = Normals.ofThread();
        for (int k = 0; k < zero; k++) {
            System.arraycopy(bits, on[k] * words, cutBits, k * words, words);
            // It lies on one facet more, as far off that as it is off its place.
            lowResidual[low + k] = Math.max(residual[on[k]], Math.sqrt(n) * error[on[k]] * 1.01);
        }
        boolean stays = simple && zero == 0;
        int joined = stays ? crossings * (n - 1) / 2 : 0;
        lowEdges = Arrays.copyOf(lowEdges, lowAt + crossings + joined);
        highEdges = Arrays.copyOf(highEdges, highAt + crossings + joined);
        for (int c = 0; c < crossings; c++) {
            int edge = crossing[c];
            int swap = sign[edge >>> 16] < 0 ? 0 : 16;
            int p = (edge >>> (16 - swap)) & 0xffff;
            int q = (edge >>> swap) & 0xffff;
            int k = zero + c;
            between(p, q, value, off, lowX, lowResidual, low + k);
            for (int w = 0; w < words; w++) {
                cutBits[k * words + w] = bits[p * words + w] & bits[q * words + w];
            }
            lowError[low + k] = positionError(
                    n,
                    lowResidual[low + k],
                    normals.determinant(
                            n, facets, cutBits, k * words, words, below.normal(), lowX, (low + k) * stride));
            lowEdges[lowAt++] = (place[p] << 16) | (low + k);
            highEdges[highAt++] = (place[q] << 16) | (high + k);
        }
        System.arraycopy(lowX, low * stride, highX, high * stride, onCut * stride);
        System.arraycopy(lowError, low, highError, high, onCut);
        System.arraycopy(lowResidual, low, highResidual, high, onCut);
        Incidence cut = new Incidence(facets.length, cutBits);
        int[] across = cut.edges(n, stays);
        if (across.length != joined) {
            lowEdges = Arrays.copyOf(lowEdges, lowAt + across.length);
            highEdges = Arrays.copyOf(highEdges, highAt + across.length);
        }
        for (int i = 0; i < across.length; i++) {
            lowEdges[lowAt + i] = across[i] + low * 0x10001;
            highEdges[highAt + i] = across[i] + high * 0x10001;
        }
        return new Polytope[] {
            part(under, low, cut, below, stays, lowX, lowError, lowResidual, lowEdges),
            part(over, high, cut, above, stays, highX, highError, highResidual, highEdges)
        };
    }

    private static void requireFew(int vertices) {
        if (vertices > 0xffff) {
            throw new ArithmeticException("a region has more than 65535 vertices");
        }
    }

    private void take(int[] those, int size, double[] vertices, double[] errors, double[] residuals, int at) {
        int stride = n + 1;
        int put = at * stride;
        for (int k = 0; k < size; k++) {
            int from = those[k] * stride;
            for (int i = 0; i < stride; i++) {
                vertices[put++] = x[from + i];
            }
            errors[at + k] = error[those[k]];
            residuals[at + k] = residual[those[k]];
        }
    }

    private GeneralPolytope part(
            int[] those,
            int own,
            Incidence cut,
            Facet last,
            boolean simply,
            double[] vertices,
            double[] errors,
            double[] residuals,
            int[] joined) {
        long[] keep = new long[incidence.words];
        Incidence rows = incidence.part(those, own, cut, keep);
        Facet[] kept = new Facet[rows.facets];
        int at = 0;
        for (int f = 0; f < facets.length; f++) {
            if ((keep[f >>> 6] >>> f & 1) != 0) {
                kept[at++] = facets[f];
            }
        }
        kept[at] = last;
        return new GeneralPolytope(n, vertices, errors, residuals, rows, kept, joined, simply || rows.simple(n));
    }

    @Override
    void countFaces(long[] faces, boolean all) {
        long[] hidden = new long[incidence.words];
        for (int f = 0; f < facets.length; f++) {
            if (facets[f].hidden()) {
                hidden[f >>> 6] |= 1L << f;
            }
        }
        faces[n]++;
        long vertices = 0;
        for (int v = 0; v < count; v++) {
            vertices += !atInfinity(v) && !incidence.meet(v, v, hidden) ? 1 : 0;
        }
        faces[0] += vertices;
        if (n > 1) {
            long met = 0;
            for (int edge : edges) {
                int p = edge >>> 16;
                int q = edge & 0xffff;
                met += !incidence.meet(p, q, hidden) && !(atInfinity(p) && atInfinity(q)) ? 1 : 0;
            }
            faces[1] += met;
        }
        if (all && n > 2) {
            for (Facet facet : facets) {
                faces[n - 1] += !facet.hidden() && !facet.plane().equals(Hyperplane.INFINITY) ? 1 : 0;
            }
            if (n > 3) {
                new FaceCount(this, incidence, simple, hidden, faces).descend(n, 0, count, -1);
            }
        }
    }

    @Override
    double volume() {
        return bounded() ? Pyramids.volume(n, x, incidence, simple) : Double.POSITIVE_INFINITY;
    }
}
