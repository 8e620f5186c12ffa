package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.SampledTracer;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trace.Zoo;
import io.crease.trajectory.FreeCurve;
import io.crease.trajectory.Polyline;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sampled traces: they converge, say honestly how far they are, and never exceed the exact ones. */
class SampledTracerTest {

    private static Readings read(
            Network network, Trajectory curve, double tolerance, long points, long budget, int threads) {
        try (Workers workers = new Workers(threads)) {
            Tracer tracer =
                    new SampledTracer(new Evaluator(network), workers, new Tracer.Options(budget, tolerance, points));
            return Measurement.of(tracer, curve, Measures.named("length,transitions,pieces,patterns"), 0, Monitor.NONE);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "tanh,line",
        "tanh,circle",
        "gelu,arc",
        "gelu,polyline",
        "erf,bezier",
        "sigmoid,ellipse",
        "silu,line",
        "softplus,circle"
    })
    void lengthsConvergeWithinTheTolerance(String activation, String curveKind) {
        Network network = NetworkSpecs.parse("mlp:5-14x3-3,weight-variance=6,activation=" + activation)
                .build(9);
        Trajectory curve = Zoo.curve(curveKind, 5, 9);
        Readings fine = read(network, curve, 1e-8, 3_000_000, 1 << 22, 2);
        // Beyond 4,096 intervals the allowance for kinks is larger than the tolerance; what is said stays true.
        assertTrue(fine.traced().relativeError() <= 1e-7);
        for (double tolerance : new double[] {1e-2, 1e-3, 1e-4, 1e-5, 1e-6}) {
            for (long budget : new long[] {1 << 14, 1 << 20}) {
                Readings found = read(network, curve, tolerance, 10_000_000, budget, 2);
                double largest = 0;
                for (Site site : found.sites()) {
                    double expected = fine.value("length", site);
                    double value = found.value("length", site);
                    assertTrue(value <= expected * (1 + 1e-9), site::toString);
                    assertTrue(value >= expected * (1 - 1.2 * tolerance), site::toString);
                    largest = Math.max(largest, (expected - value) / expected);
                }
                double said = found.traced().relativeError();
                assertTrue(largest <= 1.5 * said + 2e-9, "error " + largest + ", said " + said);
                assertTrue(said <= 1.5 * largest + 2e-8, "error " + largest + ", said " + said);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 1000, 3000})
    void anEarlyStopIsSaid(long points) {
        Network network = NetworkSpecs.parse("mlp:5-14x3-3,weight-variance=20,activation=tanh")
                .build(9);
        Trajectory curve = Zoo.curve("circle", 5, 9);
        Readings fine = read(network, curve, 1e-8, 3_000_000, 1 << 22, 2);
        Readings found = read(network, curve, 1e-9, points, 1 << 22, 2);
        double largest = 0;
        for (Site site : found.sites()) {
            double expected = fine.value("length", site);
            largest = Math.max(largest, (expected - found.value("length", site)) / expected);
        }
        double said = found.traced().relativeError();
        assertTrue(largest <= 2 * said, "error " + largest + ", said " + said);
        Readings again = read(network, curve, 1e-9, points, 1 << 15, 1);
        Readings more = read(network, curve, 1e-9, points, 1 << 15, 4);
        for (Readings.Reading reading : again.all()) {
            assertEquals(reading.value(), more.value(reading.measure(), reading.site()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aCurveKnownByItsPointsApproachesTheArcFromBelow(long seed) {
        Network network = NetworkSpecs.parse("mlp:6-16x4-3").build(seed);
        Trajectory arc = Zoo.curve("arc", 6, seed);
        Trajectory points = new FreeCurve(6, arc::at);
        Readings exact = Measurement.of(network, arc, Measures.named("length,transitions,pieces,patterns"));
        Readings coarse = read(network, points, 1e-3, 10_000_000, 1 << 20, 2);
        Readings fine = read(network, points, 1e-7, 10_000_000, 1 << 20, 2);
        for (Readings.Reading reading : exact.all()) {
            double few = coarse.value(reading.measure(), reading.site());
            double many = fine.value(reading.measure(), reading.site());
            boolean length = reading.measure().name().equals("length");
            String what = reading.measure().name() + " at " + reading.site();
            assertTrue(few <= many * (1 + 1e-12), what);
            assertTrue(many <= reading.value() * (1 + 1e-12), what);
            assertTrue(length ? many >= reading.value() * (1 - 1e-6) : many >= 0.9 * reading.value(), what);
        }
    }

    /** Wherever strips end: a corner ends one piece. */
    @ParameterizedTest(name = "{0} corners")
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void cornersAreCountedOnce(int corners) {
        Network network = NetworkSpecs.parse("mlp:2-4x2-1").build(1);
        List<Tensor> points = new ArrayList<>();
        for (int i = 0; i < corners + 2; i++) {
            points.add(Tensor.vector(1 + 1e-3 * i, 2 + 1e-3 * (i % 2)));
        }
        Polyline curve = new Polyline(points);
        assertEquals(
                corners + 1.0,
                Measurement.of(network, curve, Measures.named("pieces")).value("pieces", 2, Site.Kind.POST));
        for (long budget = 1 << 10; budget < 1 << 20; budget += budget / 8) {
            Readings readings = read(network, curve, 1e-4, 1_000_000, budget, 1);
            assertEquals(corners + 1.0, readings.value("pieces", 2, Site.Kind.POST), "budget " + budget);
        }
    }
}
