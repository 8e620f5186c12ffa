package io.crease.region;

import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which letters change where a region is left through a facet. At a knot k of an activation letters k and k + 1 are exchanged; where
 * two candidates of a maximum are equal, each of them takes the place of the other at every output that has both and passes one of them on.
 * Immutable.
 */
final class Crossings {
    private final @Nullable Windows[] windows;
    /** The maxima that read an activation whose pieces may tell them the winner. */
    private final Map<Integer, List<Windows>> followers = new HashMap<>();

    Crossings(Network network) {
        List<Network.Node> nodes = network.nodes();
        windows = new Windows[nodes.size()];
        for (int i = 0; i < windows.length; i++) {
            if (nodes.get(i).layer() instanceof Maximum maximum) {
                Network.Node node = nodes.get(i);
                PiecewiseLinear rising = maximum.smallest() ? null : Plan.rising(network, node);
                Windows made = new Windows(i, maximum.candidates(network.inputShapes(node)), rising);
                windows[i] = made;
                if (rising != null) {
                    followers
                            .computeIfAbsent(node.inputs().get(0), source -> new ArrayList<>())
                            .add(made);
                }
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
        return ofMaximum == null ? atKnot(last, letters, plane) : ofMaximum.across(letters, plane);
    }

    private Exchange[] atKnot(Pattern last, short[] letters, Hyperplane plane) {
        int knot = plane.other();
        int letter = letters[plane.neuron()];
        if (letter != knot && letter != knot + 1) {
            return new Exchange[0];
        }
        Exchange change = new Exchange(plane.node(), plane.neuron(), letter, 2 * knot + 1 - letter);
        List<Exchange> all = new ArrayList<>();
        all.add(change);
        for (Windows reader : followers.getOrDefault(plane.node(), List.of())) {
            short[] winners = Pattern.letters(last, reader.node());
            if (winners != null) {
                reader.follow(winners, letters, change, all);
            }
        }
        return all.toArray(Exchange[]::new);
    }
}
