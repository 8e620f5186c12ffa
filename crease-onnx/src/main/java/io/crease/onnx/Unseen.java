package io.crease.onnx;

/**
 * Something in a foreign graph that cannot be looked at.
 *
 * @param node the node's name
 * @param op its operator
 * @param reason why, in a phrase
 */
public record Unseen(String node, String op, String reason) {}
