package io.crease.network;

import io.crease.numeric.Shape;
import java.util.List;

/**
 * A layer whose every output is the largest (or smallest) of several candidates. When candidates are equal the first in index
 * order wins, so that equal candidates (a window of zeros behind a ReLU is the normal case) are no transition.
 */
public non-sealed interface Maximum extends Layer {

    /**
     * The candidates of every output.
     *
     * @param inputs shapes of the inputs
     */
    Candidates candidates(List<Shape> inputs);

    /** True when the smallest candidate is passed on instead of the largest. */
    default boolean smallest() {
        return false;
    }

    /**
     * For each output the flat indexes of its candidates in the concatenation of all inputs, in the order in which ties are
     * settled. Immutable as far as its readers behave: the arrays are shared, not copied, and must not be written to.
     */
    final class Candidates {
        private final int[] start;
        private final int[] index;

        Candidates(int[] start, int[] index) {
            this.start = start;
            this.index = index;
        }

        /** Number of outputs. */
        public int outputs() {
            return start.length - 1;
        }

        /** Where output {@code o}'s candidates begin among all; they end before {@code start(o + 1)}. */
        public int start(int o) {
            return start[o];
        }

        /** The i-th candidate of all: an index into the concatenated inputs. */
        public int index(int i) {
            return index[i];
        }
    }
}
