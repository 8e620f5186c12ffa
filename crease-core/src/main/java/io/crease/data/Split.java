package io.crease.data;

import java.util.Locale;

/** The part of a data set that models are trained on, or the part they are tested on. */
public enum Split {
    /** What models are trained on. */
    TRAIN,
    /** What models are tested on. */
    TEST;

    /** The name in specs: {@code train} or {@code test}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
