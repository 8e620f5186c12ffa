package io.crease.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis, and numbers as text. */
final class Ticks {
    private static final int[] STEPS = {1, 2, 5, 10};

    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten from low to high, at most {@code most} of them; none if the ends are not finite or not in order. */
    static List<BigDecimal> linear(double low, double high, int most) {
        List<BigDecimal> ticks = new ArrayList<>();
        double span = high - low;
        if (!(span > 0) || !Double.isFinite(span) || span < 1e-12 * Math.max(Math.abs(low), Math.abs(high))) {
            return ticks;
        }
        int exponent = (int) Math.floor(Math.log10(span / most));
        BigDecimal step = BigDecimal.ONE;
        for (int s : STEPS) {
            step = BigDecimal.valueOf(s).scaleByPowerOfTen(exponent);
            if (span / step.doubleValue() <= most - 1) {
                break;
            }
        }
        double slack = 1e-9 * step.doubleValue();
        long first = (long) Math.ceil((low - slack) / step.doubleValue());
        for (long i = first; i * step.doubleValue() <= high + slack; i++) {
            ticks.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return ticks;
    }

    /** Powers of ten from low to high, every so many that there are at most {@code most}. */
    static List<BigDecimal> powers(double low, double high, int most) {
        List<BigDecimal> ticks = new ArrayList<>();
        int from = (int) Math.ceil(Math.log10(low) - 1e-9);
        int to = (int) Math.floor(Math.log10(high) + 1e-9);
        int stride = Math.max(1, (to - from + most) / most);
        for (int e = from; e <= to; e += stride) {
            ticks.add(BigDecimal.ONE.scaleByPowerOfTen(e));
        }
        return ticks;
    }

    /** Four significant digits, with an exponent when very large or small. */
    static String text(double value) {
        return value == 0 || !Double.isFinite(value)
                ? value == 0 ? "0" : String.valueOf(value)
                : text(new BigDecimal(value).round(new MathContext(4)));
    }

    /** All digits, with an exponent when very large or small. */
    static String text(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal plain = value.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        String text;
        if (exponent >= 6 || exponent < -4) {
            String digits = plain.movePointLeft(exponent).stripTrailingZeros().toPlainString();
            text = digits + "e" + exponent;
        } else {
            text = plain.toPlainString();
        }
        return text.replace('-', '−');
    }
}
