package io.crease.region;

import io.crease.network.Maximum;
import io.crease.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which letters change where a region is left through a facet. At a knot k of an activation letters k and k + 1 are exchanged; where
 * two candidates of a maximum are equal, each of them takes the place of the other at every output that has both and passes one of them on.
 * Immutable.
 */
final class Crossings {
    private final @Nullable Windows[] windows;

    Crossings(Network network) {
        List<Network.Node> nodes = network.nodes();
        windows = new Windows[nodes.size()];
        for (int i = 0; i < windows.length; i++) {
            if (nodes.get(i).layer() instanceof Maximum maximum) {
                windows[i] = new Windows(maximum.candidates(network.inputShapes(nodes.get(i))));
            }
        }
    }

    /** For each hyperplane known to lie at the facet, what changes with it; nothing where the region has none of its letters. */
    Exchange[][] across(Region region, int facet) {
        int count = 0;
        for (Facet f = region.polytope().facet(facet); f != null; f = f.also()) {
            count++;
        }
        Exchange[][] all = new Exchange[count][];
        int i = 0;
        for (Facet f = region.polytope().facet(facet); f != null; f = f.also()) {
            all[i++] = across(region.pattern(), f.plane());
        }
        return all;
    }

    private Exchange[] across(Pattern last, Hyperplane plane) {
        short[] letters = Pattern.letters(last, plane.node());
        if (letters == null) {
            return new Exchange[0];
        }
        Windows ofMaximum = windows[plane.node()];
        return ofMaximum == null ? atKnot(letters, plane) : ofMaximum.across(letters, plane);
    }

    private static Exchange[] atKnot(short[] letters, Hyperplane plane) {
        int knot = plane.other();
        int letter = letters[plane.neuron()];
        if (letter != knot && letter != knot + 1) {
            return new Exchange[0];
        }
        return new Exchange[] {new Exchange(plane.node(), plane.neuron(), letter, 2 * knot + 1 - letter)};
    }

    /** The candidates of a maximum, and which outputs have a candidate. */
    private static final class Windows {
        private final Maximum.Candidates candidates;
        /** Those of candidate c are {@code outputs[start[c] … start[c + 1])}. */
        private final int[] start;

        private final int[] outputs;

        Windows(Maximum.Candidates candidates) {
            this.candidates = candidates;
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

        Exchange[] across(short[] letters, Hyperplane plane) {
            List<Exchange> changes = new ArrayList<>();
            for (int i = start[plane.neuron()]; i < start[plane.neuron() + 1]; i++) {
                int output = outputs[i];
                int letter = letters[output];
                int winner = candidates.index(candidates.start(output) + letter);
                if (winner == plane.neuron() || winner == plane.other()) {
                    int to = place(output, winner == plane.neuron() ? plane.other() : plane.neuron());
                    if (to >= 0) {
                        changes.add(new Exchange(plane.node(), output, letter, to));
                    }
                }
            }
            return changes.toArray(Exchange[]::new);
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
}
