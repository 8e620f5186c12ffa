package io.crease.cli;

import io.crease.region.Regions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is counted, and when that is enough. */
final class RegionOptions {
    @Option(
            names = "--faces",
            description = "Count faces of every dimension, not only vertices, edges and regions: the whole f-vector.")
    private boolean faces;

    @Option(
            names = "--linear",
            description =
                    "Also count linear regions: neighbours with one affine map are joined. Keeps every region's map.")
    private boolean linear;

    @Option(
            names = "--max-regions",
            paramLabel = "N",
            description = "Stop after N regions or a few more; the counts are then lower bounds.")
    private @Nullable Long mostRegions;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = Seconds.class,
            description = "Stop after a time, such as 30s, 2m or 1h; the counts are then lower bounds.")
    private @Nullable Double seconds;

    /** @throws UsageException if a number is not positive */
    Regions.Options options() {
        Long most = mostRegions;
        if (most != null && most < 1) {
            throw new UsageException("--max-regions is " + most + "; expected at least 1");
        }
        return new Regions.Options(faces, true, most == null ? Long.MAX_VALUE : most);
    }

    /** Whether linear regions are counted too. */
    boolean linear() {
        return linear;
    }

    /** @throws UsageException if faces are asked for, or a limit on regions when points are sampled */
    void requireUncut(boolean sampled) {
        if (faces) {
            throw new UsageException("--faces: without cutting no faces are found; expected no --sample or --search");
        }
        if (sampled && mostRegions != null) {
            throw new UsageException("--max-regions: a sample ends behind its points; expected --sample N alone");
        }
    }

    /** Seconds after which counting stops; infinite if it does not. */
    double seconds() {
        return seconds == null ? Double.POSITIVE_INFINITY : seconds;
    }

    /** Whether counting may stop before its end. */
    boolean limited() {
        return mostRegions != null || seconds != null;
    }
}
