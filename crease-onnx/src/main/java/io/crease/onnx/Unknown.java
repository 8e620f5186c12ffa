package io.crease.onnx;

/**
 * A tensor that no layer here makes.
 *
 * @param behind name of the first node that is not supported on the way to it
 */
record Unknown(String behind) implements Value {}
