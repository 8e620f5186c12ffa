package io.crease.region;

/** Compares the affine maps of regions in exact arithmetic. */
interface AffineMaps {

    /** Whether all outputs have the same form under two patterns. */
    boolean same(Pattern a, Pattern b);

    /** Whether no output depends on any coordinate under a pattern. */
    boolean constant(Pattern a);
}
