package io.crease.cli;

import java.util.Locale;

/** Numbers for people. */
final class Figures {
    private static final int DIGITS = 5;

    private Figures() {}

    /** Five significant digits; whole numbers below 10¹⁵ in full. */
    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value + 0.0);
        }
        return rounded(value, DIGITS);
    }

    /** That many significant digits, also of whole numbers, with an exponent when very large or small. */
    static String rounded(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 1e7 || magnitude < 1e-4) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        return fixed(value, digits - 1 - (int) Math.floor(Math.log10(magnitude)));
    }

    /** {@code 212.4 ± 3.1}: the error with two digits and the value to the same place. */
    static String withError(double value, double error) {
        if (error <= 1e-12 * Math.abs(value)) {
            return text(value) + " ± 0";
        }
        double magnitude = Math.max(Math.abs(value), error);
        if (!(error > 0) || magnitude >= 1e7 || magnitude < 1e-4) {
            return text(value) + " ± " + rounded(error, 2);
        }
        int decimals = Math.min(9, 1 - (int) Math.floor(Math.log10(error)));
        return fixed(value, decimals) + " ± " + fixed(error, decimals);
    }

    /** {@code 198 [120, 260]}. */
    static String withInterval(double value, double low, double high) {
        return rounded(value, 4) + " [" + rounded(low, 3) + ", " + rounded(high, 3) + "]";
    }

    /** {@code 12 %}; small shares keep a digit, so that only zero reads as zero. */
    static String percent(double share) {
        double percent = 100 * share;
        return String.format(Locale.ROOT, percent == 0 || percent >= 9.95 ? "%.0f %%" : "%.2g %%", percent);
    }

    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value + 0.0);
    }
}
