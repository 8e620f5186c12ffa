package io.crease.onnx;

import io.crease.network.Activation;
import io.crease.trace.Site;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of a foreign graph that is to be looked at.
 *
 * @param kind what of a layer it is
 * @param node the node it belongs to
 * @param what the layer is called in tables: {@code relu}, {@code layer-norm}
 * @param tensor its name in the graph
 * @param activation φ for what goes into an activation and comes out of it, where it is one known here
 */
record View(Site.Kind kind, OnnxNode node, String what, String tensor, @Nullable Activation activation) {

    /** Whether this goes into a softmax, where scores that are masked stand as huge negative numbers or −∞. */
    boolean scores() {
        return kind == Site.Kind.PRE
                && ForeignActivations.normalising(node.proto().getOpType());
    }
}
