package io.crease.region;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a box inside half-spaces, with points that certainly lie in its interior, at least one. Immutable but for points that
 * are found on the way.
 */
final class LinearCell {
    private static final int MOST_POINTS = 24;

    private final double[] low;
    private final double[] high;
    private final List<HalfSpace> within;
    private final List<double[]> points;

    LinearCell(double[] low, double[] high, List<HalfSpace> within, List<double[]> points) {
        this.low = low;
        this.high = high;
        this.within = within;
        this.points = points;
    }

    /** What is asked and answered while cells are searched. Mutable. */
    static final class Ledger {
        long programmes;
        /** Questions that could not be settled. */
        long doubtful;
    }

    /** What an examination says. */
    enum Side {
        BELOW,
        ABOVE,
        CROSSES
    }

    List<HalfSpace> within() {
        return within;
    }

    /** The mean of the points: inside, as the cell is convex. */
    double[] point() {
        double[] mean = new double[low.length];
        for (double[] point : points) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += point[i] / points.size();
            }
        }
        return contains(mean) ? mean : points.get(0);
    }

    /**
     * Whether the hyperplane of a form crosses the interior, or on which side the cell lies. It crosses when there are certain points on
     * both sides, and does not where the dual of the linear programme shows it; what neither shows is noted as doubtful and taken not to
     * cross.
     */
    Side side(HalfSpace form, Ledger ledger) {
        HalfSpace above = form.seenFrom(1);
        HalfSpace below = form.seenFrom(-1);
        if (LinearProgramme.least(above, List.of(), low, high).atLeast() > 0) {
            return Side.ABOVE;
        }
        if (LinearProgramme.least(below, List.of(), low, high).atLeast() > 0) {
            return Side.BELOW;
        }
        boolean seenAbove = false;
        boolean seenBelow = false;
        for (double[] point : points) {
            int sign = above.sign(point);
            seenAbove |= sign > 0;
            seenBelow |= sign < 0;
        }
        if (!seenAbove) {
            LinearProgramme least = least(below, within, ledger);
            if (least.atLeast() >= 0) {
                return Side.BELOW;
            }
            seenAbove = reach(above, least.point(), within);
        }
        if (!seenBelow) {
            LinearProgramme least = least(above, within, ledger);
            if (least.atLeast() >= 0) {
                return Side.ABOVE;
            }
            seenBelow = reach(below, least.point(), within);
        }
        if (seenAbove && seenBelow) {
            return Side.CROSSES;
        }
        ledger.doubtful++;
        return seenBelow ? Side.BELOW : seenAbove || above.value(point()) > 0 ? Side.ABOVE : Side.BELOW;
    }

    private LinearProgramme least(HalfSpace form, List<HalfSpace> inside, Ledger ledger) {
        ledger.programmes++;
        return LinearProgramme.least(form, inside, low, high);
    }

    /** Adds a point of the cell inside one more half-space, towards a point on the cell's boundary; false if none is certain. */
    private boolean reach(HalfSpace wanted, double @Nullable [] towards, List<HalfSpace> inside) {
        double[] found = between(wanted, towards, inside);
        if (found == null) {
            List<HalfSpace> all = new ArrayList<>(inside);
            all.add(wanted);
            double[] deepest = LinearProgramme.deepest(all, low, high);
            found = deepest != null && wanted.sign(deepest) > 0 && contains(deepest) ? deepest : null;
        }
        if (found == null) {
            return false;
        }
        points.add(found);
        return true;
    }

    /** A point between the middle and another, inside a further half-space and certainly inside all of {@code inside}, or null. */
    private double @Nullable [] between(HalfSpace wanted, double @Nullable [] towards, List<HalfSpace> inside) {
        if (towards == null) {
            return null;
        }
        double[] from = point();
        double here = wanted.value(from);
        double there = wanted.value(towards);
        if (!(there > 0)) {
            return null;
        }
        double t = here > 0 ? 0.5 : (1 + -here / (there - here)) / 2;
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] + t * (towards[i] - from[i]);
        }
        return wanted.sign(point) > 0 && inside(point, inside) ? point : null;
    }

    private boolean contains(double[] point) {
        return inside(point, within);
    }

    private boolean inside(double[] point, List<HalfSpace> all) {
        for (int i = 0; i < point.length; i++) {
            if (!(point[i] > low[i] && point[i] < high[i])) {
                return false;
            }
        }
        return all.stream().allMatch(g -> g.sign(point) > 0);
    }

    /** The part inside a half-space whose hyperplane crosses. */
    LinearCell cut(HalfSpace by) {
        List<HalfSpace> more = new ArrayList<>(within);
        more.add(by);
        List<double[]> own = new ArrayList<>();
        for (double[] point : points) {
            if (own.size() < MOST_POINTS && by.sign(point) > 0) {
                own.add(point);
            }
        }
        return new LinearCell(low, high, more, own);
    }

    /**
     * The half-spaces that bound the cell, none of which can be left out, sides of the box among them. One can be left out when the least
     * value of its form over all others is not negative; it cannot when a point is certainly outside it and inside all others.
     */
    List<HalfSpace> facets(Ledger ledger) {
        List<HalfSpace> facets = new ArrayList<>();
        for (int k = 0; k < within.size(); k++) {
            List<HalfSpace> others = new ArrayList<>(within);
            HalfSpace tested = others.remove(k);
            if (bounds(tested, new LinearCell(low, high, others, points), ledger)) {
                facets.add(tested);
            }
        }
        for (int i = 0; i < low.length; i++) {
            for (int end = 0; end < 2; end++) {
                double[] c = new double[low.length + 1];
                c[0] = end == 0 ? -low[i] : high[i];
                c[i + 1] = end == 0 ? 1 : -1;
                double[] lower = low.clone();
                double[] upper = high.clone();
                lower[i] -= end == 0 ? high[i] - low[i] : 0;
                upper[i] += end == 0 ? 0 : high[i] - low[i];
                HalfSpace side = new HalfSpace(Hyperplane.side(2 * i + end), 1, c, new double[c.length]);
                if (bounds(side, new LinearCell(lower, upper, within, points), ledger)) {
                    facets.add(side);
                }
            }
        }
        return facets;
    }

    /** Whether some of {@code rest} lies outside. */
    private static boolean bounds(HalfSpace tested, LinearCell rest, Ledger ledger) {
        LinearProgramme least = rest.least(tested, rest.within, ledger);
        if (least.atLeast() >= 0) {
            return false;
        }
        HalfSpace outside = tested.seenFrom(-tested.side());
        LinearCell copy = new LinearCell(rest.low, rest.high, rest.within, new ArrayList<>(rest.points));
        if (copy.reach(outside, least.point(), rest.within)) {
            return true;
        }
        ledger.doubtful++;
        return false;
    }
}
