package io.crease.trace;

import io.crease.numeric.Batch;
import java.util.List;

/** Letters for the sides of a level on which neurons lie, whatever activation follows. */
final class Sides {
    private Sides() {}

    static Letters of(Partition partition, Batch batch, double level) {
        KnotCrossings crossings = new KnotCrossings(level, batch.width());
        Events events = crossings.find(partition, List.of(batch));
        int[] first = new int[batch.width()];
        crossings.lettersAtStart(partition, List.of(batch), 0, first);
        Refinement refined = new Refinement(partition, events);
        int[] cell = new int[events.count];
        for (int e = 0; e < events.count; e++) {
            cell[e] = refined.point(e);
        }
        return new Letters(refined.pieces, first, events.count, cell, events.neuron, events.from, events.to, events.t);
    }
}
