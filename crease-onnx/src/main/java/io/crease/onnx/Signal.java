package io.crease.onnx;

/**
 * A tensor that depends on the input.
 *
 * @param dims its extents, batch of one included
 * @param step what makes it; of the same size, in the same order
 */
record Signal(Dims dims, Step step) implements Value {}
