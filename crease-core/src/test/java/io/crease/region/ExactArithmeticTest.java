package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Activate;
import io.crease.network.Activations;
import io.crease.network.Dense;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trace.Zoo;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact signs and vertices against determinants of forms that are told from values at points of one region. */
class ExactArithmeticTest {
    private static final BigDecimal STEP = BigDecimal.ONE.divide(BigDecimal.valueOf(1L << 40));

    static List<String> networks() {
        return Zoo.NETWORKS;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void signsAreThoseOfDeterminants(String kind) {
        int checked = 0;
        for (long seed = 1; seed <= 3; seed++) {
            for (int n = 1; n <= 3; n++) {
                checked += check(kind, seed, n);
            }
        }
        assertTrue(checked > 300, kind + ": " + checked);
    }

    /** On a random patch, around a random point: random vertices of hyperplanes there, finite and at infinity. */
    private static int check(String kind, long seed, int n) {
        String what = kind + " seed " + seed + " n " + n;
        RandomStream random = RandomStream.of(seed).named("exact").named(kind).named("" + n);
        Network network = Zoo.network(kind, seed);
        int inputs = network.input().size();
        double[][] directions = new double[n][];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int d = 0; d < n; d++) {
            directions[d] = random.gaussians(inputs, 1);
            low[d] = -1 - random.uniform();
            high[d] = 1 + random.uniform();
        }
        Domain domain = Domain.patch(random.gaussians(inputs, 0.5), directions, low, high);
        Exact exact = new ExactArithmetic(network, domain);
        BigDecimal[] u = new BigDecimal[n];
        for (int d = 0; d < n; d++) {
            u[d] = new BigDecimal(random.uniform() - 0.5);
        }
        ExactForward here = new ExactForward(network, domain, u);
        List<ExactForward> beside = new ArrayList<>();
        for (int d = 0; d < n; d++) {
            BigDecimal[] moved = u.clone();
            moved[d] = moved[d].add(STEP);
            beside.add(new ExactForward(network, domain, moved));
            assertTrue(here.sameRegion(beside.get(d)), what);
        }
        List<Hyperplane> planes = planes(network, n);
        List<BigDecimal[]> forms = new ArrayList<>();
        for (Hyperplane plane : planes) {
            forms.add(form(plane, u, here, beside, low, high));
        }
        Pattern pattern = here.pattern(network.nodes().size());
        int checked = 0;
        for (int trial = 0; trial < 100; trial++) {
            List<Facet> facets = new ArrayList<>();
            BigDecimal[][] rows = new BigDecimal[n + 1][];
            for (int f = 1; f <= n; f++) {
                int drawn = random.below(planes.size());
                facets.add(new Facet(planes.get(drawn), false, new double[0]));
                rows[f] = forms.get(drawn);
            }
            BigDecimal[] vertex = new BigDecimal[n + 1];
            boolean meet = false;
            for (int j = 0; j <= n; j++) {
                rows[0] = unit(n, j);
                vertex[j] = determinant(rows);
                meet |= vertex[j].signum() != 0;
            }
            if (!meet) {
                continue;
            }
            if (vertex[0].signum() < 0 || (vertex[0].signum() == 0 && random.below(2) == 0)) {
                for (int j = 0; j <= n; j++) {
                    vertex[j] = vertex[j].negate();
                }
            }
            BigDecimal[] normal = normal(vertex);
            double[] x = new double[n + 3];
            for (int j = 0; j <= n; j++) {
                x[j + 1] = normal[j].doubleValue() * (1 + 1e-6 * random.gaussian());
            }
            int drawn = random.below(planes.size());
            BigDecimal sum = BigDecimal.ZERO;
            for (int j = 0; j <= n; j++) {
                sum = sum.add(forms.get(drawn)[j].multiply(vertex[j]));
            }
            String where = what + ": " + planes.get(drawn) + " at " + facets;
            assertEquals(sum.signum(), exact.sign(pattern, planes.get(drawn), facets, x, 1), where);
            for (Facet facet : facets) {
                assertEquals(0, exact.sign(pattern, facet.plane(), facets, x, 1), where);
            }
            double error = exact.place(pattern, facets, x, 1);
            for (int j = 0; j <= n; j++) {
                double off = normal[j].subtract(new BigDecimal(x[j + 1])).abs().doubleValue();
                assertTrue(off <= error, () -> where + ": off by " + off + ", said " + error);
                assertTrue(error <= 0x1p-51 * Math.max(1, largest(x)), where);
            }
            checked++;
        }
        return checked;
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Every hyperplane there may be: some of each node, all sides, infinity. */
    private static List<Hyperplane> planes(Network network, int n) {
        List<Hyperplane> planes = new ArrayList<>();
        for (int side = 0; side < 2 * n; side++) {
            planes.add(Hyperplane.side(side));
        }
        planes.add(Hyperplane.INFINITY);
        for (int i = 0; i < network.nodes().size(); i++) {
            Network.Node node = network.nodes().get(i);
            if (node.activation() instanceof PiecewiseLinear activation) {
                for (int neuron = 0; neuron < node.shape().size(); neuron += 1 + neuron / 8) {
                    for (int q = 0; q < activation.knots(); q++) {
                        planes.add(new Hyperplane(1, i, neuron, q));
                    }
                }
            } else if (node.layer() instanceof Maximum maximum) {
                Maximum.Candidates windows = maximum.candidates(network.inputShapes(node));
                for (int o = 0; o < windows.outputs(); o += 1 + o / 4) {
                    int first = windows.start(o);
                    for (int c = first + 1; c < windows.start(o + 1); c++) {
                        planes.add(new Hyperplane(1, i, windows.index(first), windows.index(c)));
                    }
                }
            }
        }
        return planes;
    }

    private static BigDecimal[] form(
            Hyperplane plane,
            BigDecimal[] u,
            ExactForward here,
            List<ExactForward> beside,
            double[] low,
            double[] high) {
        int n = u.length;
        BigDecimal[] form = unit(n, 0);
        if (plane.node() == Hyperplane.DOMAIN) {
            int i = plane.neuron() / 2;
            boolean upper = plane.neuron() % 2 == 1;
            form = unit(n, i + 1);
            form[i + 1] = BigDecimal.valueOf(upper ? -1 : 1);
            form[0] = upper ? new BigDecimal(high[i]) : new BigDecimal(low[i]).negate();
        } else if (plane.inside()) {
            form[0] = here.value(plane);
            for (int d = 0; d < n; d++) {
                form[d + 1] =
                        beside.get(d).value(plane).subtract(here.value(plane)).divide(STEP);
                form[0] = form[0].subtract(form[d + 1].multiply(u[d]));
            }
        }
        return form;
    }

    private static BigDecimal[] unit(int n, int one) {
        BigDecimal[] unit = new BigDecimal[n + 1];
        for (int j = 0; j <= n; j++) {
            unit[j] = j == one ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return unit;
    }

    private static BigDecimal determinant(BigDecimal[][] rows) {
        if (rows.length == 1) {
            return rows[0][0];
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < rows.length; j++) {
            BigDecimal[][] minor = new BigDecimal[rows.length - 1][rows.length - 1];
            for (int r = 1; r < rows.length; r++) {
                for (int c = 0; c < minor.length; c++) {
                    minor[r - 1][c] = rows[r][c < j ? c : c + 1];
                }
            }
            BigDecimal term = rows[0][j].multiply(determinant(minor));
            sum = j % 2 == 0 ? sum.add(term) : sum.subtract(term);
        }
        return sum;
    }

    /** (1, u …), or (0, d …) with max |d_i| = 1, to a hundred digits. */
    private static BigDecimal[] normal(BigDecimal[] vertex) {
        BigDecimal under = vertex[0];
        for (int j = 1; j < vertex.length && vertex[0].signum() == 0; j++) {
            under = under.max(vertex[j].abs());
        }
        BigDecimal[] normal = new BigDecimal[vertex.length];
        for (int j = 0; j < vertex.length; j++) {
            normal[j] = vertex[j].divide(under, new MathContext(100));
        }
        return normal;
    }

    private static Network relu(double[] first, double[] bias, double[] second, double[] bias2) {
        int width = bias.length;
        return Network.builder(Shape.of(2))
                .then("d1", new Dense(Tensor.of(Shape.of(width, 2), first), Tensor.vector(bias)))
                .then("a1", new Activate(Activations.parse("relu")))
                .then("d2", new Dense(Tensor.of(Shape.of(bias2.length, width), second), Tensor.vector(bias2)))
                .then("a2", new Activate(Activations.parse("relu")))
                .build();
    }

    /** A facet of which only the hyperplane matters. */
    private static Facet on(Hyperplane plane) {
        return new Facet(plane, false, new double[0]);
    }

    private static Facet first(int neuron) {
        return new Facet(new Hyperplane(1, 1, neuron, 0), false, new double[0]);
    }

    private static int sign(Exact exact, @Nullable Pattern pattern, Hyperplane plane, Facet... facets) {
        return exact.sign(pattern, plane, List.of(facets), new double[3], 0);
    }

    @Test
    void concurrentLinesAndDuplicatedNeurons() {
        RandomStream random = RandomStream.of(7).named("degenerate");
        double[] a = random.gaussians(6, 1);
        // Four lines through the origin, the last the first times −1/2; neuron 4 misses the origin by the smallest
        // number there is.
        double[] weights = {a[0], a[1], a[2], a[3], a[4], a[5], -0.5 * a[0], -0.5 * a[1], a[4], a[5]};
        double tiny = Double.MIN_VALUE;
        double[] second = random.gaussians(5, 1);
        double[] twice = new double[10];
        System.arraycopy(second, 0, twice, 0, 5);
        System.arraycopy(second, 0, twice, 5, 5);
        Network network = relu(weights, new double[] {0, 0, 0, 0, -tiny}, twice, new double[] {0.1, 0.1});
        Exact exact = new ExactArithmetic(network, Domain.cube(2, -1, 1));
        assertEquals(0, sign(exact, null, first(2).plane(), first(0), first(1)));
        assertEquals(-1, sign(exact, null, first(4).plane(), first(0), first(1)));
        double[] x = {1, 1e-9, -1e-9};
        assertEquals(0, exact.place(null, List.of(first(0), first(1)), x, 0));
        assertArrayEquals(new double[] {1, 0, 0}, x);
        // The first of three facets coincides with the second: passed over.
        assertEquals(0, sign(exact, null, first(2).plane(), first(0), first(3), first(1)));
        Facet right = new Facet(Hyperplane.side(1), false, new double[0]);
        assertEquals(0, sign(exact, null, first(3).plane(), first(0), right));
        // Neurons of the second layer that are the same; and where they are 0, which is off the lines of the first.
        Pattern pattern = new Pattern(null, 1, new short[] {1, 1, 1, 1, 1});
        Facet one = new Facet(new Hyperplane(2, 3, 0, 0), false, new double[0]);
        Hyperplane other = new Hyperplane(2, 3, 1, 0);
        assertEquals(0, sign(exact, pattern, other, one, right));
        assertEquals(0, sign(exact, pattern, other, right, one));
        assertEquals(1, sign(exact, pattern, other, first(0), first(1)));
    }

    @Test
    void aVertexAtInfinityHasASide() {
        Network network = relu(
                new double[] {1, 2, 0, 1, 1, 2}, new double[] {0.5, 0, 3}, new double[] {1, 1, 1}, new double[] {0});
        Exact exact = new ExactArithmetic(network, Domain.space(2));
        List<Facet> facets = List.of(new Facet(Hyperplane.INFINITY, false, new double[0]), first(0));
        double[] ahead = {0, 1, -0.5000001};
        double[] behind = {0, -1, 0.4999999};
        assertEquals(-1, exact.sign(null, first(1).plane(), facets, ahead, 0));
        assertEquals(1, exact.sign(null, first(1).plane(), facets, behind, 0));
        assertEquals(0, exact.sign(null, first(2).plane(), facets, ahead, 0), "parallel lines meet at infinity");
        assertEquals(0, exact.place(null, facets, ahead, 0));
        assertArrayEquals(new double[] {0, 1, -0.5}, ahead);
        exact.place(null, facets, behind, 0);
        assertArrayEquals(new double[] {0, -1, 0.5}, behind);
    }

    @Test
    void seenFromAPointOnTheLineTheFirstCoefficientDecides() {
        Network network = relu(
                new double[] {0, -3, 2, 0.5, 1, 1}, new double[] {0, 0, 0}, new double[] {1, 1, 1}, new double[] {0});
        Exact exact = new ExactArithmetic(network, Domain.cube(2, -1, 1));
        double[] origin = {1, 0, 0};
        assertEquals(-1, exact.signSeenFrom(null, first(0).plane(), origin));
        assertEquals(1, exact.signSeenFrom(null, first(1).plane(), origin));
        assertEquals(-1, exact.signSeenFrom(null, first(2).plane(), new double[] {1, 0.1, -0.1 - 0x1p-54}));
        assertEquals(1, exact.signSeenFrom(null, first(2).plane(), new double[] {1, 0.1, -0.1 + 0x1p-54}));
        assertEquals(1, exact.signSeenFrom(null, Hyperplane.INFINITY, origin));
    }

    @Test
    void sidesOfAPolygonAreCountedFromItsFirstCorner() {
        double[][] plane = {{1, 0}, {0, 1}};
        Domain domain = Domain.polygon(new double[2], plane, 0.1, 0.2, 1.3, 0.4, 0.7, 1.9);
        Network network = relu(new double[] {1, 1}, new double[] {0}, new double[] {1}, new double[] {0});
        Exact exact = new ExactArithmetic(network, domain);
        double[] corners = {0.1, 0.2, 1.3, 0.4, 0.7, 1.9};
        for (int i = 0; i < 3; i++) {
            assertEquals(1, exact.signSeenFrom(null, Hyperplane.side(i), new double[] {1, 0.7, 0.8}));
            int before = (i + 2) % 3;
            List<Facet> facets = List.of(
                    new Facet(Hyperplane.side(before), false, new double[0]),
                    new Facet(Hyperplane.side(i), false, new double[0]));
            double[] x = {1, 0, 0};
            assertEquals(0, exact.place(null, facets, x, 0));
            assertArrayEquals(new double[] {1, corners[2 * i], corners[2 * i + 1]}, x);
        }
    }

    @Test
    void roundedInterceptsAreBounded() {
        PiecewiseLinear activation = (PiecewiseLinear) Activations.parse("hard-sigmoid(0.9,0.55)");
        ExactPieces pieces = new ExactPieces(activation, 1);
        assertTrue(pieces.wrong() <= 0x1p-51, "" + pieces.wrong());
        BigDecimal top = new BigDecimal(activation.knot(1))
                .subtract(new BigDecimal(activation.knot(0)))
                .multiply(new BigDecimal(activation.slope(0, 1)))
                .add(new BigDecimal(activation.intercept(0, 0)));
        Form last = pieces.intercept(0, 2);
        BigDecimal found = new BigDecimal(last.integer(0)).multiply(new BigDecimal(Math.scalb(1.0, last.exponent())));
        assertEquals(0, top.compareTo(found));
        double off =
                top.subtract(new BigDecimal(activation.intercept(0, 2))).abs().doubleValue();
        assertTrue(off <= pieces.wrong(), off + ", said " + pieces.wrong());
        assertEquals(0, new ExactPieces((PiecewiseLinear) Activations.parse("hard-tanh"), 2).wrong());
    }

    @Test
    void threadsThatShareAPatternAgree() {
        Network network = Zoo.network("conv", 5);
        RandomStream random = RandomStream.of(5).named("threads");
        double[][] directions = {random.gaussians(50, 1), random.gaussians(50, 1)};
        Domain domain = Domain.patch(random.gaussians(50, 1), directions, new double[2], new double[] {1, 1});
        ExactForward here = new ExactForward(network, domain, BigDecimal.ZERO, BigDecimal.ONE);
        List<Hyperplane> planes = planes(network, 2);
        List<Facet> corner = List.of(on(Hyperplane.side(0)), on(Hyperplane.side(3)));
        for (int round = 0; round < 20; round++) {
            // Nothing is known yet, so that the threads work out the same forms side by side.
            Exact exact = new ExactArithmetic(network, domain);
            Pattern pattern = here.pattern(network.nodes().size());
            List<Integer> signs = planes.parallelStream()
                    .map(plane -> exact.sign(pattern, plane, corner, new double[3], 0))
                    .toList();
            for (int i = 0; i < signs.size(); i++) {
                Hyperplane plane = planes.get(i);
                if (plane.inside()) {
                    assertEquals(here.value(plane).signum(), signs.get(i), plane.toString());
                }
            }
        }
    }
}
