package io.crease.region;

import org.jspecify.annotations.Nullable;

/** Cuts regions at one node of the network. */
interface Cutter {

    /**
     * Cuts a region.
     *
     * @param pattern of the region, up to before this node
     * @param forms rows of the node's concatenated inputs on the region: values at u = 0, then the derivative by each coordinate
     * @param at where they begin
     * @param formErrors for each row a bound on the error of its elements
     * @param errorAt where they begin
     * @param parts takes the parts, in an order that depends on the region alone
     * @return false if {@code parts} did not want to go on
     */
    boolean cut(
            Polytope region,
            @Nullable Pattern pattern,
            double[] forms,
            int at,
            double[] formErrors,
            int errorAt,
            Cells parts);
}
