package io.crease.region;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An affine form of the domain's coordinates without rounding: (c_0·w + c_1·u_1 + … + c_n·u_n)·2^exponent, the c_j integers that are not all even unless
 * all are 0. Immutable, so that threads may hand it to each other without ceremony.
 */
final class Form {
    private final BigInteger[] c;
    private final int exponent;
    private final boolean zero;

    private Form(BigInteger[] c, int exponent, boolean zero) {
        this.c = c;
        this.exponent = exponent;
        this.zero = zero;
    }

    /** The form with these integers times 2^exponent. {@code c} is adopted and modified. */
    static Form of(BigInteger[] c, int exponent) {
        int shift = Integer.MAX_VALUE;
        for (BigInteger number : c) {
            if (number.signum() != 0) {
                shift = Math.min(shift, number.getLowestSetBit());
            }
        }
        if (shift == Integer.MAX_VALUE) {
            return new Form(c, 0, true);
        }
        if (shift > 0) {
            for (int j = 0; j < c.length; j++) {
                c[j] = c[j].shiftRight(shift);
            }
        }
        return new Form(c, exponent + shift, false);
    }

    /** The form w of n coordinates. */
    static Form one(int n) {
        BigInteger[] c = zeros(n);
        c[0] = BigInteger.ONE;
        return of(c, 0);
    }

    /** The form with these coefficients, each a sum of products of doubles. */
    static Form of(BigDecimal... coefficients) {
        int scale = 0;
        for (BigDecimal coefficient : coefficients) {
            scale = Math.max(scale, coefficient.scale());
        }
        // k/2^s has at most s decimals, so that 2^scale times each is whole.
        BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(scale));
        BigInteger[] c = new BigInteger[coefficients.length];
        for (int j = 0; j < c.length; j++) {
            c[j] = coefficients[j].multiply(power).toBigIntegerExact();
        }
        return of(c, -scale);
    }

    static BigInteger[] zeros(int n) {
        BigInteger[] zeros = new BigInteger[n + 1];
        java.util.Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    /** Coefficient j without the power of two that all share; their signs and ratios are those of the form. */
    BigInteger integer(int j) {
        return c[j];
    }

    /** n + 1. */
    int length() {
        return c.length;
    }

    /** The power of two that all coefficients share. */
    int exponent() {
        return exponent;
    }

    /** Whether the form is 0 everywhere. */
    boolean isZero() {
        return zero;
    }

    /** Sign of the form at a homogeneous point of integers (w, u_1, …, u_n). */
    int sign(BigInteger[] point) {
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < c.length; j++) {
            if (c[j].signum() != 0 && point[j].signum() != 0) {
                sum = sum.add(c[j].multiply(point[j]));
            }
        }
        return sum.signum();
    }

    /** Bound on |c_0|·2^exponent. */
    double largestConstant() {
        return zero ? 0 : NodeNorms.up(Math.scalb(c[0].abs().doubleValue(), exponent)) + Double.MIN_VALUE;
    }
}
