package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of forms against sums of decimals. */
class FormSumTest {

    /** Doubles of every kind: whole numbers, common ones, tiny ones, the smallest, powers of two. */
    private static double number(RandomStream random) {
        return switch (random.below(7)) {
            case 0 -> random.below(9) - 4;
            case 1 -> Math.scalb(random.gaussian(), random.below(120) - 60);
            case 2 -> random.below(100) * Double.MIN_VALUE;
            case 3 -> -Math.scalb(1.0, random.below(100) - 50);
            case 4 -> 0.0;
            default -> random.gaussian();
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyCoefficientIsThatOfTheDecimals(long seed) {
        RandomStream random = RandomStream.of(seed).named("sum");
        int n = 1 + random.below(4);
        Form[] forms = new Form[6];
        BigDecimal[][] expected = new BigDecimal[forms.length][n + 1];
        for (int f = 0; f < forms.length; f++) {
            for (int j = 0; j <= n; j++) {
                expected[f][j] = new BigDecimal(number(random));
            }
            forms[f] = Form.of(expected[f]);
        }
        int most = 0;
        for (int round = 0; round < 12; round++) {
            FormSum sum = new FormSum(n);
            BigDecimal[] decimals = new BigDecimal[n + 1];
            Arrays.fill(decimals, BigDecimal.ZERO);
            for (int t = random.below(20); t >= 0; t--) {
                int f = random.below(forms.length);
                double factor = number(random);
                for (int sign = 1; sign >= (random.below(3) == 0 ? -1 : 1); sign -= 2) {
                    sum.add(sign * factor, forms[f]);
                    for (int j = 0; j <= n; j++) {
                        decimals[j] = decimals[j].add(new BigDecimal(sign * factor).multiply(expected[f][j]));
                    }
                }
            }
            Form form = sum.sum();
            most = Math.max(most, form.bits());
            boolean zero = true;
            for (int j = 0; j <= n; j++) {
                assertEquals(0, decimals[j].compareTo(value(form, j)), "seed " + seed + ", round " + round);
                assertEquals(decimals[j].signum(), form.sign(j));
                zero &= decimals[j].signum() == 0;
            }
            assertEquals(zero, form.isZero());
            // Sums of sums: numbers grow.
            int put = random.below(forms.length);
            if (form.bits() < 3000) {
                forms[put] = form;
                expected[put] = decimals;
            }
        }
        assertTrue(most > 1000, "seed " + seed);
    }

    private static BigDecimal value(Form form, int j) {
        BigDecimal size = new BigDecimal(form.integer(j));
        BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(form.exponent())));
        return form.exponent() >= 0 ? size.multiply(power) : size.divide(power);
    }

    @Test
    void nothingAddedUpIsZero() {
        Form zero = new FormSum(2).add(0, Form.one(2)).sum();
        assertTrue(zero.isZero());
        assertEquals(BigInteger.ZERO, zero.integer(0));
        assertEquals(0, zero.largestConstant());
        assertTrue(new FormSum(2)
                .add(1, zero)
                .add(3, Form.one(2))
                .add(-3, Form.one(2))
                .sum()
                .isZero());
    }
}
