package io.crease.region;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * An affine form of the domain's coordinates without rounding: (c_0·w + c_1·u_1 + … + c_n·u_n)·2^exponent, the c_j integers. Immutable, so that threads
 * may hand it to each other without ceremony.
 */
final class Form {
    private final byte[] signs;
    /** Of |c_j|; see {@link Limbs}. */
    private final int[][] sizes;

    private final int exponent;
    private final int bits;

    private Form(byte[] signs, int[][] sizes, int exponent) {
        this.signs = signs;
        this.sizes = sizes;
        this.exponent = exponent;
        int most = 0;
        for (int[] size : sizes) {
            most = Math.max(most, Limbs.bits(size));
        }
        bits = most;
    }

    /** The form with these integers times 2^exponent, without the powers of two that they share. {@code c} is not modified. */
    static Form of(BigInteger[] c, int exponent) {
        int shift = Integer.MAX_VALUE;
        for (BigInteger number : c) {
            if (number.signum() != 0) {
                shift = Math.min(shift, number.getLowestSetBit());
            }
        }
        byte[] signs = new byte[c.length];
        int[][] sizes = new int[c.length][];
        for (int j = 0; j < c.length; j++) {
            signs[j] = (byte) c[j].signum();
            sizes[j] = Limbs.of(signs[j] == 0 ? c[j] : c[j].shiftRight(shift));
        }
        return new Form(signs, sizes, shift == Integer.MAX_VALUE ? 0 : exponent + shift);
    }

    /**
     * The form with coefficients (plus_j − minus_j)·2^exponent.
     *
     * @param plus adopted, modified
     * @param minus as many limbs each; adopted, modified
     */
    static Form difference(int[][] plus, int[][] minus, int exponent) {
        byte[] signs = new byte[plus.length];
        int shared = Integer.MAX_VALUE;
        for (int j = 0; j < plus.length; j++) {
            signs[j] = (byte) Integer.signum(Limbs.compare(plus[j], minus[j]));
            if (signs[j] < 0) {
                int[] larger = minus[j];
                minus[j] = plus[j];
                plus[j] = larger;
            }
            Limbs.subtract(plus[j], minus[j]);
            shared = Math.min(shared, Limbs.trailingZeros(plus[j]));
        }
        for (int j = 0; j < plus.length; j++) {
            plus[j] = Limbs.trimmed(plus[j], shared);
        }
        return new Form(signs, plus, exponent + shared * Integer.SIZE);
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

    private static BigInteger[] zeros(int n) {
        BigInteger[] zeros = new BigInteger[n + 1];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    /** Coefficient j without the power of two that all share; their signs and ratios are those of the form. */
    BigInteger integer(int j) {
        return Limbs.integer(sizes[j], signs[j]);
    }

    /** Sign of coefficient j. */
    int sign(int j) {
        return signs[j];
    }

    /** Limbs of |c_j|; not to be modified. */
    int[] size(int j) {
        return sizes[j];
    }

    /** The power of two that all coefficients share. */
    int exponent() {
        return exponent;
    }

    /** Bits of the largest |c_j|. */
    int bits() {
        return bits;
    }

    /** Whether the form is 0 everywhere. */
    boolean isZero() {
        return bits == 0;
    }

    /** Sign of the form at a homogeneous point of integers (w, u_1, …, u_n). */
    int sign(BigInteger[] point) {
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < signs.length; j++) {
            if (signs[j] != 0 && point[j].signum() != 0) {
                sum = sum.add(integer(j).multiply(point[j]));
            }
        }
        return sum.signum();
    }

    /** Bound on |c_0|·2^exponent. */
    double largestConstant() {
        double size = Math.abs(integer(0).doubleValue());
        return size == 0 ? 0 : NodeNorms.up(Math.scalb(size, exponent)) + Double.MIN_VALUE;
    }
}
