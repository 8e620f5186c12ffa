package io.crease.measure;

import io.crease.trace.Site;
import java.util.List;

/**
 * The image of a trajectory at one site, seen in its principal plane: the two directions in which its points spread most, turned
 * and perhaps mirrored so that it lies as close to the image before it as that allows. Distances in the plane are those in the
 * layer's space, up to what the plane leaves out.
 *
 * @param site where
 * @param x first coordinate of each point, in units of the layer
 * @param y second coordinate
 * @param explained share of the points' variance that lies in the plane, from 0 to 1; 1 where all points coincide
 * @param sketched whether the layer was too wide to be kept, so that its coordinates were first added up in random groups with random
 *     signs: distances are then right within a few percent
 */
public record PlaneImage(Site site, List<Double> x, List<Double> y, double explained, boolean sketched) {
    /** Copies the lists. @throws IllegalArgumentException if there are not as many x as y */
    public PlaneImage {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(x.size() + " x and " + y.size() + " y; expected as many");
        }
    }
}
