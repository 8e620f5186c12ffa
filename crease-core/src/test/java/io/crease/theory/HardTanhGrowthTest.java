package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HardTanhGrowthTest {

    @Test
    void largeWeightLimit() {
        assertEquals(4.517, HardTanhGrowth.largeWeightLimit(50), 5e-4);
        assertEquals(1, HardTanhGrowth.largeWeightLimit(1), 1e-15);
        assertEquals(2 / Math.PI * 100, HardTanhGrowth.largeWeightLimit(10_000), 1e-2);
    }

    /** Along an edge of the cube one coordinate runs from −1 to 1; a neuron of signs flips iff that weight outweighs the rest. */
    @Test
    void flipsAlongAnEdgeOfTheCubeGiveTheLimit() {
        int width = 30;
        Estimate.of(21, 100_000, random -> {
                    int flips = 0;
                    for (int i = 0; i < width; i++) {
                        double rest = Math.sqrt(width - 1) * random.nextGaussian();
                        flips += Math.abs(rest) < Math.abs(random.nextGaussian()) ? 1 : 0;
                    }
                    return flips;
                })
                .assertAgrees(HardTanhGrowth.largeWeightLimit(width), 0.002);
    }

    @ParameterizedTest
    @CsvSource({"4, 0.1, 6, 31", "1, 0, 12, 32", "16, 1, 40, 33"})
    void perpendicularMeanIsExactAndTheLowerFactorBelowIt(double variance, double bias, int width, long seed) {
        double[] point = {1, -1, 0.5, 0.5, 1};
        double[] velocity = {1, 1, 1, -1, 0};
        double square = 3.5;
        double exact = HardTanhGrowth.perpendicular(variance, bias, 5, width, square);
        assertTrue(HardTanhGrowth.lower(variance, bias, 5, width) < exact);
        Estimate.of(
                        seed,
                        30_000,
                        random -> new RandomLayer(random, Phi.HARD_TANH, variance, bias, point, velocity)
                                        .post(width)
                                        .speed()
                                / 2)
                .assertAgrees(exact, 0.006);
    }

    /** Any motion: the speed is at least g_lo times its part perpendicular to z. */
    @ParameterizedTest
    @CsvSource({"4, 0.1, 41", "9, 0, 42"})
    void lowerFactorHoldsForThePerpendicularPart(double variance, double bias, long seed) {
        double[] point = {1, 1, 1, 1, -1};
        for (double along : new double[] {-2, -0.5, 0, 0.5, 2}) {
            double[] velocity = {1 + along, -1 + along, along, along, -along};
            Estimate measured = Estimate.of(
                    seed,
                    20_000,
                    random -> new RandomLayer(random, Phi.HARD_TANH, variance, bias, point, velocity)
                                    .post(8)
                                    .speed()
                            / Math.sqrt(2));
            assertTrue(measured.mean() > HardTanhGrowth.lower(variance, bias, 5, 8), "seed " + seed + ", " + measured);
        }
    }

    /** A line through the origin: the factor of perpendicular motion does not bound it. */
    @Test
    void radialMotionGrowsLessThanTheLowerFactor() {
        double[] point = new double[60];
        Arrays.fill(point, 1);
        Estimate measured = Estimate.of(
                51,
                2000,
                random -> new RandomLayer(random, Phi.HARD_TANH, 8, 0, point, point)
                                .post(60)
                                .speed()
                        / Math.sqrt(60));
        double lower = HardTanhGrowth.lower(8, 0, 60, 60);
        assertTrue(measured.mean() < 0.5 * lower, measured + " against " + lower);
        double radial = new MeanField(Phi.HARD_TANH, 8, 0).lengthFactor(8, 1);
        assertEquals(radial, measured.mean(), 0.02 * radial);
    }
}
