package io.crease.network;

/** Activations of one form, told apart by number parameters. One file each and one line in {@link Activations}. */
public interface ActivationFamily extends Family<Activation> {

    /** Whether its members are piecewise linear (traced exactly) rather than smooth (sampled). */
    boolean piecewiseLinear();
}
