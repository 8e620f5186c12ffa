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

    /** A monitor of a part of the work: its whole is {@code part} of this one's, and this one stops it. */
    default Monitor part(double part) {
        Monitor whole = this;
        return new Monitor() {
            @Override
            public void advanced(double share) {
                whole.advanced(share * part);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
