package io.crease.report.draw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Ticks of a log axis that is so short that few powers of ten, if any, are on it.
 *
 * @param labelled those with a number: at least four where there is room for them
 * @param all these and whole multiples of powers of ten between them
 */
record LogTicks(List<Double> labelled, List<Double> all) {
    private static final int ENOUGH = 4;

    /** Digits, in tenths, after which a number may be marked: from few to many. */
    private static final List<List<Integer>> DIGITS = List.of(
            List.of(10, 20, 50),
            List.of(10, 15, 20, 30, 50, 70),
            List.of(10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90),
            tenths(5),
            tenths(2),
            tenths(1));

    private static final List<Integer> WHOLE = tenths(10);

    private static List<Integer> tenths(int step) {
        List<Integer> digits = new ArrayList<>();
        for (int digit = 10; digit < 100; digit += step) {
            digits.add(digit);
        }
        return digits;
    }

    /** Those of an axis. */
    static LogTicks of(Axes axes) {
        List<Double> best = List.of();
        for (List<Integer> digits : DIGITS) {
            List<Double> ticks = ticks(axes, digits);
            if (ticks.size() > best.size() && apart(axes, ticks)) {
                best = ticks;
            }
            if (best.size() >= ENOUGH) {
                break;
            }
        }
        TreeSet<Double> all = new TreeSet<>(ticks(axes, WHOLE));
        all.addAll(best);
        return new LogTicks(best, List.copyOf(all));
    }

    private static List<Double> ticks(Axes axes, List<Integer> digits) {
        List<Double> ticks = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(axes.low())) - 1;
        for (int power = first; power <= first + 3; power++) {
            for (int digit : digits) {
                double tick =
                        BigDecimal.valueOf(digit).scaleByPowerOfTen(power - 1).doubleValue();
                double share = axes.share(tick);
                if (share >= 0 && share <= 1) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** Whether there is room for a number at each. */
    private static boolean apart(Axes axes, List<Double> ticks) {
        double type = axes.type();
        for (int i = 1; i < ticks.size(); i++) {
            double between = (axes.share(ticks.get(i)) - axes.share(ticks.get(i - 1))) * axes.length();
            double room = axes.across() ? Typeface.REGULAR.width(Numbers.text(ticks.get(i)), type) + type : 1.6 * type;
            if (between < room) {
                return false;
            }
        }
        return true;
    }
}
