package io.crease.region;

import java.util.List;

/**
 * What was counted. Activation regions have interior; a face of dimension d is counted once however many regions share it, and
 * only if it has a finite point.
 *
 * @param dimension n
 * @param regions activation regions; with {@code complete} false a lower bound
 * @param bounded those of them that are bounded
 * @param faces the f-vector: entry d is the number of faces of dimension d, −1 where they were not counted; entry n is {@code regions}
 * @param afterLayer counts once layer l = 1, 2, … has cut
 * @param volume of all regions together, in coordinates; infinite when the domain is unbounded
 * @param domainVolume of the domain, in coordinates
 * @param volumeError bound on the rounding error of {@code volume}
 * @param settledExactly number of signs that were settled in exact arithmetic
 * @param complete whether the whole domain was seen
 */
public record RegionCount(
        int dimension,
        long regions,
        long bounded,
        List<Long> faces,
        List<AfterLayer> afterLayer,
        double volume,
        double domainVolume,
        double volumeError,
        long settledExactly,
        boolean complete) {

    /**
     * Counts behind one layer.
     *
     * @param layer number of the activation, from 1; of a maximum, that of the activation before it
     * @param node index of the cutting node
     * @param regions activation regions of the layers up to it
     * @param vertices of the subdivision
     * @param edges of the subdivision
     */
    public record AfterLayer(int layer, int node, long regions, long vertices, long edges) {}

    /** Copies the lists. */
    public RegionCount {
        faces = List.copyOf(faces);
        afterLayer = List.copyOf(afterLayer);
    }

    /** Number of vertices. */
    public long vertices() {
        return faces.get(0);
    }

    /** Number of edges. */
    public long edges() {
        return faces.get(1);
    }

    /** Σ (−1)^d·faces[d] where all faces are known, which for a domain cut face to face is 1, or (−1)^n when it is unbounded and nothing at infinity counts. */
    public boolean eulerKnown() {
        return faces.stream().allMatch(f -> f >= 0);
    }

    /** Σ (−1)^d·faces[d]. */
    public long euler() {
        long sum = 0;
        for (int d = 0; d < faces.size(); d++) {
            sum += d % 2 == 0 ? faces.get(d) : -faces.get(d);
        }
        return sum;
    }
}
