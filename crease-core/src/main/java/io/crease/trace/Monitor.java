package io.crease.trace;

/** Hears how far a trace has come and can stop it. Called from several threads at once. */
public interface Monitor {

    /** Hears nothing and never stops. */
    Monitor NONE = new Monitor() {};

    /** A further share of the trajectory, of 1 in all, has passed through the whole network. */
    default void advanced(double share) {}

    /** Whether the trace should stop as soon as it can. */
    default boolean cancelled() {
        return false;
    }
}
