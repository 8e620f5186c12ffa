package io.crease.region;

/** Takes the parts into which a region was cut. */
interface Cells {

    /**
     * Takes a part.
     *
     * @param letters of the node that was cut; reused by the caller
     * @return whether to go on
     */
    boolean accept(Polytope part, short[] letters);
}
