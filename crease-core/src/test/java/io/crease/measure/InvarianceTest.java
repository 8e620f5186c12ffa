package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Activate;
import io.crease.network.Activations;
import io.crease.network.Dense;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.ExactTracer;
import io.crease.trace.Monitor;
import io.crease.trace.SampledTracer;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trace.Zoo;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Bezier;
import io.crease.trajectory.Ellipse;
import io.crease.trajectory.Line;
import io.crease.trajectory.Polyline;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change the numbers: the sense of the curve, names of neurons, coordinates, batches, threads. */
class InvarianceTest {
    private static final List<Measure> MEASURES =
            Measures.named("length,transitions,pieces,patterns,spherical-length,dead-neurons,"
                    + "saturated-neurons,linear-neurons,output-sign-changes");

    static Stream<Arguments> zoo() {
        List<Arguments> all = new ArrayList<>();
        for (String network : Zoo.NETWORKS) {
            for (String curve : Zoo.CURVES) {
                all.add(Arguments.of(network, curve, 11L));
            }
        }
        return all.stream();
    }

    private static Tensor negative(Tensor x) {
        return Tensor.of(
                x.shape(), java.util.Arrays.stream(x.toArray()).map(v -> -v).toArray());
    }

    private static Trajectory reversed(Trajectory curve) {
        if (curve instanceof Line line) {
            return new Line(line.x1(), line.x0());
        } else if (curve instanceof Arc arc) {
            return new Arc(arc.x1(), arc.x0());
        } else if (curve instanceof Ellipse ellipse) {
            return new Ellipse(ellipse.centre(), ellipse.u(), negative(ellipse.v()));
        } else if (curve instanceof Bezier bezier) {
            return new Bezier(bezier.x1(), bezier.control(), bezier.x0());
        } else if (curve instanceof Polyline polyline) {
            List<Tensor> points = new ArrayList<>(polyline.points());
            Collections.reverse(points);
            return new Polyline(points);
        }
        throw new AssertionError(curve.kind());
    }

    private static Trajectory mapped(Trajectory curve, UnaryOperator<Tensor> map) {
        if (curve instanceof Line line) {
            return new Line(map.apply(line.x0()), map.apply(line.x1()));
        } else if (curve instanceof Arc arc) {
            return new Arc(map.apply(arc.x0()), map.apply(arc.x1()));
        } else if (curve instanceof Ellipse ellipse) {
            return new Ellipse(map.apply(ellipse.centre()), map.apply(ellipse.u()), map.apply(ellipse.v()));
        } else if (curve instanceof Bezier bezier) {
            return new Bezier(map.apply(bezier.x0()), map.apply(bezier.control()), map.apply(bezier.x1()));
        } else if (curve instanceof Polyline polyline) {
            return new Polyline(polyline.points().stream().map(map).toList());
        }
        throw new AssertionError(curve.kind());
    }

    private static void assertSame(Readings expected, Readings found, double tolerance) {
        assertEquals(expected.all().size(), found.all().size());
        for (Readings.Reading reading : expected.all()) {
            double value = found.value(reading.measure(), reading.site());
            boolean exact = !reading.measure().name().contains("length");
            assertEquals(
                    reading.value(),
                    value,
                    exact ? 0 : tolerance * (1 + Math.abs(reading.value())),
                    () -> reading.measure().name() + " at " + reading.site());
        }
    }

    @ParameterizedTest(name = "{0}, {1}, seed {2}")
    @MethodSource("zoo")
    void theSenseOfTheCurveDoesNotMatter(String kind, String curveKind, long seed) {
        Network network = Zoo.network(kind, seed);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), seed);
        assertSame(Measurement.of(network, curve, MEASURES), Measurement.of(network, reversed(curve), MEASURES), 1e-11);
    }

    @ParameterizedTest(name = "{0}, {1}, seed {2}")
    @MethodSource("zoo")
    void partsAddUp(String kind, String curveKind, long seed) {
        Network network = Zoo.network(kind, seed);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), seed);
        Readings whole = Measurement.of(network, curve, MEASURES);
        for (double at : new double[] {0.1234, 0.75001}) {
            Readings first = Measurement.of(network, curve.span(curve.from(), at), MEASURES);
            Readings second = Measurement.of(network, curve.span(at, curve.to()), MEASURES);
            for (Readings.Reading reading : whole.all()) {
                double sum = first.value(reading.measure(), reading.site())
                        + second.value(reading.measure(), reading.site());
                String what = reading.measure().name() + " at " + reading.site();
                switch (reading.measure().name()) {
                    case "length", "spherical-length" -> assertEquals(reading.value(), sum, 1e-11 * (1 + sum), what);
                    case "transitions", "output-sign-changes" -> assertEquals(reading.value(), sum, what);
                    case "pieces" -> assertEquals(reading.value(), sum - 1, what);
                    default -> {}
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void namesOfNeuronsScalesAndCoordinatesDoNotMatter(long seed) {
        RandomStream random = RandomStream.of(seed).named("symmetry");
        int in = 6;
        int[] widths = {in, 11, 9, 10, 3};
        double[][] w = new double[4][];
        double[][] b = new double[4][];
        for (int l = 0; l < 4; l++) {
            w[l] = random.gaussians(widths[l] * widths[l + 1], Math.sqrt(2.0 / widths[l]));
            b[l] = random.gaussians(widths[l + 1], 0.3);
        }
        Network network = mlp(widths, w, b);
        // A reflection in coordinate space, a permutation and positive factors in every hidden layer.
        double[] axis = random.gaussians(in, 1);
        double norm = Tensor.vector(axis).norm();
        UnaryOperator<Tensor> reflect = x -> {
            double dot = 0;
            for (int i = 0; i < in; i++) {
                dot += x.get(i) * axis[i] / norm;
            }
            double[] y = x.toArray();
            for (int i = 0; i < in; i++) {
                y[i] -= 2 * dot * axis[i] / norm;
            }
            return Tensor.vector(y);
        };
        double[][] w2 = new double[4][];
        double[][] b2 = new double[4][];
        int[] before = identity(in);
        double[] scale = new double[in];
        java.util.Arrays.fill(scale, 1);
        for (int l = 0; l < 4; l++) {
            int out = widths[l + 1];
            int[] order = identity(out);
            double[] factor = new double[out];
            java.util.Arrays.fill(factor, 1);
            if (l < 3) {
                for (int i = out - 1; i > 0; i--) {
                    int j = random.below(i + 1);
                    int swap = order[i];
                    order[i] = order[j];
                    order[j] = swap;
                }
            }
            w2[l] = new double[w[l].length];
            b2[l] = new double[out];
            for (int o = 0; o < out; o++) {
                // Powers of two change no rounding, others do.
                factor[o] = l == 3 ? 1 : Math.exp(random.gaussian());
                b2[l][o] = factor[o] * b[l][order[o]];
                double[] row = java.util.Arrays.copyOfRange(w[l], order[o] * widths[l], (order[o] + 1) * widths[l]);
                if (l == 0) {
                    row = reflect.apply(Tensor.vector(row)).toArray();
                }
                for (int i = 0; i < widths[l]; i++) {
                    w2[l][o * widths[l] + i] = factor[o] * row[before[i]] / scale[i];
                }
            }
            before = order;
            scale = factor;
        }
        Network other = mlp(widths, w2, b2);
        for (String kind : Zoo.CURVES) {
            Trajectory curve = Zoo.curve(kind, in, seed);
            Readings expected = Measurement.of(network, curve, MEASURES);
            Readings found = Measurement.of(other, mapped(curve, reflect), MEASURES);
            for (Readings.Reading reading : expected.all()) {
                double value = found.value(reading.measure(), reading.site());
                boolean length = reading.measure().name().contains("length");
                boolean unscaled = reading.site().kind() == Site.Kind.INPUT
                        || reading.site().kind() == Site.Kind.OUTPUT;
                if (!length || unscaled) {
                    assertEquals(
                            reading.value(),
                            value,
                            length ? 1e-11 * reading.value() : 0,
                            () -> kind + ": " + reading.measure().name() + " at " + reading.site());
                }
            }
        }
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        java.util.Arrays.setAll(order, i -> i);
        return order;
    }

    private static Network mlp(int[] widths, double[][] w, double[][] b) {
        Network.Builder builder = Network.builder(Shape.of(widths[0]));
        for (int l = 0; l < w.length; l++) {
            builder.then("d" + l, new Dense(Tensor.of(Shape.of(widths[l + 1], widths[l]), w[l]), Tensor.vector(b[l])));
            if (l + 1 < w.length) {
                builder.then("a" + l, new Activate(Activations.parse("relu")));
            }
        }
        return builder.build();
    }

    private static Readings read(Network network, Trajectory curve, long budget, int threads, boolean exact) {
        try (Workers workers = new Workers(threads)) {
            Tracer.Options options = new Tracer.Options(budget, 1e-4, 10_000_000);
            Evaluator evaluator = new Evaluator(network);
            Tracer tracer = exact
                    ? new ExactTracer(evaluator, workers, options)
                    : new SampledTracer(evaluator, workers, options);
            return Measurement.of(tracer, curve, Measures.named("all"), 0.1, Monitor.NONE);
        }
    }

    private static void assertEqualBits(Readings expected, Readings found) {
        assertEquals(expected.all().size(), found.all().size());
        for (Readings.Reading reading : expected.all()) {
            assertEquals(
                    Double.valueOf(reading.value()),
                    Double.valueOf(found.value(reading.measure(), reading.site())),
                    () -> reading.measure().name() + " at " + reading.site());
        }
    }

    static Stream<Arguments> larger() {
        List<Arguments> all = new ArrayList<>();
        for (String spec : List.of(
                "mlp:12-40x4-5",
                "mlp:12-30x4-5,activation=hard-tanh,weight-variance=8",
                "zoo:conv",
                "zoo:residual",
                "zoo:branches",
                "zoo:tiled",
                "zoo:tied",
                "zoo:pool-first")) {
            for (String curve : Zoo.CURVES) {
                all.add(Arguments.of(spec, curve));
            }
        }
        return all.stream();
    }

    private static Network network(String spec) {
        return spec.startsWith("zoo:")
                ? Zoo.network(spec.substring(4), 21)
                : NetworkSpecs.parse(spec).build(21);
    }

    /** Closed curves have no chord to compare with: their chord ratio and deviation are left out. */
    private static boolean closed(String curve) {
        return curve.equals("circle") || curve.equals("ellipse");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("larger")
    void theSizeOfBatchesDoesNotMatter(String spec, String curveKind) {
        Network network = network(spec);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), 5);
        Readings expected = read(network, curve, 192L << 20, 2, true);
        for (long budget : new long[] {1, 1 << 16, 1 << 19}) {
            Readings found = read(network, curve, budget, 2, true);
            for (Readings.Reading reading : expected.all()) {
                String name = reading.measure().name();
                boolean chord = name.equals("chord-ratio") || name.equals("deviation");
                if ((chord && closed(curveKind)) || name.equals("patterns")) {
                    continue; // patterns may run out of memory, and say so
                }
                double value = found.value(reading.measure(), reading.site());
                boolean whole = reading.measure().counts()
                        || reading.measure().unit().equals("neurons")
                        || Double.isNaN(reading.value());
                double tolerance = name.startsWith("spherical") || name.startsWith("expected") || chord ? 1e-10 : 1e-12;
                assertEquals(
                        reading.value(),
                        value,
                        // A chord may be none: what is left of it then is rounding.
                        whole ? 0 : tolerance * Math.max(chord ? 1 : 0, Math.abs(reading.value())),
                        () -> "budget " + budget + ": " + name + " at " + reading.site());
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("larger")
    void theNumberOfThreadsDoesNotMatterToTheLastBit(String spec, String curveKind) {
        Network network = network(spec);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), 6);
        for (boolean exact : new boolean[] {true, false}) {
            Readings expected = read(network, curve, 1 << 18, 1, exact);
            for (int threads = 2; threads <= 4; threads++) {
                assertEqualBits(expected, read(network, curve, 1 << 18, threads, exact));
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("larger")
    void samplesAreALowerBound(String spec, String curveKind) {
        Network network = network(spec);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), 7);
        Readings exact = read(network, curve, 192L << 20, 2, true);
        for (long budget : new long[] {1 << 16, 1 << 18, 192L << 20}) {
            Readings sampled = read(network, curve, budget, 2, false);
            for (Readings.Reading reading : exact.all()) {
                double value = sampled.value(reading.measure(), reading.site());
                String what = "budget " + budget + ": " + reading.measure().name() + " at " + reading.site();
                switch (reading.measure().name()) {
                    case "transitions", "pieces", "output-sign-changes" ->
                        assertEquals(
                                0, Math.max(0, value - reading.value()), what + " " + value + " of " + reading.value());
                    case "patterns" ->
                        assertEquals(0, reading.lowerBound() ? 0 : Math.max(0, value - reading.value()), what);
                    case "length" -> {
                        assertEquals(0, Math.max(0, value - reading.value()), 1e-11 * value, what);
                        assertEquals(reading.value(), value, 1e-3 * value, what);
                    }
                    default -> {}
                }
            }
        }
    }
}
