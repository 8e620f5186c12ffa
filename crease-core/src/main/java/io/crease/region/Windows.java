package io.crease.region;

import io.crease.network.Maximum;
import io.crease.network.PiecewiseLinear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the letters of a maximum change from a region to its neighbour. Immutable. */
final class Windows {
    private final int node;
    private final Maximum.Candidates candidates;
    private final @Nullable PiecewiseLinear behind;
    /** Those of candidate c are {@code outputs[start[c] … start[c + 1])}. */
    private final int[] start;

    private final int[] outputs;

    /** @param behind see {@link WinnerCuts} */
    Windows(int node, Maximum.Candidates candidates, @Nullable PiecewiseLinear behind) {
        this.node = node;
        this.candidates = candidates;
        this.behind = behind;
        int total = candidates.start(candidates.outputs());
        int most = -1;
        for (int i = 0; i < total; i++) {
            most = Math.max(most, candidates.index(i));
        }
        start = new int[most + 2];
        for (int i = 0; i < total; i++) {
            start[candidates.index(i) + 1]++;
        }
        for (int c = 0; c <= most; c++) {
            start[c + 1] += start[c];
        }
        outputs = new int[total];
        int[] next = Arrays.copyOf(start, most + 1);
        for (int o = 0; o < candidates.outputs(); o++) {
            for (int i = candidates.start(o); i < candidates.start(o + 1); i++) {
                outputs[next[candidates.index(i)]++] = o;
            }
        }
    }

    /** What changes where two candidates are equal: each takes the other's place wherever one of them wins and both are candidates. */
    Exchange[] across(short[] letters, Hyperplane plane) {
        List<Exchange> changes = new ArrayList<>();
        for (int i = start[plane.neuron()]; i < start[plane.neuron() + 1]; i++) {
            int output = outputs[i];
            int letter = letters[output];
            int winner = candidates.index(candidates.start(output) + letter);
            if (winner == plane.neuron() || winner == plane.other()) {
                int to = place(output, winner == plane.neuron() ? plane.other() : plane.neuron());
                if (to >= 0) {
                    changes.add(new Exchange(node, output, letter, to));
                }
            }
        }
        return changes.toArray(Exchange[]::new);
    }

    /**
     * Adds what changes with the letter of a neuron of the activation behind: a candidate on a higher piece wins without a look.
     *
     * @param letters of this maximum
     * @param pieces of the activation
     */
    void follow(short[] letters, short[] pieces, Exchange change, List<Exchange> changes) {
        PiecewiseLinear activation = behind;
        if (activation == null || change.neuron() + 1 >= start.length) {
            return;
        }
        for (int i = start[change.neuron()]; i < start[change.neuron() + 1]; i++) {
            int output = outputs[i];
            int highest = -1;
            int first = 0;
            int count = 0;
            boolean stays = false;
            int from = candidates.start(output);
            for (int c = from; c < candidates.start(output + 1); c++) {
                int neuron = candidates.index(c);
                int piece = neuron == change.neuron() ? change.to() : pieces[neuron];
                if (piece > highest) {
                    highest = piece;
                    first = c - from;
                    count = 0;
                    stays = false;
                }
                if (piece == highest) {
                    count++;
                    stays |= c - from == letters[output];
                }
            }
            boolean level = activation.slope(0, highest) == 0;
            int to = level || count == 1 || !stays ? first : letters[output];
            if (to != letters[output]) {
                changes.add(new Exchange(node, output, letters[output], to));
            }
        }
    }

    /** Index of the maximum in the network. */
    int node() {
        return node;
    }

    private int place(int output, int candidate) {
        for (int i = candidates.start(output); i < candidates.start(output + 1); i++) {
            if (candidates.index(i) == candidate) {
                return i - candidates.start(output);
            }
        }
        return -1;
    }
}
