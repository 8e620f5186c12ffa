package io.crease.cli;

import io.crease.trace.Monitor;

/** A monitor that also stops the work when its time is over. */
final class Deadline implements Monitor {
    private final Monitor monitor;
    private final long start = System.nanoTime();
    private final double seconds;

    /** @param seconds from now; infinite for none */
    Deadline(Monitor monitor, double seconds) {
        this.monitor = monitor;
        this.seconds = seconds;
    }

    @Override
    public void advanced(double share) {
        monitor.advanced(share);
    }

    @Override
    public boolean cancelled() {
        return monitor.cancelled() || passed();
    }

    /** Whether the time is over. */
    boolean passed() {
        return (System.nanoTime() - start) / 1e9 > seconds;
    }
}
