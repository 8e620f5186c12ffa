package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Activate;
import io.crease.network.Activations;
import io.crease.network.Add;
import io.crease.network.BranchMaximum;
import io.crease.network.Dense;
import io.crease.network.Layer;
import io.crease.network.MaxPool2d;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.network.Reshape;
import io.crease.network.Window;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trace.Site;
import io.crease.trace.Zoo;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Bezier;
import io.crease.trajectory.Ellipse;
import io.crease.trajectory.Line;
import io.crease.trajectory.Polyline;
import io.crease.trajectory.Trajectory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves and networks that are in no general position: the counts follow the rules, whatever rounding does. */
class DegenerateTest {
    private static final Layer RELU = new Activate(Activations.parse("relu"));
    private static final Layer HARD_TANH = new Activate(Activations.parse("hard-tanh"));

    private static Dense dense(double[][] weight, double... bias) {
        double[] flat = Arrays.stream(weight).flatMapToDouble(Arrays::stream).toArray();
        return new Dense(Tensor.of(Shape.of(weight.length, weight[0].length), flat), Tensor.vector(bias));
    }

    private static Readings read(Network network, Trajectory curve) {
        return Measurement.of(network, curve, Measures.named("standard,patterns,spherical-length"));
    }

    private static void assertCounts(long transitions, long pieces, Readings readings, int layer) {
        assertEquals(
                transitions + " transitions, " + pieces + " pieces",
                (long) readings.value("transitions", layer, Site.Kind.POST) + " transitions, "
                        + (long) readings.value("pieces", layer, Site.Kind.POST) + " pieces");
    }

    private static Network oneNeuron(double bias, double... weight) {
        return Network.builder(Shape.of(weight.length))
                .then("d", dense(new double[][] {weight}, bias))
                .then("a", RELU)
                .build();
    }

    // --- constructions
    // -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18})
    void sawtoothHasTwoToTheDepthPieces(int depth) {
        Network network = NetworkSpecs.parse("sawtooth:" + depth).build();
        Line line = new Line(Tensor.vector(0), Tensor.vector(1));
        Readings readings = read(network, line);
        assertEquals(1L << depth, (long) readings.value("pieces", 2 * depth, Site.Kind.POST));
        assertEquals(1L << depth, (long) readings.value("patterns", 2 * depth, Site.Kind.POST));
        assertEquals(1L << depth, readings.value("length", 2 * depth, Site.Kind.POST), 1e-9 * (1L << depth));
        // The reverse, a curve instead of a line, and parts that end on break points.
        assertEquals(1L << depth, (long)
                read(network, new Line(Tensor.vector(1), Tensor.vector(0))).value("pieces", 2 * depth, Site.Kind.POST));
        assertEquals(
                1L << depth, (long) read(network, new Bezier(Tensor.vector(0), Tensor.vector(0.5), Tensor.vector(1)))
                        .value("pieces", 2 * depth, Site.Kind.POST));
        assertEquals(
                1L << (depth - 1), (long) read(network, line.span(0.5, 1)).value("pieces", 2 * depth, Site.Kind.POST));
    }

    @ParameterizedTest
    @CsvSource({
        "fold:1x2-2-2,12",
        "fold:1x3-3-3,36",
        "fold:1x4-2,12",
        "fold:1x3-3-3-4,135",
        "fold:1x2-2-2-2-2-2-2-2-3,1024",
        "fold:1x5-7-3-2,315"
    })
    void foldsHaveAsManyPiecesAsTheConstructionSays(String spec, int pieces) {
        Network network = NetworkSpecs.parse(spec).build();
        Readings readings = read(network, new Line(Tensor.vector(0), Tensor.vector(1)));
        int layers = network.layers().size();
        int folds = (int) Arrays.stream(spec.substring(7).split("-"))
                .mapToInt(Integer::parseInt)
                .limit(layers - 1)
                .asLongStream()
                .reduce(1, (a, b) -> a * b);
        int last = Integer.parseInt(spec.substring(spec.lastIndexOf('-') + 1));
        assertEquals((long) folds * (last + 1), (long) readings.value("pieces", layers, Site.Kind.POST));
    }

    // --- touching and crossing
    // ---------------------------------------------------------------------------------------------

    static double[] angles() {
        double[] angles = new double[80];
        for (int i = 0; i < 64; i++) {
            angles[i] = 2 * Math.PI * i / 64;
        }
        RandomStream random = RandomStream.of(11).named("angles");
        for (int i = 64; i < angles.length; i++) {
            angles[i] = 2 * Math.PI * random.uniform();
        }
        return angles;
    }

    /** h = ±(cos(θ − α) − 1): zero at θ = α only. */
    @ParameterizedTest
    @MethodSource("angles")
    void circleThatTouchesAHyperplaneMakesNoTransition(double alpha) {
        Ellipse circle = new Ellipse(Tensor.vector(0, 0), Tensor.vector(1, 0), Tensor.vector(0, 1));
        double c = Math.cos(alpha);
        double s = Math.sin(alpha);
        for (double sign : new double[] {1, -1, 0.3, -7}) {
            Readings readings = read(oneNeuron(-sign, sign * c, sign * s), circle);
            assertCounts(0, 1, readings, 1);
            assertEquals(sign > 0 ? 1 : 0, readings.value("dead-neurons", 1, Site.Kind.POST));
        }
    }

    @ParameterizedTest
    @MethodSource("angles")
    void circleJustCrossesOrJustMisses(double alpha) {
        Ellipse circle = new Ellipse(Tensor.vector(0, 0), Tensor.vector(1, 0), Tensor.vector(0, 1));
        double c = Math.cos(alpha);
        double s = Math.sin(alpha);
        for (double depth : new double[] {1e-1, 1e-4, 1e-8, 1e-12, 1e-13}) {
            // The ends of the circle are not joined: a crossing at θ = 0 itself is at both ends.
            long seen = (long) read(oneNeuron(-1 + depth, c, s), circle).value("transitions", 1, Site.Kind.POST);
            double half = Math.acos(1 - depth);
            double from = Math.IEEEremainder(alpha - half, 2 * Math.PI);
            double to = Math.IEEEremainder(alpha + half, 2 * Math.PI);
            boolean startsInside = from < 0 && to > 0 && to - from < 3;
            assertEquals(2, seen, "depth " + depth + " starts inside " + startsInside);
            assertCounts(0, 1, read(oneNeuron(-1 - depth, c, s), circle), 1);
        }
    }

    /** (2t − 1)² and its parts: a parabola with its tip on the hyperplane. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.25, 0.3, 0.7000001, 1.0 / 3, 0.1, 0.9, 0, 1})
    void parabolaThatTouches(double tip) {
        // x = t − tip, y = (t − tip)²
        Bezier curve = new Bezier(
                Tensor.vector(-tip, tip * tip),
                Tensor.vector(0.5 - tip, tip * tip - tip),
                Tensor.vector(1 - tip, (1 - tip) * (1 - tip)));
        assertCounts(0, 1, read(oneNeuron(0, 0, 1), curve), 1);
        assertCounts(0, 1, read(oneNeuron(0, 0, -3), curve), 1);
        // A neuron with a kink at the tip makes it a point of the partition first.
        boolean inside = tip > 0 && tip < 1;
        Network two = Network.builder(Shape.of(2))
                .then("d1", dense(new double[][] {{1, 0}, {0, 1}}, 0, 1))
                .then("a1", RELU)
                .then("d2", dense(new double[][] {{0, 1}, {0, -1}}, -1, 1))
                .then("a2", RELU)
                .build();
        Readings readings = read(two, curve);
        assertCounts(inside ? 1 : 0, inside ? 2 : 1, readings, 1);
        assertCounts(0, inside ? 2 : 1, readings, 2);
    }

    @Test
    void cornersOnAHyperplaneTouchOrCross() {
        Polyline touch = new Polyline(List.of(Tensor.vector(1, 0), Tensor.vector(0, 1), Tensor.vector(1, 2)));
        assertCounts(0, 2, read(oneNeuron(0, 1, 0), touch), 1);
        assertCounts(0, 2, read(oneNeuron(0, -1, 0), touch), 1);
        Polyline cross = new Polyline(List.of(Tensor.vector(1, 0), Tensor.vector(0, 1), Tensor.vector(-1, 2)));
        assertCounts(1, 2, read(oneNeuron(0, 1, 0), cross), 1);
        assertCounts(1, 2, read(oneNeuron(0, -1, 0), cross), 1);
        // Along the hyperplane for one edge: on it, the letter is the one below.
        Polyline along = new Polyline(
                List.of(Tensor.vector(1, 0), Tensor.vector(0, 1), Tensor.vector(0, 2), Tensor.vector(1, 3)));
        assertCounts(2, 3, read(oneNeuron(0, 1, 0), along), 1);
        assertCounts(0, 3, read(oneNeuron(0, -1, 0), along), 1);
        Polyline through = new Polyline(
                List.of(Tensor.vector(1, 0), Tensor.vector(0, 1), Tensor.vector(0, 2), Tensor.vector(-1, 3)));
        assertCounts(1, 3, read(oneNeuron(0, 1, 0), through), 1);
        assertCounts(1, 3, read(oneNeuron(0, -1, 0), through), 1);
    }

    @Test
    void knotsAtTheEndsAreNoTransitions() {
        Line line = new Line(Tensor.vector(0), Tensor.vector(1));
        for (double sign : new double[] {1, -1}) {
            assertCounts(0, 1, read(oneNeuron(0, sign), line), 1);
            assertCounts(0, 1, read(oneNeuron(-sign, sign), line), 1);
            assertCounts(0, 1, read(oneNeuron(0, sign, 0), new Arc(Tensor.vector(0, 1), Tensor.vector(1, 0))), 1);
            assertCounts(0, 1, read(oneNeuron(0, 0, sign), new Arc(Tensor.vector(0, 1), Tensor.vector(1, 0))), 1);
            Network tanh = Network.builder(Shape.of(1))
                    .then("d", dense(new double[][] {{2 * sign}}, -sign))
                    .then("a", HARD_TANH)
                    .build();
            assertCounts(0, 1, read(tanh, line), 1);
        }
        // t = 0 and 1 on a closed circle: cos θ = 0 at a quarter and three quarters, sin θ = 0 at a half and the ends.
        Ellipse circle = new Ellipse(Tensor.vector(0, 0), Tensor.vector(1, 0), Tensor.vector(0, 1));
        assertCounts(2, 3, read(oneNeuron(0, 1, 0), circle), 1);
        assertCounts(1, 2, read(oneNeuron(0, 0, 1), circle), 1);
        assertCounts(1, 2, read(oneNeuron(0, 0, -1), circle), 1);
    }

    // --- coincidences
    // ------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void duplicatedNeuronsDoubleTransitionsAndLeavePieces(long seed) {
        RandomStream random = RandomStream.of(seed).named("duplicates");
        int in = 5;
        int width = 9;
        double[] w1 = random.gaussians(width * in, 0.6);
        double[] b1 = random.gaussians(width, 0.3);
        double[] w2 = random.gaussians(width * width, 0.5);
        double[] b2 = random.gaussians(width, 0.3);
        Network single = Network.builder(Shape.of(in))
                .then("d1", new Dense(Tensor.of(Shape.of(width, in), w1), Tensor.vector(b1)))
                .then("a1", RELU)
                .then("d2", new Dense(Tensor.of(Shape.of(width, width), w2), Tensor.vector(b2)))
                .then("a2", RELU)
                .build();
        double[] w1d = new double[3 * width * in];
        double[] b1d = new double[3 * width];
        double[] w2d = new double[3 * width * 3 * width];
        double[] b2d = new double[3 * width];
        for (int j = 0; j < width; j++) {
            for (int copy = 0; copy < 3; copy++) {
                double scale = new double[] {1, 1, 3}[copy];
                int row = j + copy * width;
                for (int i = 0; i < in; i++) {
                    w1d[row * in + i] = scale * w1[j * in + i];
                }
                b1d[row] = scale * b1[j];
                for (int i = 0; i < width; i++) {
                    w2d[row * 3 * width + i] = scale * 0.5 * w2[j * width + i];
                    w2d[row * 3 * width + i + width] = scale * 0.2 * w2[j * width + i];
                    w2d[row * 3 * width + i + 2 * width] = scale * 0.1 * w2[j * width + i];
                }
                b2d[row] = scale * b2[j];
            }
        }
        Network triple = Network.builder(Shape.of(in))
                .then("d1", new Dense(Tensor.of(Shape.of(3 * width, in), w1d), Tensor.vector(b1d)))
                .then("a1", RELU)
                .then("d2", new Dense(Tensor.of(Shape.of(3 * width, 3 * width), w2d), Tensor.vector(b2d)))
                .then("a2", RELU)
                .build();
        for (String kind : Zoo.CURVES) {
            Trajectory curve = Zoo.curve(kind, in, seed);
            Readings one = read(single, curve);
            Readings three = read(triple, curve);
            for (int layer = 1; layer <= 2; layer++) {
                assertCounts(
                        3 * (long) one.value("transitions", layer, Site.Kind.POST),
                        (long) one.value("pieces", layer, Site.Kind.POST),
                        three,
                        layer);
                assertEquals(
                        one.value("patterns", layer, Site.Kind.POST), three.value("patterns", layer, Site.Kind.POST));
                double length = one.value("length", layer, Site.Kind.POST);
                assertEquals(Math.sqrt(11) * length, three.value("length", layer, Site.Kind.POST), 1e-11 * length);
            }
        }
    }

    /** The second layer's knots are the first layer's: relu(relu(h)), and leaky chains. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void breakPointsOfTwoLayersCoincide(long seed) {
        Dense first = Zoo.dense(RandomStream.of(seed).named("w"), 4, 7, 2);
        double[] identity = new double[49];
        for (int i = 0; i < 7; i++) {
            identity[8 * i] = 0.7 + i;
        }
        Network network = Network.builder(Shape.of(4))
                .then("d1", first)
                .then("a1", new Activate(Activations.parse("leaky-relu(0.3)")))
                .then("d2", new Dense(Tensor.of(Shape.of(7, 7), identity), Tensor.zeros(Shape.of(7))))
                .then("a2", new Activate(Activations.parse("leaky-relu(0.3)")))
                .then("d3", new Dense(Tensor.of(Shape.of(7, 7), identity), Tensor.zeros(Shape.of(7))))
                .then("a3", RELU)
                .then("d4", new Dense(Tensor.of(Shape.of(7, 7), identity), Tensor.zeros(Shape.of(7))))
                .then("a4", RELU)
                .build();
        for (String kind : Zoo.CURVES) {
            Readings readings = read(network, Zoo.curve(kind, 4, seed));
            long transitions = (long) readings.value("transitions", 1, Site.Kind.POST);
            long pieces = (long) readings.value("pieces", 1, Site.Kind.POST);
            for (int layer = 2; layer <= 4; layer++) {
                assertCounts(transitions, pieces, readings, layer);
            }
        }
    }

    /** 0.1·z + 0.2·z − 0.3·z: zero along the whole curve, but for rounding. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neuronsThatVanishIdenticallyMakeNoTransitions(long seed) {
        RandomStream random = RandomStream.of(seed).named("vanish");
        double[] w1 = random.gaussians(8 * 4, 0.8);
        double[] w1d = new double[3 * w1.length];
        for (int copy = 0; copy < 3; copy++) {
            System.arraycopy(w1, 0, w1d, copy * w1.length, w1.length);
        }
        double[] cancel = new double[6 * 24];
        for (int j = 0; j < 6; j++) {
            for (int i = 0; i < 8; i++) {
                double w = random.gaussian();
                cancel[j * 24 + i] = 0.1 * w;
                cancel[j * 24 + 8 + i] = 0.2 * w;
                cancel[j * 24 + 16 + i] = -(0.1 * w + 0.2 * w);
            }
        }
        Network network = Network.builder(Shape.of(4))
                .then("d1", new Dense(Tensor.of(Shape.of(24, 4), w1d), Tensor.zeros(Shape.of(24))))
                .then("a1", new Activate(Activations.parse("leaky-relu(0.5)")))
                .then("d2", new Dense(Tensor.of(Shape.of(6, 24), cancel), Tensor.zeros(Shape.of(6))))
                .then("a2", RELU)
                .build();
        for (String kind : Zoo.CURVES) {
            Readings readings = read(network, Zoo.curve(kind, 4, seed));
            assertCounts(0, (long) readings.value("pieces", 1, Site.Kind.POST), readings, 2);
            assertEquals(6, readings.value("dead-neurons", 2, Site.Kind.POST), kind);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lineThroughTheOriginOfANetworkWithoutBiasesHasTwoPieces(long seed) {
        Network network =
                NetworkSpecs.parse("mlp:6-12x5-3,bias-variance=0,seed=" + seed).build();
        double[] u = RandomStream.of(seed).named("u").gaussians(6, 1);
        double[] v = u.clone();
        for (int i = 0; i < v.length; i++) {
            v[i] *= -2.5;
        }
        Readings readings = read(network, new Line(Tensor.vector(u), Tensor.vector(v)));
        for (int layer = 1; layer <= 5; layer++) {
            long transitions = (long) readings.value("transitions", layer, Site.Kind.POST);
            assertEquals(2, (long) readings.value("pieces", layer, Site.Kind.POST), "layer " + layer);
            assertTrue(transitions <= 12 && (layer > 1 || transitions == 12), "layer " + layer);
        }
    }

    @Test
    void networkWithoutWeightsIsOnePiece() {
        Network network = Network.builder(Shape.of(3))
                .then("d1", dense(new double[][] {{0, 0, 0}, {0, 0, 0}}, 0, 2))
                .then("a1", RELU)
                .then("d2", dense(new double[][] {{0, 0}}, 0))
                .then("a2", HARD_TANH)
                .then("d3", dense(new double[][] {{0}}, 0))
                .build();
        for (String kind : Zoo.CURVES) {
            Trajectory curve = Zoo.curve(kind, 3, 5);
            Readings readings = read(network, curve);
            int corners = curve.cornered() ? curve.breaks().length - 2 : 0;
            assertCounts(0, 1 + corners, readings, 1);
            assertCounts(0, 1 + corners, readings, 2);
            assertEquals(1, readings.value("patterns", 2, Site.Kind.POST));
            assertEquals(0, readings.value("length", 1, Site.Kind.POST));
            assertEquals(0, readings.value("length", 3, Site.Kind.OUTPUT));
            assertEquals(0, readings.value("output-sign-changes", 3, Site.Kind.OUTPUT));
            assertEquals(1, readings.value("dead-neurons", 1, Site.Kind.POST));
            assertEquals(1, readings.value("linear-neurons", 1, Site.Kind.POST) + 0);
        }
    }

    // --- maxima
    // ------------------------------------------------------------------------------------------------------------

    @Test
    void severalCandidatesOvertakeAtOnePoint() {
        // Candidates 0, h, 2h, 3h with h rising through 0, and a ReLU that cuts the line later.
        for (double[] slopes : new double[][] {
            {0, 1, 2, 3}, {0, 3, 2, 1}, {0, 1, 3, 2}, {1, 0, 7, 3}, {-1, 0, 1, 5}, {-3, 0.1, 0.3, 0.7}
        }) {
            for (double at : new double[] {0.5, 0.3, 1.0 / 3, 0.7123}) {
                Network.Builder b = Network.builder(Shape.of(1));
                double[][] weight = new double[6][1];
                double[] bias = new double[6];
                for (int i = 0; i < 4; i++) {
                    weight[i][0] = slopes[i];
                    bias[i] = -at * slopes[i] + 10;
                }
                weight[4][0] = 1;
                bias[4] = -0.9;
                weight[5][0] = 1;
                bias[5] = -0.95;
                int d = b.add("d", dense(weight, bias), Network.INPUT);
                int r = b.add("relu", RELU, d);
                int flat = b.add("image", new Reshape(Shape.of(1, 1, 6)), d);
                int pool = b.add("pool", new MaxPool2d(new Window(1, 4, 1, 4, 0, 0, 0, 0, 1, 1)), flat);
                int one = b.add("one", new Reshape(Shape.of(1)), pool);
                int six = b.add("six", dense(new double[][] {{1}, {1}, {1}, {1}, {1}, {1}}, new double[6]), one);
                b.add("sum", new Add(), six, r);
                Network network = b.build();
                int before = 0;
                int after = 0;
                for (int i = 1; i < 4; i++) {
                    before = slopes[i] < slopes[before] ? i : before;
                    after = slopes[i] > slopes[after] ? i : after;
                }
                Readings line = read(network, new Line(Tensor.vector(0), Tensor.vector(1)));
                Site site = line.sites().stream()
                        .filter(s -> s.name().equals("pool"))
                        .findFirst()
                        .orElseThrow();
                String what = Arrays.toString(slopes) + " at " + at;
                assertEquals(1, line.value("transitions", site), what);
                assertEquals(4, line.value("pieces", site), what);
                Readings curve = read(network, new Bezier(Tensor.vector(0), Tensor.vector(0.4), Tensor.vector(1)));
                assertEquals(1, curve.value("transitions", site), what + " curved");
                assertEquals(4, curve.value("pieces", site), what + " curved");
            }
        }
    }

    @Test
    void equalCandidatesAreNoTransition() {
        Network.Builder b = Network.builder(Shape.of(4));
        Dense d = Zoo.dense(RandomStream.of(3).named("d"), 4, 16, 2);
        int first = b.add("d", d, Network.INPUT);
        int same = b.add("e", d, Network.INPUT);
        int max = b.add("max", new BranchMaximum(false), first, same, first);
        int min = b.add("min", new BranchMaximum(true), max, same);
        int relu = b.add("relu", RELU, min);
        int image = b.add("image", new Reshape(Shape.of(1, 4, 4)), relu);
        int pool = b.add("pool", new MaxPool2d(Window.square(2, 1, 1)), image);
        b.add("again", new MaxPool2d(Window.square(1, 1, 0)), pool);
        Network network = b.build();
        for (String kind : Zoo.CURVES) {
            Readings readings = read(network, Zoo.curve(kind, 4, 2));
            for (Site site : readings.sites()) {
                if (List.of("max", "min", "again").contains(site.name())) {
                    assertEquals(0, readings.value("transitions", site), kind + " " + site.name());
                }
            }
        }
        // All candidates zero along the curve: a pool behind ReLUs that are off.
        Network dead = Network.builder(Shape.of(4))
                .then("d", new Dense(Tensor.zeros(Shape.of(16, 4)), Tensor.vector(new double[16])))
                .then("relu", RELU)
                .then("image", new Reshape(Shape.of(1, 4, 4)))
                .then("pool", new MaxPool2d(Window.square(2, 2, 0)))
                .build();
        for (String kind : Zoo.CURVES) {
            Trajectory curve = Zoo.curve(kind, 4, 2);
            Readings readings = read(dead, curve);
            Site site = readings.sites().get(readings.sites().size() - 1);
            assertEquals(0, readings.value("transitions", site));
            assertEquals(curve.cornered() ? curve.breaks().length - 1 : 1, readings.value("pieces", site));
        }
    }
}
