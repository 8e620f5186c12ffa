package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Network;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionBoundaryTest {
    private static final Domain SQUARE = Domain.cube(2, -1, 1);
    private static final double ROUNDING = 1e-12;
    /** Half the side of slices through networks of many inputs. */
    private static final double REACH = 0.5;

    private static ClassMap argMax(Network network, Domain domain) {
        return Planes.seen(network, domain, DecisionBoundary.argMax(network, domain))
                .map();
    }

    private static ClassMap zeroLevel(Network network, Domain domain) {
        return Planes.seen(network, domain, DecisionBoundary.zeroLevel(network, domain, 0))
                .map();
    }

    /** |x| + |y| = 1/2: a diamond. */
    @Test
    void aDiamondIsAClosedLine() {
        Network network = Planes.network(
                OracleNetworks.RELU,
                Planes.dense(Planes.mirrored(new double[][] {{1, 0, 0}, {0, 1, 0}})),
                Planes.dense(new double[] {1, 1, 1, 1, -0.5}));
        ClassMap map = zeroLevel(network, SQUARE);
        assertEquals(1, map.lines().size());
        DecisionLine line = map.lines().get(0);
        assertTrue(line.closed());
        assertEquals(4, line.size());
        assertEquals(2 * Math.sqrt(2), line.length(), ROUNDING);
        assertEquals(2 * Math.sqrt(2), map.length(), ROUNDING);
        assertEquals(0.5, map.area().get(0), ROUNDING);
        assertEquals(3.5, map.area().get(1), ROUNDING);
        assertEquals(0, map.looseEnds());
    }

    /** relu(x) is above zero right of x = 0: the boundary lies along a facet, and zero is not crossed within any region. */
    @Test
    void aBoundaryAlongAFacetIsFound() {
        Network network = Planes.network(
                OracleNetworks.RELU,
                Planes.dense(new double[] {1, 0, 0}, new double[] {1, 1, 0.25}, new double[] {0.5, -1, 0.25}),
                Planes.dense(new double[] {1, 0, 0, 0}));
        ClassMap map = zeroLevel(network, SQUARE);
        assertEquals(1, map.lines().size());
        assertEquals(2, map.length(), ROUNDING);
        assertEquals(2, map.area().get(0), ROUNDING);
        assertEquals(0, map.looseEnds());
        DecisionLine line = map.lines().get(0);
        for (int p = 0; p < line.size(); p++) {
            assertEquals(0, line.coordinate(p, 0), ROUNDING);
        }
        assertTrue(line.coordinate(0, 1) < line.coordinate(line.size() - 1, 1) == (line.left() == 0));
    }

    /** Three affine functions: three lines that meet in a point; lengths in input space on slanted axes. */
    @Test
    void threeClassesMeet() {
        Network network = Network.builder(io.crease.numeric.Shape.of(3))
                .then("out", Planes.dense(new double[] {0, 1, 0, 0}, new double[] {1, -1, 0, 0}, new double[] {
                    -1, -1, 0, 0
                }))
                .build();
        Domain domain =
                Domain.polygon(new double[3], new double[][] {{1, 0, 0}, {1, 2, 0}}, -1, -1, 1, -1, 1, 1, -1, 1);
        ClassMap map = argMax(network, domain);
        assertEquals(3, map.lines().size());
        assertEquals(3, map.present());
        assertEquals(0, map.looseEnds());
        assertEquals(8, map.area().stream().mapToDouble(a -> a).sum(), ROUNDING);
        // Input coordinates are (u + v, 2v): the classes 1 and 2 meet on u + v = 0, v from −1 to 0.
        DecisionLine last =
                map.lines().stream().filter(l -> l.left() == 1).findFirst().orElseThrow();
        assertEquals(2, last.length(), ROUNDING);
    }

    @Test
    void equalOutputsAreTheFirstClass() {
        Network network = Planes.network(
                OracleNetworks.RELU,
                Planes.dense(new double[] {1, 0.5, 0}, new double[] {0.25, 1, 0.1}),
                Planes.dense(new double[] {1, 1, 0}, new double[] {1, 1, 0}, new double[] {1, 1, 0}));
        ClassMap map = argMax(network, SQUARE);
        assertEquals(List.of(), map.lines());
        assertEquals(1, map.present());
        assertEquals(1, map.share(0), ROUNDING);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        Network one = OracleNetworks.network(OracleNetworks.RELU, new int[] {2, 4, 1}, 2, 0.01, 1);
        assertThrows(InputException.class, () -> DecisionBoundary.argMax(one, SQUARE));
        assertThrows(InputException.class, () -> DecisionBoundary.zeroLevel(one, SQUARE, 1));
        assertThrows(InputException.class, () -> DecisionBoundary.zeroLevel(one, Domain.space(2), 0));
        assertThrows(InputException.class, () -> DecisionBoundary.zeroLevel(one, Domain.cube(3, 0, 1), 0));
    }

    /** Outputs 1 and 2 are the same sum in another order: they round differently, and no line is ever between them. */
    @Test
    void outputsThatAreOneInAnotherOrderAreNeverParted() {
        for (int seed = 0; seed < 40; seed++) {
            RandomStream random = RandomStream.of(seed);
            double[][] first = Planes.rows(random, 2, 7, 0.3);
            double[][] second = Planes.rows(random, 7, 2, 0.3);
            double[][] hidden = new double[14][];
            for (int i = 0; i < 7; i++) {
                hidden[i] = first[i];
                hidden[13 - i] = first[i];
            }
            double[][] last = {new double[15], new double[15], new double[15]};
            for (int i = 0; i < 7; i++) {
                last[0][i] = second[0][i];
                last[1][i] = second[1][i];
                last[2][13 - i] = second[1][i];
            }
            last[0][14] = second[0][7];
            last[1][14] = second[1][7];
            last[2][14] = second[1][7];
            ClassMap map =
                    argMax(Planes.network(OracleNetworks.RELU, Planes.dense(hidden), Planes.dense(last)), SQUARE);
            assertEquals(0, map.looseEnds(), "seed " + seed);
            assertEquals(0, map.area().get(2), "seed " + seed);
            for (DecisionLine line : map.lines()) {
                assertEquals(List.of(0, 1), List.of(line.left(), line.right()), "seed " + seed);
            }
        }
    }

    static List<String> kinds() {
        List<String> kinds = new ArrayList<>(Planes.DEGENERATE);
        kinds.addAll(Zoo.NETWORKS);
        kinds.add("oracle");
        return kinds;
    }

    /** On every line the two classes are equal and the largest; samples say the same of where classes change, and of their areas. */
    @ParameterizedTest
    @MethodSource("kinds")
    void asSampled(String kind) {
        long seed = System.nanoTime();
        System.out.println("DecisionBoundaryTest " + kind + " seed " + seed);
        asSampled(kind, seed);
    }

    /**
     * Two outputs of these networks are one function on whole regions, as different roundings of it, and a third is as large on a line
     * through such a region: where that line meets a facet all three are equal.
     */
    @ParameterizedTest
    @ValueSource(
            longs = {1000142549, 1000475147, 1000506823, 1000776069, 1001868891, 1002399464, 1002771657, 424345371})
    void asSampledWhereOutputsAreOne(long seed) {
        asSampled("pooled", seed);
    }

    private static void asSampled(String kind, long seed) {
        RandomStream random = RandomStream.of(seed);
        boolean flat = Planes.DEGENERATE.contains(kind) || kind.equals("oracle");
        Network network = kind.equals("oracle")
                ? OracleNetworks.network(OracleNetworks.RELU, new int[] {2, 24, 24, 6}, 2, 0.01, seed)
                : flat ? Planes.degenerate(kind, random.named("net")) : Zoo.network(kind, seed);
        Domain domain = flat ? SQUARE : Planes.slice(network, random.named("slice"), REACH);
        ClassMap map = argMax(network, domain);
        assertEquals(0, map.looseEnds());
        double reach = flat ? 1 : REACH;
        double area = 4 * reach * reach * domain.unitVolume();
        assertEquals(area, map.area().stream().mapToDouble(a -> a).sum(), area * ROUNDING);
        for (DecisionLine line : map.lines()) {
            for (int p = 0; p < line.size(); p++) {
                double[] y = outputs(network, domain, line.coordinate(p, 0), line.coordinate(p, 1));
                double largest = largest(y);
                double size = 1 + Math.abs(largest);
                assertEquals(largest, y[line.left()], 1e-9 * size);
                assertEquals(largest, y[line.right()], 1e-9 * size);
            }
        }
        Random draws = new Random(seed);
        changesAlongLinesLieOnTheBoundary(network, domain, map, draws, reach);
        int samples = 5_000;
        int[] hits = new int[map.area().size()];
        for (int s = 0; s < samples; s++) {
            hits[argMax(outputs(network, domain, reach * coordinate(draws), reach * coordinate(draws)))]++;
        }
        for (int k = 0; k < hits.length; k++) {
            double share = map.share(k);
            double deviation = Math.sqrt(share * (1 - share) / samples);
            assertEquals(share, hits[k] / (double) samples, 5 * deviation + 3.0 / samples, "class " + k);
        }
    }

    private static void changesAlongLinesLieOnTheBoundary(
            Network network, Domain domain, ClassMap map, Random draws, double reach) {
        for (int l = 0; l < 10; l++) {
            double[] a = {reach * coordinate(draws), reach * coordinate(draws)};
            double[] b = {reach * coordinate(draws), reach * coordinate(draws)};
            int steps = 200;
            for (int s = 0; s < steps; s++) {
                double low = (double) s / steps;
                double high = (s + 1.0) / steps;
                int from = argMax(along(network, domain, a, b, low));
                if (from == argMax(along(network, domain, a, b, high))) {
                    continue;
                }
                for (int i = 0; i < 40; i++) {
                    double middle = (low + high) / 2;
                    if (argMax(along(network, domain, a, b, middle)) == from) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                double u = a[0] + low * (b[0] - a[0]);
                double v = a[1] + low * (b[1] - a[1]);
                // Within rounding of a tie that runs on, samples cannot tell where classes change.
                double[] y = along(network, domain, a, b, high + 1e-7);
                double[] z = along(network, domain, a, b, low - 1e-7);
                if (clear(y) && clear(z)) {
                    double near = map.lines().stream()
                            .mapToDouble(line -> distance(line, u, v))
                            .min()
                            .orElse(9);
                    assertTrue(near < 1e-6, "no line within " + near + " of " + u + ", " + v);
                }
            }
        }
    }

    /** Whether the largest is so by more than rounding. */
    private static boolean clear(double[] y) {
        double largest = largest(y);
        int close = 0;
        for (double value : y) {
            close += value > largest - 1e-11 * (1 + Math.abs(largest)) ? 1 : 0;
        }
        return close == 1;
    }

    private static double distance(DecisionLine line, double u, double v) {
        double least = Double.POSITIVE_INFINITY;
        int last = line.closed() ? line.size() : line.size() - 1;
        for (int p = 0; p < last; p++) {
            int q = (p + 1) % line.size();
            double du = line.coordinate(q, 0) - line.coordinate(p, 0);
            double dv = line.coordinate(q, 1) - line.coordinate(p, 1);
            double along = (u - line.coordinate(p, 0)) * du + (v - line.coordinate(p, 1)) * dv;
            double t = Math.max(0, Math.min(1, along / (du * du + dv * dv)));
            least = Math.min(least, Math.hypot(line.coordinate(p, 0) + t * du - u, line.coordinate(p, 1) + t * dv - v));
        }
        return least;
    }

    private static double coordinate(Random draws) {
        return 2 * draws.nextDouble() - 1;
    }

    private static double[] along(Network network, Domain domain, double[] a, double[] b, double t) {
        return outputs(network, domain, a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]));
    }

    private static double[] outputs(Network network, Domain domain, double u, double v) {
        Tensor y = network.apply(Tensor.of(network.input(), domain.at(u, v)));
        double[] values = new double[y.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = y.get(k);
        }
        return values;
    }

    private static double largest(double[] y) {
        return y[argMax(y)];
    }

    private static int argMax(double[] y) {
        int best = 0;
        for (int k = 1; k < y.length; k++) {
            best = y[k] > y[best] ? k : best;
        }
        return best;
    }
}
