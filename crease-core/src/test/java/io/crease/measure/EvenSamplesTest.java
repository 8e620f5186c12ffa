package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Images;
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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sampled traces at evenly spaced points, of images too large to be refined, and of images in single precision. */
class EvenSamplesTest {
    private static final List<Measure> MEASURES = Measures.named("length,transitions,pieces,patterns");

    @ParameterizedTest(name = "{0} samples, budget {1}, {2} threads")
    @CsvSource({"2,4096,1", "3,4096,2", "50,4096,3", "50,1000000,2", "400,20000,2", "401,100000000,1"})
    void lengthsAreThoseOfThePolygon(int samples, long budget, int threads) {
        Network network = NetworkSpecs.parse("mlp:5-14x3-3").build(4);
        Trajectory curve = Zoo.curve("arc", 5, 4);
        Readings found;
        try (Workers workers = new Workers(threads)) {
            found = Measurement.of(
                    SampledTracer.evenly(
                            new Evaluator(network), samples, workers, new Tracer.Options(budget, 1e-4, 1000)),
                    curve,
                    MEASURES,
                    0,
                    Monitor.NONE);
        }
        double length = 0;
        Tensor before = network.apply(Tensor.vector(curve.at(0)));
        for (int i = 1; i < samples; i++) {
            Tensor now = network.apply(Tensor.vector(curve.at((double) i / (samples - 1))));
            double sum = 0;
            for (int j = 0; j < now.size(); j++) {
                sum += (now.get(j) - before.get(j)) * (now.get(j) - before.get(j));
            }
            length += Math.sqrt(sum);
            before = now;
        }
        assertEquals(length, found.value("length", 4, Site.Kind.OUTPUT), 1e-12 * length);
        assertEquals(samples, found.traced().points());
        Readings exact = Measurement.of(network, curve, MEASURES);
        for (Readings.Reading reading : found.all()) {
            assertTrue(reading.value() <= exact.value(reading.measure(), reading.site()) * (1 + 1e-12));
        }
        if (samples == 401) {
            double whole = exact.value("length", 3, Site.Kind.POST);
            double missing = (whole - found.value("length", 3, Site.Kind.POST)) / whole;
            double said = found.traced().relativeError();
            assertTrue(missing <= 3 * said && said < 0.01, "missing " + missing + ", said " + said);
        }
    }

    @Test
    void cornersAreSamples() {
        Network network = NetworkSpecs.parse("mlp:2-4x2-1").build(1);
        Polyline curve = new Polyline(
                List.of(Tensor.vector(0, 0), Tensor.vector(1, 5), Tensor.vector(2, 0), Tensor.vector(3, 7)));
        try (Workers workers = new Workers(2)) {
            Tracer tracer =
                    SampledTracer.evenly(new Evaluator(network), 2, workers, new Tracer.Options(1 << 20, 1e-4, 9));
            Readings found = Measurement.of(tracer, curve, MEASURES, 0, Monitor.NONE);
            assertEquals(
                    2 * Math.sqrt(26) + Math.sqrt(50),
                    found.value("length", found.sites().get(0)),
                    1e-12);
        }
    }

    /** The unit circle among any number of zeros, or rounded to single precision; nothing but its points. */
    private static final class Circle implements Images {
        private final int width;
        private final boolean single;
        private final AtomicLong evaluated = new AtomicLong();

        Circle(int width, boolean single) {
            this.width = width;
            this.single = single;
        }

        @Override
        public List<Site> sites() {
            return List.of(
                    new Site(0, 0, Site.Kind.INPUT, "input", "input", Shape.of(1), false, null),
                    new Site(1, 1, Site.Kind.OUTPUT, "circle", "circle", Shape.of(width), false, null));
        }

        @Override
        public List<Batch> of(Batch points) {
            evaluated.addAndGet(points.rows());
            Batch image = new Batch(width);
            image.resize(points.rows());
            for (int r = 0; r < points.rows(); r++) {
                double t = single ? (float) points.values()[r] : points.values()[r];
                image.values()[r * width] = single ? (float) Math.cos(t) : Math.cos(t);
                image.values()[r * width + 1] = single ? (float) Math.sin(t) : Math.sin(t);
            }
            return new ArrayList<>(List.of(points, image));
        }

        @Override
        public void letters(Site site, List<Batch> images, int row, int[] letters) {
            throw new AssertionError("nothing is cut");
        }

        @Override
        public double rounding() {
            return single ? 0x1p-24 : DOUBLE_ROUNDING;
        }
    }

    private static final Trajectory ANGLE = new FreeCurve(1, t -> new double[] {2 * Math.PI * t});

    private static Readings read(Circle circle, double tolerance) {
        try (Workers workers = new Workers(2)) {
            return Measurement.of(
                    new SampledTracer(circle, workers, new Tracer.Options(64 << 20, tolerance, 3_000_000)),
                    ANGLE,
                    MEASURES,
                    0,
                    Monitor.NONE);
        }
    }

    @ParameterizedTest(name = "{0} values")
    @ValueSource(ints = {1_000_000, 2_000_000})
    void largeImagesAreSampledEvenlyAndSeldom(int width) {
        Circle circle = new Circle(width, false);
        Readings found = read(circle, 1e-4);
        long points = found.traced().points();
        assertTrue(points <= 600 && circle.evaluated.get() <= points * 3 / 2, points + ", " + circle.evaluated);
        double error = 1 - found.value("length", 1, Site.Kind.OUTPUT) / (2 * Math.PI);
        assertEquals(error, found.traced().relativeError(), 0.1 * error);
    }

    @Test
    void singlePrecisionEndsRefinementWhereDoublesGoOn() {
        Readings coarse = read(new Circle(2, true), 1e-12);
        Readings fine = read(new Circle(2, false), 1e-12);
        assertTrue(coarse.traced().points() < 20_000, () -> coarse.traced().points() + " points");
        assertTrue(fine.traced().points() > 100_000, () -> fine.traced().points() + " points");
        assertEquals(2 * Math.PI, coarse.value("length", 1, Site.Kind.OUTPUT), 1e-5);
        assertEquals(2 * Math.PI, fine.value("length", 1, Site.Kind.OUTPUT), 1e-9);
    }

    @ParameterizedTest(name = "tolerance {0}")
    @ValueSource(doubles = {1e-3, 1e-4, 1e-5, 1e-6})
    void singlePrecisionReachesToleranceThatItCan(double tolerance) {
        Readings found = read(new Circle(2, true), tolerance);
        assertEquals(2 * Math.PI, found.value("length", 1, Site.Kind.OUTPUT), 2 * Math.PI * tolerance * 1.2);
    }
}
