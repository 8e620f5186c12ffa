package io.crease.cli;

import io.crease.network.Evaluator;
import io.crease.numeric.Workers;
import io.crease.trace.Images;
import io.crease.trace.SampledTracer;
import io.crease.trace.Tracer;
import io.crease.trajectory.Geometry;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a trace samples.
 *
 * @param always although it could be exact
 * @param points number of evenly spaced samples; null when they are refined to a tolerance
 */
record Sampling(boolean always, @Nullable Integer points) {

    /** Only where a trace cannot be exact, refined. */
    static final Sampling WHERE_NEEDED = new Sampling(false, null);

    /** @throws UsageException if there are fewer than two points */
    Sampling {
        if (points != null && points < 2) {
            throw new UsageException("--points is " + points + "; expected at least 2");
        }
    }

    /** A tracer for a network. */
    Tracer tracer(Evaluator evaluator, Geometry geometry, Workers workers, Tracer.Options options) {
        if (points != null) {
            return SampledTracer.evenly(evaluator, points, workers, options);
        }
        return always
                ? new SampledTracer(evaluator, workers, options)
                : Tracer.of(evaluator, geometry, workers, options);
    }

    /** A tracer for what can only be sampled. */
    Tracer tracer(Images images, Workers workers, Tracer.Options options) {
        return points == null
                ? new SampledTracer(images, workers, options)
                : SampledTracer.evenly(images, points, workers, options);
    }
}
