package io.crease.trace;

import io.crease.network.Evaluator;
import io.crease.numeric.Workers;
import io.crease.trajectory.Geometry;
import io.crease.trajectory.Trajectory;
import java.util.List;

/** Sends a trajectory through a network and shows the image at every site to an observer, piece by piece in the order of t. */
public sealed interface Tracer permits ExactTracer, SampledTracer {

    /**
     * How to trace.
     *
     * @param memoryBudget bytes for batches and sets, beyond weights; decides the size of batches
     * @param tolerance relative error of lengths at which a sampled trace stops refining
     * @param mostPoints number of samples after which a sampled trace stops refining
     */
    record Options(long memoryBudget, double tolerance, long mostPoints) {
        /** 512 MiB, a tolerance of 10⁻⁴, ten million samples. */
        public static final Options DEFAULT = new Options(512L << 20, 1e-4, 10_000_000);

        /** @throws IllegalArgumentException if a number is not positive */
        public Options {
            if (memoryBudget < 1 || !(tolerance > 0) || mostPoints < 1) {
                throw new IllegalArgumentException("memory budget " + memoryBudget + ", tolerance " + tolerance
                        + ", most points " + mostPoints + ": expected positive numbers");
            }
        }
    }

    /** An exact tracer when the network is piecewise linear and the geometry is not free, else a sampled one. */
    static Tracer of(Evaluator evaluator, Geometry geometry, Workers workers, Options options) {
        boolean exact = evaluator.network().firstSmooth() == null && geometry.kind() != Geometry.Kind.FREE;
        return exact ? new ExactTracer(evaluator, workers, options) : new SampledTracer(evaluator, workers, options);
    }

    /** Whether pieces are exact, or chords between samples. */
    boolean exact();

    /** The sites this shows, in the order of the network; the first is the input. */
    List<Site> sites();

    /** How this traces. */
    Options options();

    /**
     * Traces the whole trajectory.
     *
     * @param observer takes in all strips; modified
     * @throws IllegalArgumentException if the trajectory does not fit the network
     * @throws ArithmeticException if a value overflows
     */
    Traced trace(Trajectory trajectory, Observer observer, Monitor monitor);
}
