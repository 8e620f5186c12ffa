package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedTest {
    /** 97.5th percentile of Student's distribution with 4 degrees of freedom, from tables. */
    private static final double T4 = 2.776445;

    @Test
    void differenceByHand() {
        // Differences 1, 2, 3, 4, 5: mean 3, standard deviation √2.5, standard error √0.5.
        Paired paired = Paired.difference(new double[] {1, 1, 1, 1, 1}, new double[] {2, 3, 4, 5, 6})
                .orElseThrow();
        assertEquals(3, paired.value(), 1e-15);
        assertEquals(3 - T4 * Math.sqrt(0.5), low(paired), 1e-6);
        assertEquals(3 + T4 * Math.sqrt(0.5), high(paired), 1e-6);
        assertEquals(5, paired.n());
    }

    @Test
    void ratioIsTheDifferenceOfLogarithms() {
        double[] a = {0.5, 2, 8, 3, 1};
        double[] b = {1, 3, 9, 11, 2};
        double[] logA = java.util.Arrays.stream(a).map(Math::log).toArray();
        double[] logB = java.util.Arrays.stream(b).map(Math::log).toArray();
        Paired ratio = Paired.ratio(a, b).orElseThrow();
        Paired difference = Paired.difference(logA, logB).orElseThrow();
        assertEquals(Math.exp(difference.value()), ratio.value(), 1e-14);
        assertEquals(Math.exp(low(difference)), low(ratio), 1e-13);
        assertEquals(Math.exp(high(difference)), high(ratio), 1e-13);
    }

    @Test
    void onePairHasNoInterval() {
        Paired one = Paired.ratio(new double[] {3}, new double[] {7}).orElseThrow();
        assertEquals(7.0 / 3, one.value());
        assertNull(one.low());
        assertNull(one.high());
        assertTrue(Paired.difference(new double[0], new double[0]).isEmpty());
    }

    @Test
    void noRatioWithoutPositiveNumbers() {
        assertTrue(Paired.ratio(new double[] {1, 0}, new double[] {1, 1}).isEmpty());
        assertTrue(Paired.ratio(new double[] {1, 1}, new double[] {1, -1}).isEmpty());
        assertTrue(Paired.difference(new double[] {-Double.MAX_VALUE}, new double[] {Double.MAX_VALUE})
                .isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Paired.ratio(new double[1], new double[2]));
    }

    @Test
    void theIntervalHoldsTheMeanNineteenTimesInTwenty() {
        long seed = 20_240_607;
        Random random = new Random(seed);
        int held = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            double[] a = new double[6];
            double[] b = new double[6];
            for (int i = 0; i < 6; i++) {
                a[i] = 10 * random.nextGaussian();
                b[i] = a[i] + 0.7 + random.nextGaussian();
            }
            Paired paired = Paired.difference(a, b).orElseThrow();
            held += low(paired) <= 0.7 && 0.7 <= high(paired) ? 1 : 0;
        }
        // Binomial(4000, 0.95): four standard deviations are 55.
        assertEquals(0.95 * trials, held, 55, "seed " + seed);
    }

    private static double low(Paired paired) {
        Double low = paired.low();
        assertNotNull(low);
        return low;
    }

    private static double high(Paired paired) {
        Double high = paired.high();
        assertNotNull(high);
        return high;
    }
}
