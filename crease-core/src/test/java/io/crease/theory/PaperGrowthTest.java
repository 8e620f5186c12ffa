package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PaperGrowthTest {

    @Test
    void printedBasesOfTheReference() {
        assertEquals(1.407, PaperGrowth.relu(2, 100), 5e-4);
        assertEquals(1.40, PaperGrowth.hardTanh(4, 0, 100), 5e-3);
        assertEquals(0, PaperGrowth.hardTanh(0, 0, 10));
    }

    @Test
    void reluBaseIsAboveTheExactMeanAtEveryWidth() {
        for (int width = 1; width <= 2000; width += 1 + width / 10) {
            assertTrue(PaperGrowth.relu(2, width) > FiniteWidthGrowth.relu(2, width, width), "width " + width);
        }
    }

    @Test
    void hardTanhBaseIsAboveTheLowerFactorThatHoldsAndTheWideLimit() {
        for (double variance : new double[] {0.1, 1, 1.5, 2, 4, 8, 16, 64, 1000}) {
            for (double bias : new double[] {0, 0.01, 0.5, 2, 10}) {
                for (int width : new int[] {1, 2, 3, 5, 10, 30, 100, 1000}) {
                    double base = PaperGrowth.hardTanh(variance, bias, width);
                    assertTrue(base > HardTanhGrowth.lower(variance, bias, width, width));
                }
                MeanField theory = new MeanField(Phi.HARD_TANH, variance, bias);
                double wide = theory.lengthFactor(theory.fixedPoint(1).value().orElseThrow());
                double base = PaperGrowth.hardTanh(variance, bias, 1_000_000);
                assertTrue(base > wide * (1 - 1e-6), variance + ", " + bias); // equal at σw² = 1, σb = 0
            }
        }
    }
}
