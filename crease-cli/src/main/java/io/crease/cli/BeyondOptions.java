package io.crease.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How regions are found where there are too many inputs to cut the domain. */
final class BeyondOptions {
    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "Do not cut: count the distinct patterns at N random points of the box or slice, a lower bound, and"
                            + " estimate from how many were met once and twice how many there are. For any number of inputs.")
    private @Nullable Long points;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Seed of the points of --sample (default: the network's, 0 for one that is not random).")
    private @Nullable Long seed;

    @Option(
            names = "--search",
            description =
                    "Do not cut: find the regions of a box one by one with linear programmes. For about 7 to 20 inputs"
                            + " and networks without max pools; slower than cutting where that is possible.")
    private boolean search;

    /** Whether the domain is not cut. */
    boolean asked() {
        return points != null || search;
    }

    /** Number of points to sample; null to search. */
    @Nullable
    Long points() {
        return points;
    }

    /** The seed of the points, or another. */
    long seed(long other) {
        Long given = seed;
        return given == null ? other : given;
    }

    /** @throws UsageException if options do not go together or are out of range */
    void check() {
        Long most = points;
        if (most != null && search) {
            throw new UsageException("--sample and --search are two ways; expected one of them");
        }
        if (most != null && most < 1) {
            throw new UsageException("--sample is " + most + "; expected at least 1 point");
        }
        if (seed != null && most == null) {
            throw new UsageException("--seed is about random points; expected --sample N beside it");
        }
    }
}
