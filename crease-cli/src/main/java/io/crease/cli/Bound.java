package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.theory.ConstructionPieces;
import io.crease.theory.RegionBounds;
import io.crease.theory.SerraBound;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A bound on the number of regions that networks of one shape can have on all of R^n0.
 *
 * @param name whose it is
 * @param upper whether no network has more; otherwise some network has at least so many
 * @param value the number, exact
 * @param holds for which activations it holds
 * @param source formula and where it stands
 */
record Bound(String name, boolean upper, BigInteger value, String holds, String source) {
    /** Measure of rows that count regions or bound their number. */
    static final String REGIONS = "regions";

    private static final String ONE_KNOT = "one knot";
    private static final String TWO_KNOTS = "two knots";
    private static final String RELU = "relu";
    private static final int IN_FULL = 9;

    /** All bounds that hold for the shape and its activation, upper ones from the loosest paper to the tightest. */
    static List<Bound> of(DenseStack stack) {
        int inputs = stack.inputs();
        int[] widths = stack.widthArray();
        List<Bound> bounds = new ArrayList<>();
        int letters = stack.knots() + 1;
        bounds.add(new Bound(
                "all letter strings",
                true,
                BigInteger.valueOf(letters).pow(stack.neurons()),
                stack.knots() == 1 ? ONE_KNOT : stack.knots() == 2 ? TWO_KNOTS : stack.knots() + " knots",
                letters + "^N"));
        if (stack.knots() == 1) {
            bounds.add(new Bound(
                    "Raghu et al. 2017",
                    true,
                    RegionBounds.paperRelu(inputs, widths),
                    ONE_KNOT,
                    "Theorem 1: Π r(n_l, n0)"));
            bounds.add(new Bound(
                    "Montúfar 2017",
                    true,
                    RegionBounds.montufar2017(inputs, widths),
                    ONE_KNOT,
                    "Π r(n_l, min(n0 … n_l-1))"));
        }
        if (stack.knots() == 2) {
            bounds.add(new Bound(
                    "Raghu et al. 2017",
                    true,
                    RegionBounds.paperHardTanh(inputs, widths),
                    TWO_KNOTS,
                    "Theorem 1: Π r(2 n_l, n0)"));
            bounds.add(new Bound(
                    "parallel pairs",
                    true,
                    RegionBounds.tightHardTanh(inputs, widths),
                    TWO_KNOTS,
                    "Π Σ 2^j C(n_l, j), j ≤ min(n0 …)"));
        }
        if (stack.relu()) {
            bounds.add(new Bound(
                    "Serra et al. 2018", true, SerraBound.of(inputs, widths), RELU, "Theorem 1: Σ Π C(n_l, j_l)"));
            ConstructionPieces.montufar2014(inputs, widths)
                    .ifPresent(pieces -> bounds.add(
                            new Bound("Montúfar et al. 2014", false, pieces, RELU, "Π ⌊n_l/n0⌋^n0 · r(n_L, n0)")));
        }
        return bounds;
    }

    /** The smallest upper bound. */
    static BigInteger best(List<Bound> bounds) {
        return bounds.stream()
                .filter(Bound::upper)
                .map(Bound::value)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** {@code upper bound, Serra et al. 2018}. */
    String statistic() {
        return (upper ? "upper bound, " : "lower bound, ") + name;
    }

    /** The row; where a double cannot hold the number, the reason has all its digits. */
    Row row() {
        double rounded = value.doubleValue();
        boolean held = value.bitLength() <= 53;
        boolean finite = Double.isFinite(rounded);
        return new Row(
                REGIONS,
                0,
                NetworkFigures.NETWORK,
                null,
                statistic(),
                finite ? Double.valueOf(rounded) : null,
                null,
                null,
                1,
                "regions",
                Certainty.EXACT,
                0,
                held ? null : (finite ? "rounded: exactly " : "too large for a double: exactly ") + value,
                List.of());
    }

    /** number / bound. */
    static double share(BigDecimal number, BigInteger bound) {
        return number.divide(new BigDecimal(bound), MathContext.DECIMAL64).doubleValue();
    }

    /** In full with commas when short, else with an exponent. */
    static String figure(BigInteger number) {
        String digits = number.toString();
        if (digits.length() <= IN_FULL) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        BigDecimal three = new BigDecimal(number).round(new MathContext(3));
        int exponent = three.precision() - three.scale() - 1;
        return three.movePointLeft(exponent).setScale(2) + "e" + exponent;
    }
}
