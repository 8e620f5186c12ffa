package io.crease.region;

import java.util.Arrays;

/** Adds up forms times doubles, without rounding. Mutable, for one thread. */
final class FormSum {
    private static final int MANTISSA_BITS = 52;

    private final int n;
    private int count;
    private int lowest = Integer.MAX_VALUE;
    private long[] mantissas = new long[8];
    private int[] exponents = new int[8];
    private Form[] forms = new Form[8];

    /** An empty sum of forms of n coordinates. */
    FormSum(int n) {
        this.n = n;
    }

    /** Adds factor·form. */
    FormSum add(double factor, Form form) {
        if (factor == 0 || form.isZero()) {
            return this;
        }
        if (!Double.isFinite(factor)) {
            throw new ArithmeticException("weight " + factor + " is not a number that can be added up");
        }
        if (count == forms.length) {
            mantissas = Arrays.copyOf(mantissas, 2 * count);
            exponents = Arrays.copyOf(exponents, 2 * count);
            forms = Arrays.copyOf(forms, 2 * count);
        }
        long bits = Double.doubleToRawLongBits(factor);
        int exponent = Math.max(Math.getExponent(factor), Double.MIN_EXPONENT) - MANTISSA_BITS;
        long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
        if (Math.abs(factor) >= Double.MIN_NORMAL) {
            mantissa |= 1L << MANTISSA_BITS;
        }
        int zeros = Long.numberOfTrailingZeros(mantissa);
        mantissas[count] = (bits < 0 ? -mantissa : mantissa) >> zeros;
        exponents[count] = exponent + zeros + form.exponent();
        lowest = Math.min(lowest, exponents[count]);
        forms[count++] = form;
        return this;
    }

    /** The sum. */
    Form sum() {
        if (count == 1 && mantissas[0] == 1 && exponents[0] == forms[0].exponent()) {
            return forms[0];
        }
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits = Math.max(bits, exponents[i] - lowest + MANTISSA_BITS + 1 + forms[i].bits());
        }
        int limbs = (bits + Integer.SIZE - Integer.numberOfLeadingZeros(count)) / Integer.SIZE + 3;
        int[][] plus = new int[n + 1][limbs];
        int[][] minus = new int[n + 1][limbs];
        for (int i = 0; i < count; i++) {
            Form form = forms[i];
            long size = Math.abs(mantissas[i]);
            for (int j = 0; j <= n; j++) {
                if (form.sign(j) != 0) {
                    boolean positive = form.sign(j) > 0 == mantissas[i] > 0;
                    Limbs.addProduct(positive ? plus[j] : minus[j], form.size(j), size, exponents[i] - lowest);
                }
            }
        }
        return Form.difference(plus, minus, count == 0 ? 0 : lowest);
    }
}
