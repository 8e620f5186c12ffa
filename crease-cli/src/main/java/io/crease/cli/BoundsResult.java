package io.crease.cli;

import io.crease.region.Domain;
import java.util.List;

/**
 * Bounds on the number of regions, and counts beside them.
 *
 * @param result the rows
 * @param stack the widths that the bounds are for
 * @param domain where random and trained networks are counted
 * @param bounds with all their digits
 */
record BoundsResult(Result result, DenseStack stack, Domain domain, List<Bound> bounds) {
    BoundsResult {
        bounds = List.copyOf(bounds);
    }
}
