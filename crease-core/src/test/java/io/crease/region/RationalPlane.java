package io.crease.region;

import io.crease.network.AffineLayer;
import io.crease.network.AffineTerms;
import io.crease.network.BranchMaximum;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A polygon of a plane cut into activation regions by the plainest of methods, in fractions without rounding: every cell keeps its corners and
 * the values of all nodes there; cells are cut where a neuron passes a knot, or a candidate another, by interpolation along their sides. Knows
 * no forms, no error bounds and no neighbours.
 */
final class RationalPlane {

    /** A fraction in lowest terms. */
    private record Fraction(BigInteger over, BigInteger under) {
        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        static Fraction of(double value) {
            BigDecimal exact = new BigDecimal(value);
            BigInteger under = BigInteger.TEN.pow(Math.max(0, exact.scale()));
            return lowest(exact.multiply(new BigDecimal(under)).toBigIntegerExact(), under);
        }

        static Fraction lowest(BigInteger over, BigInteger under) {
            BigInteger divisor = over.gcd(under);
            divisor = under.signum() < 0 ? divisor.negate() : divisor;
            return new Fraction(over.divide(divisor), under.divide(divisor));
        }

        Fraction plus(Fraction b) {
            return lowest(over.multiply(b.under).add(b.over.multiply(under)), under.multiply(b.under));
        }

        Fraction minus(Fraction b) {
            return plus(new Fraction(b.over.negate(), b.under));
        }

        Fraction times(Fraction b) {
            return lowest(over.multiply(b.over), under.multiply(b.under));
        }

        Fraction by(Fraction b) {
            return lowest(over.multiply(b.under), under.multiply(b.over));
        }

        int sign() {
            return over.signum();
        }
    }

    /** The place of a corner (u_1, u_2), and the values of the input (0) and of the nodes so far (index + 1). */
    private record Corner(Fraction[] u, List<Fraction[]> values) {
        Corner between(Corner b, Fraction share) {
            List<Fraction[]> mixed = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                mixed.add(mix(values.get(i), b.values.get(i), share));
            }
            return new Corner(mix(u, b.u, share), mixed);
        }

        private static Fraction[] mix(Fraction[] a, Fraction[] b, Fraction share) {
            Fraction[] mixed = new Fraction[a.length];
            for (int j = 0; j < a.length; j++) {
                mixed[j] = a[j].plus(share.times(b[j].minus(a[j])));
            }
            return mixed;
        }
    }

    /** Corners counterclockwise, and the letters so far. */
    private record Cell(List<Corner> corners, String letters) {}

    /** A value at a corner. */
    private interface Form {
        Fraction at(Corner corner);
    }

    private final Network network;
    private List<Cell> cells = new ArrayList<>();
    private final List<Long> regionsAfter = new ArrayList<>();

    RationalPlane(Network network, Domain domain) {
        this.network = network;
        double[] ends = domain.corners();
        List<Corner> corners = new ArrayList<>();
        for (int c = 0; c < ends.length; c += 2) {
            Fraction[] u = {Fraction.of(ends[c]), Fraction.of(ends[c + 1])};
            Fraction[] x = new Fraction[domain.inputs()];
            for (int i = 0; i < x.length; i++) {
                x[i] = Fraction.of(domain.origin(i))
                        .plus(u[0].times(Fraction.of(domain.direction(0, i))))
                        .plus(u[1].times(Fraction.of(domain.direction(1, i))));
            }
            corners.add(new Corner(u, new ArrayList<>(List.<Fraction[]>of(x))));
        }
        cells.add(new Cell(corners, ""));
        for (int node = 0; node < network.nodes().size(); node++) {
            pass(node);
        }
    }

    /** Number of different patterns. */
    long regions() {
        return patterns().size();
    }

    /** The area of each pattern. */
    Map<String, Double> patterns() {
        Map<String, Double> areas = new HashMap<>();
        cells.forEach(cell -> areas.merge(cell.letters, area(cell), Double::sum));
        return areas;
    }

    /** Number of different patterns behind each cutting node. */
    List<Long> regionsAfter() {
        return regionsAfter;
    }

    /** Number of different corners: of the subdivision, where no node takes maxima of more than two. */
    long vertices() {
        Set<List<Fraction>> places = new HashSet<>();
        cells.forEach(cell -> cell.corners.forEach(corner -> places.add(List.of(corner.u))));
        return places.size();
    }

    private static double area(Cell cell) {
        Fraction sum = Fraction.ZERO;
        List<Corner> corners = cell.corners;
        for (int i = 0; i < corners.size(); i++) {
            Fraction[] a = corners.get(i).u;
            Fraction[] b = corners.get((i + 1) % corners.size()).u;
            sum = sum.plus(a[0].times(b[1]).minus(a[1].times(b[0])));
        }
        return new BigDecimal(sum.over)
                        .divide(new BigDecimal(sum.under), java.math.MathContext.DECIMAL64)
                        .doubleValue()
                / 2;
    }

    private void pass(int index) {
        Network.Node node = network.nodes().get(index);
        if (node.layer() instanceof AffineLayer affine) {
            AffineTerms terms = affine.terms(network.inputShapes(node));
            every(corner -> {
                Fraction[] x = inputs(node, corner);
                Fraction[] y = new Fraction[node.shape().size()];
                for (int o = 0; o < y.length; o++) {
                    Fraction[] sum = {Fraction.of(terms.bias(o))};
                    terms.of(o, (i, w) -> sum[0] = sum[0].plus(Fraction.of(w).times(x[i])));
                    y[o] = sum[0];
                }
                return y;
            });
            return;
        }
        int outputs = node.shape().size();
        if (node.activation() instanceof PiecewiseLinear activation) {
            for (int o = 0; o < outputs; o++) {
                int neuron = o;
                for (int q = 0; q < activation.knots(); q++) {
                    Fraction knot = Fraction.of(activation.knot(q));
                    cells = cut(cells, corner -> inputs(node, corner)[neuron].minus(knot), "+", "-");
                }
            }
            every(corner -> bent(activation, inputs(node, corner)));
        } else {
            Maximum maximum = (Maximum) node.layer();
            boolean smallest = maximum instanceof BranchMaximum branches && branches.smallest();
            Maximum.Candidates windows = maximum.candidates(network.inputShapes(node));
            List<Cell> done = new ArrayList<>();
            for (Cell cell : cells) {
                List<Cell> parts = List.of(cell);
                for (int o = 0; o < outputs; o++) {
                    List<Cell> further = new ArrayList<>();
                    for (Cell part : parts) {
                        choose(node, windows, o, windows.start(o), windows.start(o) + 1, smallest, part, further);
                    }
                    parts = further;
                }
                done.addAll(parts);
            }
            cells = done;
            every(corner -> {
                Fraction[] x = inputs(node, corner);
                Fraction[] y = new Fraction[outputs];
                for (int o = 0; o < outputs; o++) {
                    for (int i = windows.start(o); i < windows.start(o + 1); i++) {
                        Fraction value = x[windows.index(i)];
                        boolean better = y[o] == null || value.minus(y[o]).sign() == (smallest ? -1 : 1);
                        y[o] = better ? value : y[o];
                    }
                }
                return y;
            });
        }
        regionsAfter.add(regions());
    }

    /** Cuts a cell by whether candidate {@code next} beats the best so far, and each part by those after it. */
    private void choose(
            Network.Node node,
            Maximum.Candidates windows,
            int o,
            int best,
            int next,
            boolean smallest,
            Cell cell,
            List<Cell> into) {
        if (next == windows.start(o + 1)) {
            into.add(new Cell(cell.corners, cell.letters + (best - windows.start(o)) + ","));
            return;
        }
        Form lead = corner -> {
            Fraction[] x = inputs(node, corner);
            Fraction by = x[windows.index(next)].minus(x[windows.index(best)]);
            return smallest ? Fraction.ZERO.minus(by) : by;
        };
        for (Cell part : cut(List.of(cell), lead, "", "")) {
            boolean beaten = part.corners.stream().anyMatch(c -> lead.at(c).sign() > 0);
            choose(node, windows, o, beaten ? next : best, next + 1, smallest, part, into);
        }
    }

    private void every(java.util.function.Function<Corner, Fraction[]> image) {
        for (Cell cell : cells) {
            for (Corner corner : cell.corners) {
                corner.values.add(image.apply(corner));
            }
        }
    }

    private static Fraction[] inputs(Network.Node node, Corner corner) {
        if (node.inputs().size() == 1) {
            return corner.values.get(node.inputs().get(0) + 1);
        }
        List<Fraction> all = new ArrayList<>();
        node.inputs().forEach(source -> all.addAll(List.of(corner.values.get(source + 1))));
        return all.toArray(Fraction[]::new);
    }

    private static Fraction[] bent(PiecewiseLinear activation, Fraction[] x) {
        Fraction[] y = new Fraction[x.length];
        for (int o = 0; o < y.length; o++) {
            int channel = activation.channels() == 1 ? 0 : o / (y.length / activation.channels());
            y[o] = Fraction.of(activation.intercept(channel, 0))
                    .plus(Fraction.of(activation.slope(channel, 0)).times(x[o]));
            for (int q = 0; q < activation.knots(); q++) {
                Fraction beyond = x[o].minus(Fraction.of(activation.knot(q)));
                if (beyond.sign() > 0) {
                    y[o] = y[o].plus(Fraction.of(activation.slope(channel, q + 1))
                            .minus(Fraction.of(activation.slope(channel, q)))
                            .times(beyond));
                }
            }
        }
        return y;
    }

    private static List<Cell> cut(List<Cell> cells, Form form, String above, String below) {
        List<Cell> parts = new ArrayList<>();
        for (Cell cell : cells) {
            int n = cell.corners.size();
            Fraction[] value = new Fraction[n];
            boolean positive = false;
            boolean negative = false;
            for (int i = 0; i < n; i++) {
                value[i] = form.at(cell.corners.get(i));
                positive |= value[i].sign() > 0;
                negative |= value[i].sign() < 0;
            }
            if (!positive || !negative) {
                parts.add(new Cell(cell.corners, cell.letters + (positive ? above : below)));
                continue;
            }
            List<Corner> up = new ArrayList<>();
            List<Corner> down = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Corner corner = cell.corners.get(i);
                if (value[i].sign() >= 0) {
                    up.add(corner);
                }
                if (value[i].sign() <= 0) {
                    // A corner of its own: values are added to it.
                    down.add(value[i].sign() == 0 ? corner.between(corner, Fraction.ZERO) : corner);
                }
                int j = (i + 1) % n;
                if (value[i].sign() * value[j].sign() < 0) {
                    Fraction share = value[i].by(value[i].minus(value[j]));
                    up.add(corner.between(cell.corners.get(j), share));
                    down.add(corner.between(cell.corners.get(j), share));
                }
            }
            parts.add(new Cell(up, cell.letters + above));
            parts.add(new Cell(down, cell.letters + below));
        }
        return parts;
    }
}
