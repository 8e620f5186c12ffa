package io.crease.region;

import java.util.ArrayList;
import java.util.List;

/**
 * A polytope of any dimension n ≥ 1 by its vertices, its edges and the facets that each vertex lies on; nothing is assumed of general position.
 * A face is known by the set of all facets it lies on, which are the facets that all its vertices have in common.
 */
final class GeneralPolytope extends Polytope {
    private final Incidence incidence;
    private final Facet[] facets;
    /** Two vertices an edge. */
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
        int[] edges = new int[n * count];
        int at = 0;
        for (int v = 0; v < count; v++) {
            x[v * (n + 1)] = 1;
            for (int i = 0; i < n; i++) {
                int up = v >>> i & 1;
                x[v * (n + 1) + 1 + i] = up == 1 ? high[i] : low[i];
                bits[v] |= 1L << (2 * i + up);
                if (up == 0) {
                    edges[at++] = v;
                    edges[at++] = v | 1 << i;
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
        int[] edges = new int[n * (n + 1)];
        int at = 0;
        for (int v = 0; v <= n; v++) {
            bits[v] = (1L << (n + 1)) - 1 & ~(1L << (v + n) % (n + 1));
            for (int q = v + 1; q <= n; q++) {
                edges[at++] = v;
                edges[at++] = q;
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
        return edges.length / 2;
    }

    @Override
    GeneralPolytope with(int f, Facet facet) {
        Facet[] others = facets.clone();
        others[f] = facet;
        return new GeneralPolytope(n, x, error, residual, incidence, others, edges, simple);
    }

    @Override
    Polytope[] cut(byte[] sign, double[] value, double[] off, Facet below, Facet above) {
        int words = incidence.words;
        long[] bits = incidence.bits;
        int[] place = new int[count];
        int low = 0;
        int zero = 0;
        int high = 0;
        for (int v = 0; v < count; v++) {
            place[v] = sign[v] < 0 ? low++ : sign[v] > 0 ? high++ : zero++;
        }
        int[] crossing = new int[edges.length + 2];
        int ends = 0;
        int under = 0;
        int over = 0;
        for (int e = 0; e < edges.length; e += 2) {
            int p = edges[e];
            int q = edges[e + 1];
            int sum = sign[p] + sign[q];
            under += sum >>> 31;
            over += -sum >>> 31;
            boolean up = sign[q] > 0;
            crossing[ends] = up ? p : q;
            crossing[ends + 1] = up ? q : p;
            ends += sum == 0 && sign[p] != 0 ? 2 : 0;
        }
        int onCut = zero + ends / 2;
        int stride = n + 1;
        double[] lowX = new double[(low + onCut) * stride];
        double[] lowError = new double[low + onCut];
        double[] highX = new double[(high + onCut) * stride];
        double[] lowResidual = new double[low + onCut];
        double[] highError = new double[high + onCut];
        double[] highResidual = new double[high + onCut];
        long[] cutBits = new long[onCut * words];
        Normals normals = Normals.ofThread();
        for (int v = 0; v < count; v++) {
            boolean belowIt = sign[v] <= 0;
            int put = sign[v] == 0 ? low + place[v] : place[v];
            double[] target = belowIt ? lowX : highX;
            for (int i = 0; i < stride; i++) {
                target[put * stride + i] = x[v * stride + i];
            }
            (belowIt ? lowError : highError)[put] = error[v];
            // On the cut it lies on one facet more, as far off that as it is off its place.
            (belowIt ? lowResidual : highResidual)[put] =
                    sign[v] == 0 ? Math.max(residual[v], Math.sqrt(n) * error[v] * 1.01) : residual[v];
            if (sign[v] == 0) {
                System.arraycopy(bits, v * words, cutBits, place[v] * words, words);
            }
        }
        for (int c = 0, k = zero; c < ends; c += 2, k++) {
            int p = crossing[c];
            int q = crossing[c + 1];
            between(p, q, value, off, lowX, lowResidual, low + k);
            for (int w = 0; w < words; w++) {
                cutBits[k * words + w] = bits[p * words + w] & bits[q * words + w];
            }
            lowError[low + k] = positionError(
                    n,
                    lowResidual[low + k],
                    normals.determinant(
                            n, facets, cutBits, k * words, words, below.normal(), lowX, (low + k) * stride));
        }
        System.arraycopy(lowX, low * stride, highX, high * stride, onCut * stride);
        System.arraycopy(lowError, low, highError, high, onCut);
        System.arraycopy(lowResidual, low, highResidual, high, onCut);

        boolean stays = simple && zero == 0;
        Incidence cut = new Incidence(facets.length, cutBits);
        int[] across = cut.edges(n, stays);
        int[] lowEdges = new int[2 * under + ends + across.length];
        int[] highEdges = new int[2 * over + ends + across.length];
        int lowAt = 0;
        int highAt = 0;
        int k = zero;
        for (int e = 0; e < edges.length; e += 2) {
            int p = edges[e];
            int q = edges[e + 1];
            int sum = sign[p] + sign[q];
            if (sum < 0) {
                lowEdges[lowAt++] = sign[p] == 0 ? low + place[p] : place[p];
                lowEdges[lowAt++] = sign[q] == 0 ? low + place[q] : place[q];
            } else if (sum > 0) {
                highEdges[highAt++] = sign[p] == 0 ? high + place[p] : place[p];
                highEdges[highAt++] = sign[q] == 0 ? high + place[q] : place[q];
            } else if (sign[p] != 0) {
                boolean up = sign[q] > 0;
                lowEdges[lowAt++] = place[up ? p : q];
                lowEdges[lowAt++] = low + k;
                highEdges[highAt++] = place[up ? q : p];
                highEdges[highAt++] = high + k++;
            }
        }
        for (int i = 0; i < across.length; i++) {
            lowEdges[lowAt++] = low + across[i];
            highEdges[highAt++] = high + across[i];
        }
        return new Polytope[] {
            part(sign, -1, low, cut, below, stays, lowX, lowError, lowResidual, lowEdges),
            part(sign, 1, high, cut, above, stays, highX, highError, highResidual, highEdges)
        };
    }

    private GeneralPolytope part(
            byte[] sign,
            int side,
            int own,
            Incidence cut,
            Facet last,
            boolean simply,
            double[] vertices,
            double[] errors,
            double[] residuals,
            int[] joined) {
        long[] keep = new long[incidence.words];
        Incidence rows = incidence.part(sign, side, own, cut, keep);
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
            for (int e = 0; e < edges.length; e += 2) {
                int p = edges[e];
                int q = edges[e + 1];
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
