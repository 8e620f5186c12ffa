package io.crease.region;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Natural numbers as arrays of 32-bit limbs, the lowest first: sums of many products of a large and a small number, in place, which
 * is most of the work of exact forms.
 */
final class Limbs {
    private static final long MASK = 0xFFFFFFFFL;
    private static final int BITS = 32;

    private Limbs() {}

    /** The limbs of |x|, the highest not 0. */
    static int[] of(BigInteger x) {
        BigInteger size = x.abs();
        int[] limbs = new int[(size.bitLength() + BITS - 1) / BITS];
        for (int i = 0; i < limbs.length; i++) {
            limbs[i] = size.shiftRight(i * BITS).intValue();
        }
        return limbs;
    }

    /** The number with these limbs and this sign. */
    static BigInteger integer(int[] limbs, int sign) {
        byte[] bytes = new byte[limbs.length * Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = (byte) (limbs[i / Integer.BYTES] >>> (Byte.SIZE * (i % Integer.BYTES)));
        }
        return new BigInteger(sign, bytes);
    }

    /** Bits of the number. */
    static int bits(int[] limbs) {
        int top = limbs.length;
        while (top > 0 && limbs[top - 1] == 0) {
            top--;
        }
        return top == 0 ? 0 : top * BITS - Integer.numberOfLeadingZeros(limbs[top - 1]);
    }

    /**
     * sum ← sum + x·factor·2^shift.
     *
     * @param sum modified; long enough
     * @param factor at least 0
     * @param shift at least 0
     */
    static void addProduct(int[] sum, int[] x, long factor, int shift) {
        int at = shift / BITS;
        int bits = shift % BITS;
        long low = factor << bits;
        addLimb(sum, x, low & MASK, at);
        addLimb(sum, x, low >>> BITS, at + 1);
        addLimb(sum, x, bits == 0 ? 0 : factor >>> (Long.SIZE - bits), at + 2);
    }

    /** sum ← sum + x·limb·2^(32·at). */
    private static void addLimb(int[] sum, int[] x, long limb, int at) {
        if (limb == 0) {
            return;
        }
        long carry = 0;
        int to = at;
        for (int i = 0; i < x.length; i++, to++) {
            long t = (x[i] & MASK) * limb + (sum[to] & MASK) + carry;
            sum[to] = (int) t;
            carry = t >>> BITS;
        }
        for (; carry != 0; to++) {
            long t = (sum[to] & MASK) + carry;
            sum[to] = (int) t;
            carry = t >>> BITS;
        }
    }

    /** The sign of x − y, which have as many limbs. */
    static int compare(int[] x, int[] y) {
        for (int i = x.length - 1; i >= 0; i--) {
            if (x[i] != y[i]) {
                return Integer.compareUnsigned(x[i], y[i]);
            }
        }
        return 0;
    }

    /** x ← x − y, which have as many limbs, x the larger one. */
    static void subtract(int[] x, int[] y) {
        long borrow = 0;
        for (int i = 0; i < x.length; i++) {
            long t = (x[i] & MASK) - (y[i] & MASK) - borrow;
            x[i] = (int) t;
            borrow = t >>> (Long.SIZE - 1);
        }
    }

    /** Number of limbs that are 0 below the lowest that is not; all of them if none is. */
    static int trailingZeros(int[] x) {
        int zeros = 0;
        while (zeros < x.length && x[zeros] == 0) {
            zeros++;
        }
        return zeros;
    }

    /** x without its lowest limbs, which are 0, and without zeros on top. */
    static int[] trimmed(int[] x, int lowest) {
        int top = (bits(x) + BITS - 1) / BITS;
        return Arrays.copyOfRange(x, Math.min(lowest, top), top);
    }
}
