package io.crease.trace;

import io.crease.numeric.Batch;
import java.util.List;

/**
 * Finds where the neurons of one cutting node change their letter. A letter is the index of an activation's piece, or the index
 * of a maximum's winner among its candidates.
 */
interface Cutter {

    /** Number of neurons. */
    int width();

    /**
     * All changes of letters on the partition, in the order of t: strictly inside pieces, and at inner points. Values that lie on
     * a knot to within rounding are set onto it in the input batches.
     */
    Events find(Partition partition, List<Batch> inputs);

    /** Writes the letters that hold just after the start of a piece. */
    void lettersAtStart(Partition partition, List<Batch> inputs, int piece, int[] letters);
}
