package io.crease.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of a data set in a user's folder.
 *
 * @param file the official file
 * @param kind in short
 * @param place where it lies, or null if it is missing
 * @param words more on it: what a reader found wrong
 */
public record FileState(OfficialFile file, Kind kind, @Nullable Path place, String words) {

    /** Whether it can be read, and as what. */
    public enum Kind {
        /** Byte for byte the official file, or of its size if only sizes were compared. */
        OFFICIAL("whole"),
        /** Not the official bytes, but complete by its own header: unpacked, or packed by another program. */
        COMPLETE("complete"),
        /** There, and not to be read. */
        DAMAGED("damaged"),
        /** Not there. */
        MISSING("missing");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for people. */
        @Override
        public String toString() {
            return word;
        }
    }

    /** Whether the set can be opened as far as this file goes. */
    public boolean usable() {
        return kind == Kind.OFFICIAL || kind == Kind.COMPLETE;
    }
}
