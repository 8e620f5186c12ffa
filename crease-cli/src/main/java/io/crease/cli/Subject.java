package io.crease.cli;

import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.onnx.RuntimeGraph;
import io.crease.trace.Site;
import io.crease.trace.Sites;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a result is about.
 *
 * @param trajectory sent through the network, if any
 * @param sweep of the network's weights, if any
 * @param domain of input space that is cut into regions, if any
 */
record Subject(
        OfNetwork network, @Nullable OfTrajectory trajectory, @Nullable OfSweep sweep, @Nullable OfDomain domain) {

    /** Of a command about a network alone. */
    static Subject of(OfNetwork network) {
        return new Subject(network, null, null, null);
    }

    /** The layers that a sweep goes over. */
    List<Layer> sweptLayers() {
        OfSweep made = sweep;
        return network.layers().stream()
                .filter(l ->
                        made != null && l.site().equals("post") && made.layers().contains(l.layer()))
                .toList();
    }

    /** Number of hidden layers behind one. */
    int hiddenBehind(int layer) {
        return (int) network.layers().stream()
                .filter(l -> l.site().equals("post") && l.layer() > layer)
                .count();
    }

    /**
     * A network.
     *
     * @param source the spec or file
     * @param sha256 of the built network (of the first, when there are several seeds); null when it was not built
     * @param parameters their number
     * @param layers the input and all sites but the pre-activations, in order
     */
    record OfNetwork(String source, @Nullable String sha256, long parameters, List<Layer> layers) {
        OfNetwork {
            layers = List.copyOf(layers);
        }

        static OfNetwork of(NetworkSpec spec, Network network) {
            return new OfNetwork(
                    spec.text(), network.fingerprint(), network.parameters(), layers(new Sites(network).all()));
        }

        /** Of a graph that ONNX Runtime runs. */
        static OfNetwork of(NetworkSpec spec, RuntimeGraph graph) {
            return new OfNetwork(spec.text(), graph.fingerprint(), graph.parameters(), layers(graph.sites()));
        }

        private static List<Layer> layers(List<Site> sites) {
            return sites.stream()
                    .filter(s -> s.kind() != Site.Kind.PRE)
                    .map(s -> new Layer(
                            s.layer(), s.label(), s.layerKind(), s.shape().extents()))
                    .toList();
        }

        /** The network in a line. */
        String line() {
            return source + " · " + Words.count(parameters, "parameter");
        }
    }

    /**
     * One place in the network.
     *
     * @param layer number from 1, the output last; 0 for the input
     * @param site {@code input}, {@code post}, {@code output} or {@code node:NAME}
     * @param kind {@code relu}, {@code conv2d} …
     * @param shape of what it hands on
     */
    record Layer(int layer, String site, String kind, List<Integer> shape) {
        Layer {
            shape = List.copyOf(shape);
        }

        int width() {
            return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        }
    }

    /**
     * A trajectory.
     *
     * @param kind arc, line …
     * @param from start, in words
     * @param to end, in words
     * @param via points between
     * @param low smallest t
     * @param high largest t
     * @param length in input space; the mean over repetitions, null when it was not measured
     * @param radius root mean square of ‖x(t)‖ over t
     */
    record OfTrajectory(
            String kind,
            String from,
            String to,
            List<String> via,
            double low,
            double high,
            @Nullable Double length,
            double radius) {
        OfTrajectory {
            via = List.copyOf(via);
        }

        /** This trajectory with another length. */
        OfTrajectory withLength(@Nullable Double other) {
            return new OfTrajectory(kind, from, to, via, low, high, other, radius);
        }

        static OfTrajectory of(Curve curve, @Nullable Double length) {
            return new OfTrajectory(
                    curve.trajectory().kind(),
                    curve.from(),
                    curve.to(),
                    curve.via(),
                    curve.trajectory().from(),
                    curve.trajectory().to(),
                    length,
                    curve.norms().rootMeanSquare());
        }
    }

    /**
     * A sweep of weights while points are labelled.
     *
     * @param layers numbers of the layers that are swept, one after the other
     * @param points number of points
     */
    record OfSweep(List<Integer> layers, int points) {
        OfSweep {
            layers = List.copyOf(layers);
        }
    }

    /**
     * A part of input space that is cut into regions.
     *
     * @param kind {@code box}, {@code space}, {@code slice}, {@code triangle}, {@code plane}
     * @param dimension number of coordinates
     * @param low lower ends of a box of coordinates; empty when it is none
     * @param high upper ends
     * @param points that span a plane, in words
     * @param corners u and v of each of the points, one after the other
     */
    record OfDomain(
            String kind,
            int dimension,
            List<Double> low,
            List<Double> high,
            List<String> points,
            List<Double> corners) {
        OfDomain {
            low = List.copyOf(low);
            high = List.copyOf(high);
            points = List.copyOf(points);
            corners = List.copyOf(corners);
        }
    }
}
