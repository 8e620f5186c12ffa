package io.crease.region;

import io.crease.network.Activate;
import io.crease.network.Network;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs and vertices in integers. Weights, knots and the domain's numbers are doubles, so every form is of integers times a power of
 * two, and a vertex, the point where n of them vanish, is homogeneous of integers: nothing is ever divided or rounded. Safe for use by
 * several threads.
 */
final class ExactArithmetic implements Exact {
    private final Network network;
    private final ExactImages images;
    private final int n;
    private final Form infinity;
    private final Form[] sides;

    /** The network on a domain of its inputs. All its activations are piecewise linear. */
    ExactArithmetic(Network network, Domain domain) {
        this.network = network;
        images = new ExactImages(network, domain);
        n = domain.dimension();
        infinity = Form.one(n);
        sides = sides(domain);
    }

    /**
     * The forms of the domain's sides, positive inside: of a box u_i − low_i as side 2i and high_i − u_i as side 2i + 1, of a polygon
     * the line from corner i to corner i + 1 as side i.
     */
    private static Form[] sides(Domain domain) {
        double[] low = domain.low();
        double[] high = domain.high();
        double[] corners = domain.corners();
        if (low != null && high != null) {
            return sidesOfBox(low, high);
        }
        return corners == null ? new Form[0] : sidesOfPolygon(corners);
    }

    private static Form[] sidesOfBox(double[] low, double[] high) {
        Form[] sides = new Form[2 * low.length];
        for (int i = 0; i < sides.length; i++) {
            boolean upper = i % 2 == 1;
            BigDecimal[] c = new BigDecimal[low.length + 1];
            Arrays.fill(c, BigDecimal.ZERO);
            BigDecimal end = new BigDecimal(upper ? high[i / 2] : low[i / 2]);
            c[0] = upper ? end : end.negate();
            c[i / 2 + 1] = BigDecimal.valueOf(upper ? -1 : 1);
            sides[i] = Form.of(c);
        }
        return sides;
    }

    private static Form[] sidesOfPolygon(double[] corners) {
        int count = corners.length / 2;
        Form[] sides = new Form[count];
        for (int i = 0; i < count; i++) {
            int j = (i + 1) % count;
            BigDecimal x = new BigDecimal(corners[2 * i]);
            BigDecimal y = new BigDecimal(corners[2 * i + 1]);
            BigDecimal alongX = new BigDecimal(corners[2 * j]).subtract(x);
            BigDecimal alongY = new BigDecimal(corners[2 * j + 1]).subtract(y);
            BigDecimal constant = alongY.multiply(x).subtract(alongX.multiply(y));
            sides[i] = Form.of(constant, alongY.negate(), alongX);
        }
        return sides;
    }

    /** The form of a hyperplane; see {@link Exact}. */
    Form form(@Nullable Pattern pattern, Hyperplane plane) {
        if (plane.node() == Hyperplane.AT_INFINITY) {
            return infinity;
        }
        if (plane.node() == Hyperplane.DOMAIN) {
            return sides[plane.neuron()];
        }
        FormSum sum = new FormSum(n).add(1, images.ofInput(pattern, plane.node(), plane.neuron()));
        Form less = network.nodes().get(plane.node()).layer() instanceof Activate
                ? images.knot(plane.node(), plane.other())
                : images.ofInput(pattern, plane.node(), plane.other());
        return sum.add(-1, less).sum();
    }

    /** The form of an output of the network. */
    Form output(Pattern pattern, int k) {
        return images.of(pattern, network.nodes().size() - 1, k);
    }

    @Override
    public int sign(@Nullable Pattern pattern, Hyperplane plane, List<Facet> facets, double[] x, int at) {
        return form(pattern, plane).sign(vertex(pattern, facets, x, at));
    }

    @Override
    public int signSeenFrom(@Nullable Pattern pattern, Hyperplane plane, double[] point) {
        Form form = form(pattern, plane);
        int sign = form.sign(integers(point));
        for (int j = 1; j <= n && sign == 0; j++) {
            sign = form.sign(j);
        }
        return sign;
    }

    @Override
    public int coincide(@Nullable Pattern pattern, Hyperplane one, Hyperplane other) {
        Form a = form(pattern, one);
        Form b = form(pattern, other);
        int most = 0;
        for (int j = 0; j <= n; j++) {
            if (a.sign(j) != 0) {
                most = j;
            }
        }
        int side = a.sign(most) * b.sign(most);
        for (int j = 0; j <= n; j++) {
            if (a.sign(j) * b.sign(j) != side * Math.abs(a.sign(j)) || (a.sign(j) == 0) != (b.sign(j) == 0)) {
                return 0;
            }
        }
        BigInteger ofA = a.integer(most);
        BigInteger ofB = b.integer(most);
        for (int j = 0; j < most; j++) {
            if (!a.integer(j).multiply(ofB).equals(b.integer(j).multiply(ofA))) {
                return 0;
            }
        }
        return side;
    }

    @Override
    public boolean equal(@Nullable Pattern pattern, int node, int one, int other) {
        return new FormSum(n)
                .add(1, images.ofInput(pattern, node, one))
                .add(-1, images.ofInput(pattern, node, other))
                .sum()
                .isZero();
    }

    /** A positive multiple of a point, of integers. */
    private static BigInteger[] integers(double[] point) {
        BigDecimal[] c = new BigDecimal[point.length];
        for (int j = 0; j < c.length; j++) {
            c[j] = new BigDecimal(point[j]);
        }
        Form form = Form.of(c);
        BigInteger[] whole = new BigInteger[c.length];
        for (int j = 0; j < c.length; j++) {
            whole[j] = form.integer(j);
        }
        return whole;
    }

    @Override
    public double place(@Nullable Pattern pattern, List<Facet> facets, double[] x, int at) {
        BigInteger[] vertex = vertex(pattern, facets, x, at);
        BigInteger under = vertex[0];
        if (under.signum() == 0) {
            for (BigInteger direction : vertex) {
                under = under.max(direction.abs());
            }
        }
        x[at] = vertex[0].signum();
        double error = 0;
        for (int i = 1; i <= n; i++) {
            Quotient u = Quotient.of(vertex[i], under);
            x[at + i] = u.value();
            error = Math.max(error, u.error());
        }
        return error;
    }

    /** The vertex where the facets meet, w > 0, or at infinity on the side of the rough vertex at {@code x[at … at + n]}. */
    BigInteger[] vertex(@Nullable Pattern pattern, List<Facet> facets, double[] x, int at) {
        NullVector lines = new NullVector(n);
        for (int f = 0; f < facets.size() && !lines.full(); f++) {
            lines.add(form(pattern, facets.get(f).plane()));
        }
        if (!lines.full()) {
            throw new IllegalStateException("the facets " + facets + " do not meet in a point");
        }
        BigInteger[] point = lines.point();
        int side = point[0].signum();
        if (side == 0) {
            int most = 1;
            for (int i = 2; i <= n; i++) {
                most = Math.abs(x[at + i]) > Math.abs(x[at + most]) ? i : most;
            }
            side = x[at + most] > 0 ? point[most].signum() : -point[most].signum();
        }
        if (side < 0) {
            for (int j = 0; j <= n; j++) {
                point[j] = point[j].negate();
            }
        }
        return point;
    }
}
