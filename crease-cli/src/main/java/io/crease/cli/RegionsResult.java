package io.crease.cli;

import io.crease.region.Certificate;
import io.crease.region.RegionCount;
import org.jspecify.annotations.Nullable;

/**
 * What {@code crease regions} has found.
 *
 * @param result the envelope with all rows
 * @param count what was counted
 * @param certificate whether that is certain
 * @param largest volume among bounded regions, null if there are none
 * @param smallest likewise
 * @param found what was found besides
 * @param ended why the count ended before its end, null if it did not
 */
record RegionsResult(
        Result result,
        RegionCount count,
        Certificate certificate,
        @Nullable Double largest,
        @Nullable Double smallest,
        RegionStudies.Found found,
        @Nullable End ended) {

    /** What stops a count. */
    enum End {
        INTERRUPTED("interrupted"),
        TIME_LIMIT("stopped by --time-limit"),
        MOST_REGIONS("stopped by --max-regions");

        private final String text;

        End(String text) {
            this.text = text;
        }

        /** What rows and sentences begin with. */
        String text() {
            return text;
        }
    }

    /** What the process ends with: a limit that was asked for is no failure. */
    int exitCode() {
        if (ended != null) {
            return ended == End.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
        return certificate.certified() ? ExitCode.DONE : ExitCode.NOT_CERTIFIED;
    }

    /** What speaks against the count, in a line. */
    String doubts() {
        return "not certified: " + String.join("; ", certificate.doubts());
    }

    /** The share of a bounded domain's volume that was seen. */
    @Nullable
    Double seen() {
        return Double.isFinite(count.domainVolume()) ? Double.valueOf(count.volume() / count.domainVolume()) : null;
    }

    /** A volume in this dimension. */
    static String volumeWord(int dimension) {
        return dimension == 1 ? "length" : dimension == 2 ? "area" : "volume";
    }
}
