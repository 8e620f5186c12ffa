package io.crease.onnx;

/** What is known of a tensor of a graph for a batch of one. */
sealed interface Value permits Constant, Signal, Unknown {}
