package io.crease.study;

import io.crease.trace.Monitor;

/** Hears how far studies have come, and tells work from what was found in the store, so that the time left can be told. */
public interface StudyMonitor extends Monitor {

    /** A further share of the study, of 1 in all, was in the store. */
    default void found(double share) {
        advanced(share);
    }
}
