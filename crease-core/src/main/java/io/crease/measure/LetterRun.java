package io.crease.measure;

import io.crease.trace.Letters;
import org.jspecify.annotations.Nullable;

/**
 * The letters of one site at both ends of what has been seen, so that neighbouring stretches can be joined: a neuron whose letter
 * differs between the end of one and the start of the next has changed there.
 */
final class LetterRun {
    private int @Nullable [] first;
    private int @Nullable [] last;

    /** Hears of changes of letters that happen between strips. */
    interface Change {
        void happens(int neuron, int from, int to);
    }

    /** Takes in the letters of the next strip; {@code between} hears of changes between the last strip and this one. */
    void accept(Letters letters, Change between) {
        int width = letters.width();
        int[] end = last;
        if (end == null) {
            first = letters.first();
            end = first.clone();
            last = end;
        } else {
            for (int j = 0; j < width; j++) {
                if (end[j] != letters.first(j)) {
                    between.happens(j, end[j], letters.first(j));
                    end[j] = letters.first(j);
                }
            }
        }
        for (int i = 0; i < letters.changes(); i++) {
            end[letters.neuron(i)] = letters.to(i);
        }
    }

    /** Takes over the run that follows; {@code between} hears of changes at the joint. */
    void append(LetterRun later, Change between) {
        int[] end = last;
        int[] start = later.first;
        if (end == null) {
            first = later.first;
            last = later.last;
        } else if (start != null) {
            for (int j = 0; j < end.length; j++) {
                if (end[j] != start[j]) {
                    between.happens(j, end[j], start[j]);
                }
            }
            last = later.last;
        }
    }

    /** Letters of the first cell seen, or null when nothing was. */
    int @Nullable [] first() {
        return first;
    }
}
