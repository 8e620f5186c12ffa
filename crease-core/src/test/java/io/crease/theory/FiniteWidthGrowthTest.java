package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FiniteWidthGrowthTest {

    @ParameterizedTest
    @CsvSource({"10, 2, 0.9356", "50, 2, 0.9874", "100, 2, 0.9937", "100, 4, 1.4053", "20, 8, 1.9366"})
    void reluMeanOfEqualWidths(int width, double weightVariance, double expected) {
        assertEquals(expected, FiniteWidthGrowth.relu(weightVariance, width, width), 5e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 99, 100, 101, 1000, 100_000})
    void integralAgreesWithTheBinomialSumAndTheChiMean(int width) {
        double relu = FiniteWidthGrowth.relu(1, 1, width);
        assertEquals(1, FiniteWidthGrowth.meanRoot(0, 1, width) / relu, 1e-12);
        assertEquals(1, FiniteWidthGrowth.meanRoot(0.7, 0.7, width) / (0.7 * ChiMean.of(width)), 1e-12);
        assertEquals(1, FiniteWidthGrowth.meanRoot(1e-7, 1, width) / relu, 1e-6 + Math.pow(0.5, width));
        double leaky = FiniteWidthGrowth.post(new TwoSlope(0.3, 1), 1, 1, width);
        assertTrue(leaky > relu && leaky < ChiMean.of(width));
        assertTrue(leaky <= Math.sqrt(width * (1 + 0.09) / 2));
    }

    @Test
    void oneLeakyNeuronIsTheMeanOfItsTwoSlopes() {
        double expected = Math.sqrt(2 / Math.PI) * (1 + 0.3) / 2;
        assertEquals(expected, FiniteWidthGrowth.post(new TwoSlope(0.3, 1), 1, 1, 1), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 1000, 100_000})
    void reluApproachesItsExpansion(int width) {
        double expansion = Math.sqrt(0.5) * (1 - 5.0 / (8 * width));
        assertEquals(expansion, FiniteWidthGrowth.relu(1, width, width), 2.0 / ((double) width * width));
    }

    /** Three layers 4 → 6 → 3 → 5 at one point whose velocity has a part along it, with biases. */
    @ParameterizedTest
    @CsvSource({"relu, 11", "abs, 12", "leaky, 13"})
    void meanSpeedThroughLayersAgreesWithMonteCarlo(String name, long seed) {
        TwoSlope slopes = TwoSlope.of(Phi.named(name)).orElseThrow();
        double[] point = {0.5, -1, 2, 0.1};
        double[] velocity = {1, 0.4, 1, -0.7};
        double theory = FiniteWidthGrowth.post(slopes, 1.7, 4, 6)
                * FiniteWidthGrowth.post(slopes, 1.7, 6, 3)
                * FiniteWidthGrowth.linear(1.7, 3, 5);
        Estimate.of(
                        seed,
                        100_000,
                        random -> new RandomLayer(random, Phi.named(name), 1.7, 0.3, point, velocity)
                                        .post(6)
                                        .post(3)
                                        .affine(5)
                                        .speed()
                                / RandomLayer.norm(velocity))
                .assertAgrees(theory, 0.004);
    }

    /** The length of a whole arc, not only the speed at a point; 200 chords fall short by less than 1e-4 of it. */
    @Test
    void meanLengthOfAnArcAgreesWithMonteCarlo() {
        long seed = 14;
        int chords = 200;
        double theory = FiniteWidthGrowth.relu(2, 3, 8);
        Estimate.of(seed, 2500, random -> {
                    double[][] weights = new double[8][4];
                    for (double[] row : weights) {
                        for (int j = 0; j < 3; j++) {
                            row[j] = Math.sqrt(2.0 / 3) * random.nextGaussian();
                        }
                        row[3] = 0.4 * random.nextGaussian();
                    }
                    double length = 0;
                    double[] before = image(weights, 0);
                    for (int i = 1; i <= chords; i++) {
                        double[] now = image(weights, 0.5 * Math.PI * i / chords);
                        double square = 0;
                        for (int n = 0; n < 8; n++) {
                            square += (now[n] - before[n]) * (now[n] - before[n]);
                        }
                        length += Math.sqrt(square);
                        before = now;
                    }
                    return length / (0.5 * Math.PI);
                })
                .assertAgrees(theory, 0.008);
    }

    private static double[] image(double[][] weights, double angle) {
        double[] result = new double[weights.length];
        for (int i = 0; i < result.length; i++) {
            double h = weights[i][0] * Math.cos(angle) + weights[i][1] * Math.sin(angle) + weights[i][3];
            result[i] = Math.max(0, h);
        }
        return result;
    }

    @Test
    void twoSlopesAreToldByTheirPieces() {
        assertEquals(Optional.of(new TwoSlope(0, 1)), TwoSlope.of(Phi.RELU));
        assertEquals(Optional.of(new TwoSlope(-1, 1)), TwoSlope.of(Phi.ABS));
        assertEquals(Optional.of(new TwoSlope(0.01, 1)), TwoSlope.of(Phi.leaky(0.01)));
        assertEquals(Optional.empty(), TwoSlope.of(Phi.HARD_TANH));
        assertEquals(Optional.empty(), TwoSlope.of(Phi.CROOKED));
        assertEquals(Optional.empty(), TwoSlope.of(Phi.PRELU));
        assertEquals(Optional.empty(), TwoSlope.of(Phi.TANH));
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FiniteWidthGrowth.relu(-1, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> FiniteWidthGrowth.relu(Double.NaN, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> FiniteWidthGrowth.linear(1, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> ChiMean.of(-1));
    }
}
