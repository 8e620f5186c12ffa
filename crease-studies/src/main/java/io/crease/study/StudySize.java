package io.crease.study;

import java.util.Locale;

/** How much of a study is done. */
public enum StudySize {
    /** Small networks, few conditions: done within seconds, to see that it works and which way it goes. */
    QUICK,
    /** The sizes of the paper. */
    FULL;

    /** {@code quick} or {@code full}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
