package io.crease.region;

import java.nio.LongBuffer;
import java.util.HashSet;
import java.util.Set;

/** Counts the faces of dimensions 2 to n − 2 which a polytope owns and which have a finite vertex. */
final class FaceCount extends FaceWalk {
    private final Polytope polytope;
    private final long[] hidden;
    private final long[] faces;
    private final long[] common;
    /** The facets that each face seen lies on. */
    private final Set<LongBuffer> seen = new HashSet<>();

    /**
     * Prepares a count.
     *
     * @param simple whether every vertex lies on exactly n facets
     * @param hidden the facets whose faces the polytope does not own
     * @param faces added to
     */
    FaceCount(Polytope polytope, Incidence incidence, boolean simple, long[] hidden, long[] faces) {
        super(polytope.n, incidence, simple);
        this.polytope = polytope;
        this.hidden = hidden;
        this.faces = faces;
        this.common = new long[incidence.words];
    }

    @Override
    void enter(int d, int from, int to) {
        common(from, to, common);
        for (int w = 0; w < common.length; w++) {
            if ((common[w] & hidden[w]) != 0) {
                return; // and so are all faces of this one
            }
        }
        boolean finite = false;
        for (int i = from; !finite && i < to; i++) {
            finite = !polytope.atInfinity(stack[i]);
        }
        if (!finite || !seen.add(LongBuffer.wrap(common.clone()))) {
            return;
        }
        faces[d] += d <= polytope.n - 2 ? 1 : 0;
        if (d > 2) {
            descend(d, from, to, -1);
        }
    }
}
