package io.crease.network;

/** A smooth activation: traced by sampling. Implementations are immutable and thread-safe. */
public non-sealed interface Smooth extends Activation {

    /** φ″(x). */
    double secondDerivative(double x);
}
