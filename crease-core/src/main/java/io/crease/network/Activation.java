package io.crease.network;

/** A function φ applied to every neuron's pre-activation. Either piecewise linear (traced exactly) or smooth (sampled). */
public sealed interface Activation permits PiecewiseLinear, Smooth {

    /** The name as it is written in specs and tables, parameters included: {@code relu}, {@code leaky-relu(0.01)}. */
    String name();

    /** φ(x) for a neuron of channel 0 (only PReLU differs between channels). */
    double value(double x);

    /** φ′(x) for a neuron of channel 0; at a knot of a piecewise-linear φ, the slope of the piece on its left. */
    double derivative(double x);
}
