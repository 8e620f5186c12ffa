package io.crease.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one node of an ONNX graph.
 *
 * @param node the node
 * @param treatment what became of it; for a node behind an unsupported one, what would become of it by its operator alone
 * @param reason why, or into what, in a few words; null where nothing is to be said
 * @param extents of its first output for a batch of one, batch included; null where they are not known
 */
public record NodeStatus(
        OnnxNode node, Treatment treatment, @Nullable String reason, @Nullable List<Integer> extents) {}
