package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ChiMeanTest {

    @Test
    void smallDegreesAreKnown() {
        assertEquals(0, ChiMean.of(0));
        assertEquals(Math.sqrt(2 / Math.PI), ChiMean.of(1), 1e-15);
        assertEquals(Math.sqrt(Math.PI / 2), ChiMean.of(2), 1e-15);
        assertEquals(2 * Math.sqrt(2 / Math.PI), ChiMean.of(3), 1e-15);
    }

    /** μ_n μ_{n+1} = n, from Γ(x + 1) = xΓ(x), holds on both sides of the change of method and across it. */
    @Test
    void neighboursMultiplyToTheDegree() {
        for (int n = 1; n <= 100_000; n = n < 300 ? n + 1 : n * 3 / 2) {
            assertEquals(1, ChiMean.of(n) * ChiMean.of(n + 1) / n, 1e-13, "n = " + n);
            assertTrue(ChiMean.of(n) < Math.sqrt(n) && ChiMean.of(n) >= Math.sqrt(n - 1));
        }
    }

    @Test
    void binomialMeansKeepTheirMoments() {
        for (int n : new int[] {1, 2, 17, 1000, 100_000}) {
            for (double p : new double[] {0, 1e-6, 0.03, 0.5, 0.99, 1}) {
                double mean = n * p;
                assertEquals(1, BinomialMean.of(n, p, b -> 1), 1e-13);
                assertEquals(mean, BinomialMean.of(n, p, b -> b), 1e-12 * mean + 1e-15);
                assertEquals(mean * (1 - p), BinomialMean.of(n, p, b -> (b - mean) * (b - mean)), 1e-11 * mean + 1e-15);
            }
        }
    }
}
