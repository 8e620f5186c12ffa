package io.crease.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place that networks of a comparison have in common: the input, the output, the activation of one number, or the k-th other node
 * of one kind before the activation of one number (or behind the last). A network that ends earlier lacks the places between.
 */
final class AlignedPlace {
    private final int layer;
    private final int rank;
    private final @Nullable Subject.Layer[] at;

    private AlignedPlace(int layer, int rank, int networks) {
        this.layer = layer;
        this.rank = rank;
        at = new Subject.Layer[networks];
    }

    /** The place in one network, or null where it has none. */
    Subject.@Nullable Layer in(int network) {
        return at[network];
    }

    /** What the networks say of it, each text once. */
    String text(Function<Subject.Layer, String> about) {
        List<String> texts = new ArrayList<>();
        for (Subject.Layer layer : at) {
            if (layer != null && !texts.contains(about.apply(layer))) {
                texts.add(about.apply(layer));
            }
        }
        return texts.stream().collect(Collectors.joining("/"));
    }

    /** All places of the networks, in the order of depth; the output is the last of all, however deep. */
    static List<AlignedPlace> of(List<Subject.OfNetwork> networks) {
        Map<String, AlignedPlace> places = new LinkedHashMap<>();
        for (int n = 0; n < networks.size(); n++) {
            List<Subject.Layer> layers = networks.get(n).layers();
            int hidden = layers.stream()
                    .filter(l -> l.site().equals("post"))
                    .mapToInt(Subject.Layer::layer)
                    .max()
                    .orElse(0);
            Map<String, Integer> seen = new HashMap<>();
            for (Subject.Layer layer : layers) {
                boolean tail = layer.layer() > hidden;
                boolean node = layer.site().startsWith("node:");
                String where = tail ? "end" : String.valueOf(layer.layer());
                String key = node ? where + ":" + layer.kind() : where + ":" + layer.site();
                int occurrence = seen.merge(key, 1, Integer::sum);
                AlignedPlace place = places.computeIfAbsent(
                        key + "#" + occurrence,
                        k -> new AlignedPlace(tail ? Integer.MAX_VALUE : layer.layer(), node ? 0 : 1, networks.size()));
                place.at[n] = layer;
            }
        }
        return places.values().stream()
                .sorted(Comparator.<AlignedPlace>comparingInt(p -> p.layer).thenComparingInt(p -> p.rank))
                .toList();
    }
}
