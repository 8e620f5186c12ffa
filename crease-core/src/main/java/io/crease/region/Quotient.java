package io.crease.region;

import java.math.BigInteger;

/**
 * A ratio of integers in double precision.
 *
 * @param value the ratio, rounded
 * @param error bound on what rounding changed, 0 if nothing
 */
record Quotient(double value, double error) {
    private static final int BITS = 66;

    /** over / under. */
    static Quotient of(BigInteger over, BigInteger under) {
        if (over.signum() == 0) {
            return new Quotient(0, 0);
        }
        // Scaled so that the whole part of the quotient has the bits of a double and a few more.
        int shift = BITS - over.bitLength() + under.bitLength();
        BigInteger[] parts = shift >= 0
                ? over.shiftLeft(shift).divideAndRemainder(under)
                : over.divideAndRemainder(under.shiftLeft(-shift));
        double value = Math.scalb(parts[0].doubleValue(), -shift);
        boolean exact = parts[1].signum() == 0
                && parts[0].bitLength() - parts[0].getLowestSetBit() <= 53
                && Math.abs(value) >= Double.MIN_NORMAL;
        return new Quotient(value, exact ? 0 : Math.ulp(value));
    }
}
