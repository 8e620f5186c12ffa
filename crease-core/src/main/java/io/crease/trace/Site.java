package io.crease.trace;

import io.crease.network.Activation;
import io.crease.numeric.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A place in a network whose image of the trajectory is looked at.
 *
 * @param index position among the sites of a trace, in the order of the network, from 0
 * @param layer number of the layer: the activation's number for {@code PRE} and {@code POST}; for a node, of the next activation;
 *     for the output, one more than the last activation
 * @param kind what of the layer
 * @param name the node's name
 * @param layerKind what the node is: {@code dense}, {@code relu}, {@code max-pool} …
 * @param shape shape of the image
 * @param cutting whether the curve's pieces are cut here: an activation or a maximum, whose neurons have letters
 * @param activation φ for {@code PRE} and {@code POST}, null elsewhere
 */
public record Site(
        int index,
        int layer,
        Kind kind,
        String name,
        String layerKind,
        Shape shape,
        boolean cutting,
        @Nullable Activation activation) {

    /** What of a layer a site shows. */
    public enum Kind {
        /** The trajectory itself. */
        INPUT("input"),
        /** Pre-activation, what goes into an activation. */
        PRE("pre"),
        /** Post-activation, the latent image. */
        POST("post"),
        /** Any other node: a convolution behind which a batch norm stands, a pool, an addition. */
        NODE("node"),
        /** The output, when it is not an activation. */
        OUTPUT("output");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word used in rows. */
        public String text() {
            return text;
        }
    }

    /** The word for this place in rows: the kind, and for a node its name. */
    public String label() {
        return kind == Kind.NODE ? "node:" + name : kind.text();
    }

    /** Number of neurons. */
    public int width() {
        return shape.size();
    }
}
