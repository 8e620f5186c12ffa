package io.crease.report.measured;

import java.util.List;

/**
 * The image of one curve at several layers, each in its principal plane.
 *
 * @param t of the points, ascending
 * @param closed whether the curve ends where it begins, so that the last t is the first again
 * @param layers in the order of the network
 */
public record CurveImages(List<Double> t, boolean closed, List<Layer> layers) {
    /**
     * One layer.
     *
     * @param name {@code layer 3}, plain text
     * @param explained share of the variance in the plane
     * @param sketched whether distances are right within a few percent only
     * @param x of each point
     * @param y of each point
     */
    public record Layer(String name, double explained, boolean sketched, List<Double> x, List<Double> y) {
        /** Copies the lists. */
        public Layer {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }

    /** @throws IllegalArgumentException if there are fewer than two points, no layers, or a layer with other points */
    public CurveImages {
        t = List.copyOf(t);
        layers = List.copyOf(layers);
        int points = t.size();
        if (points < 2 || layers.isEmpty()) {
            throw new IllegalArgumentException(points + " points at " + layers.size() + " layers; expected some");
        }
        if (layers.stream()
                .anyMatch(layer -> layer.x().size() != points || layer.y().size() != points)) {
            throw new IllegalArgumentException("a layer has not " + points + " points; expected one for each t");
        }
    }
}
