package io.crease.trace;

import io.crease.network.BranchMaximum;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Tensor;
import io.crease.trajectory.Polyline;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The trace of a polyline through a small network of dense layers, activations and branch maxima in exact fractions: nothing is
 * rounded, so ties are ties. Weights and points must be short binary fractions.
 */
public final class RationalTrace {

    /** A fraction in lowest terms. */
    private record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {
        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        static Fraction of(double value) {
            BigDecimal exact = new BigDecimal(value);
            BigInteger under = BigInteger.TEN.pow(Math.max(0, exact.scale()));
            return reduced(exact.multiply(new BigDecimal(under)).toBigIntegerExact(), under);
        }

        static Fraction of(long over, long under) {
            return reduced(BigInteger.valueOf(over), BigInteger.valueOf(under));
        }

        static Fraction reduced(BigInteger over, BigInteger under) {
            BigInteger divisor = over.gcd(under);
            divisor = divisor.signum() == 0 ? BigInteger.ONE : divisor;
            divisor = under.signum() < 0 ? divisor.negate() : divisor;
            return new Fraction(over.divide(divisor), under.divide(divisor));
        }

        Fraction plus(Fraction b) {
            return reduced(over.multiply(b.under).add(b.over.multiply(under)), under.multiply(b.under));
        }

        Fraction times(Fraction b) {
            return reduced(over.multiply(b.over), under.multiply(b.under));
        }

        Fraction minus(Fraction b) {
            return plus(new Fraction(b.over.negate(), b.under));
        }

        Fraction by(Fraction b) {
            return reduced(over.multiply(b.under), under.multiply(b.over));
        }

        int sign() {
            return over.signum();
        }

        @Override
        public int compareTo(Fraction b) {
            return over.multiply(b.under).compareTo(b.over.multiply(under));
        }
    }

    private final Network network;
    private final boolean cornered;
    private List<Fraction> t = new ArrayList<>();
    /** Values at each t, of the input (0) and each node (index + 1). */
    private final List<List<Fraction[]>> values = new ArrayList<>();

    private final List<Long> transitions = new ArrayList<>();
    private final List<Integer> pieces = new ArrayList<>();
    private final TreeSet<Fraction> ends = new TreeSet<>();
    private long signChanges;

    /** Traces. */
    public RationalTrace(Network network, Polyline curve) {
        this.network = network;
        this.cornered = curve.points().size() > 2;
        int n = curve.points().size() - 1;
        List<Fraction[]> points = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            Fraction at = Fraction.of(i, n);
            t.add(at);
            if (cornered && 0 < i && i < n) {
                ends.add(at);
            }
            Tensor x = curve.points().get(i);
            Fraction[] row = new Fraction[x.size()];
            for (int j = 0; j < row.length; j++) {
                row[j] = Fraction.of(x.get(j));
            }
            points.add(row);
        }
        values.add(points);
        for (int i = 0; i < network.nodes().size(); i++) {
            node(i);
        }
        signChanges = changes(letters(values.get(values.size() - 1), new Fraction[] {Fraction.ZERO}, true), false);
    }

    private void node(int index) {
        Network.Node node = network.nodes().get(index);
        List<List<Fraction[]>> inputs = new ArrayList<>();
        node.inputs().forEach(i -> inputs.add(values.get(i + 1)));
        if (node.layer() instanceof Dense dense) {
            List<Fraction[]> rows = new ArrayList<>();
            for (Fraction[] x : inputs.get(0)) {
                Fraction[] y = new Fraction[dense.bias().size()];
                for (int o = 0; o < y.length; o++) {
                    y[o] = Fraction.of(dense.bias().get(o));
                    for (int i = 0; i < x.length; i++) {
                        y[o] = y[o].plus(Fraction.of(dense.weight().get(o * x.length + i))
                                .times(x[i]));
                    }
                }
                rows.add(y);
            }
            values.add(rows);
            transitions.add(0L);
            pieces.add(0);
        } else if (node.activation() instanceof PiecewiseLinear activation) {
            Fraction[] knots = new Fraction[activation.knots()];
            for (int q = 0; q < knots.length; q++) {
                knots[q] = Fraction.of(activation.knot(q));
                cut(List.of(inputs.get(0)), knots[q]);
            }
            List<Fraction[]> pre = values.get(node.inputs().get(0) + 1);
            List<Fraction[]> rows = new ArrayList<>();
            for (Fraction[] x : pre) {
                Fraction[] y = new Fraction[x.length];
                for (int j = 0; j < x.length; j++) {
                    int piece = 0;
                    while (piece < knots.length && x[j].compareTo(knots[piece]) > 0) {
                        piece++;
                    }
                    y[j] = Fraction.of(activation.slope(0, piece))
                            .times(x[j])
                            .plus(Fraction.of(activation.intercept(0, piece)));
                }
                rows.add(y);
            }
            record(letters(pre, knots, false), false);
            values.add(rows);
        } else if (node.layer() instanceof BranchMaximum max) {
            for (int a = 0; a < inputs.size(); a++) {
                for (int b = a + 1; b < inputs.size(); b++) {
                    List<List<Fraction[]>> pair = List.of(
                            values.get(node.inputs().get(a) + 1),
                            values.get(node.inputs().get(b) + 1));
                    cut(pair, Fraction.ZERO);
                }
            }
            List<Fraction[]> rows = new ArrayList<>();
            List<int[]> letters = new ArrayList<>();
            for (int r = 0; r < t.size(); r++) {
                rows.add(choose(node, max.smallest(), r, r, null));
                if (r + 1 < t.size()) {
                    int[] winners = new int[node.shape().size()];
                    choose(node, max.smallest(), r, r + 1, winners);
                    letters.add(winners);
                }
            }
            record(letters, true);
            values.add(rows);
        } else {
            throw new IllegalArgumentException(node.layer().kind());
        }
    }

    /** The chosen values halfway between rows a and b (twice them, if they differ), and who is chosen. */
    private Fraction[] choose(Network.Node node, boolean smallest, int a, int b, int[] winners) {
        Fraction[] best = new Fraction[node.shape().size()];
        for (int k = 0; k < node.inputs().size(); k++) {
            List<Fraction[]> branch = values.get(node.inputs().get(k) + 1);
            for (int j = 0; j < best.length; j++) {
                Fraction value = a == b ? branch.get(a)[j] : branch.get(a)[j].plus(branch.get(b)[j]);
                boolean better =
                        best[j] == null || (smallest ? value.compareTo(best[j]) < 0 : value.compareTo(best[j]) > 0);
                if (better) {
                    best[j] = value;
                    if (winners != null) {
                        winners[j] = k;
                    }
                }
            }
        }
        return best;
    }

    /** Cuts everything where an element of the first batch (less the second's, if any) passes a level. */
    private void cut(List<List<Fraction[]>> batch, Fraction level) {
        List<Fraction> fresh = new ArrayList<>();
        for (int r = 0; r + 1 < t.size(); r++) {
            TreeSet<Fraction> inside = new TreeSet<>();
            for (int j = 0; j < batch.get(0).get(r).length; j++) {
                Fraction d0 = difference(batch, r, j).minus(level);
                Fraction d1 = difference(batch, r + 1, j).minus(level);
                if (d0.sign() * d1.sign() < 0) {
                    inside.add(
                            t.get(r).plus(d0.by(d0.minus(d1)).times(t.get(r + 1).minus(t.get(r)))));
                }
            }
            fresh.add(t.get(r));
            fresh.addAll(inside);
        }
        fresh.add(t.get(t.size() - 1));
        for (List<Fraction[]> rows : values) {
            List<Fraction[]> refined = new ArrayList<>();
            int r = 0;
            for (Fraction at : fresh) {
                while (r + 2 < t.size() && t.get(r + 1).compareTo(at) <= 0) {
                    r++;
                }
                Fraction share = at.minus(t.get(r)).by(t.get(r + 1).minus(t.get(r)));
                Fraction[] a = rows.get(r);
                Fraction[] b = rows.get(r + 1);
                Fraction[] y = new Fraction[a.length];
                for (int j = 0; j < y.length; j++) {
                    y[j] = a[j].plus(share.times(b[j].minus(a[j])));
                }
                refined.add(y);
            }
            rows.clear();
            rows.addAll(refined);
        }
        t = fresh;
    }

    private static Fraction difference(List<List<Fraction[]>> batch, int row, int j) {
        Fraction value = batch.get(0).get(row)[j];
        return batch.size() == 1 ? value : value.minus(batch.get(1).get(row)[j]);
    }

    /** Letters inside each piece, of twice the middle value against twice the knots. */
    private List<int[]> letters(List<Fraction[]> rows, Fraction[] knots, boolean cutFirst) {
        if (cutFirst) {
            cut(List.of(rows), knots[0]);
        }
        List<int[]> letters = new ArrayList<>();
        for (int r = 0; r + 1 < rows.size(); r++) {
            int[] word = new int[rows.get(r).length];
            for (int j = 0; j < word.length; j++) {
                Fraction twice = rows.get(r)[j].plus(rows.get(r + 1)[j]);
                for (Fraction knot : knots) {
                    word[j] += twice.compareTo(knot.plus(knot)) > 0 ? 1 : 0;
                }
            }
            letters.add(word);
        }
        return letters;
    }

    private void record(List<int[]> letters, boolean winners) {
        transitions.add(changes(letters, winners));
        for (int r = 1; r < letters.size(); r++) {
            if (!java.util.Arrays.equals(letters.get(r - 1), letters.get(r))) {
                ends.add(t.get(r));
            }
        }
        pieces.add(ends.size() + 1);
    }

    private static long changes(List<int[]> letters, boolean winners) {
        long changes = 0;
        for (int r = 1; r < letters.size(); r++) {
            for (int j = 0; j < letters.get(r).length; j++) {
                int steps = Math.abs(letters.get(r)[j] - letters.get(r - 1)[j]);
                changes += winners ? Math.min(1, steps) : steps;
            }
        }
        return changes;
    }

    /** Changes of letters at a node. */
    public long transitions(int node) {
        return transitions.get(node);
    }

    /** Pieces behind a node. */
    public int pieces(int node) {
        return pieces.get(node);
    }

    /** Sign changes of the outputs. */
    public long signChanges() {
        return signChanges;
    }
}
