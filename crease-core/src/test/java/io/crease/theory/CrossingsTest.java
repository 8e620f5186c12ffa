package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrossingsTest {

    /** A winding curve in R^3 with biased read-outs: sign changes counted against the spherical length of (σw z/√k, σb). */
    @ParameterizedTest
    @CsvSource({"2, 0.3, 81", "5, 0, 82"})
    void signChangesFollowSphericalLength(double weightVariance, double biasVariance, long seed) {
        int points = 1500;
        double[][] lifted = new double[points + 1][];
        double length = 0;
        for (int i = 0; i <= points; i++) {
            double t = 2.0 * i / points;
            double scale = Math.sqrt(weightVariance / 3);
            double[] a = {
                scale * (1 + Math.sin(7 * t)), scale * Math.cos(5 * t), scale * (t * t - 0.5), Math.sqrt(biasVariance)
            };
            double norm = RandomLayer.norm(a);
            for (int j = 0; j < 4; j++) {
                a[j] /= norm;
            }
            lifted[i] = a;
            if (i > 0) {
                length += 2 * Math.asin(RandomLayer.norm(difference(a, lifted[i - 1])) / 2);
            }
        }
        Estimate.of(seed, 6000, random -> changes(lifted, random)).assertAgrees(Crossings.signChanges(length), 0.02);
    }

    private static double changes(double[][] curve, Random random) {
        double[] w =
                new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()
                };
        int changes = 0;
        boolean before = false;
        for (int i = 0; i < curve.length; i++) {
            boolean now = w[0] * curve[i][0] + w[1] * curve[i][1] + w[2] * curve[i][2] + w[3] * curve[i][3] > 0;
            changes += i > 0 && now != before ? 1 : 0;
            before = now;
        }
        return changes;
    }

    private static double[] difference(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2], a[3] - b[3]};
    }

    /** Hard tanh, k = 100, σw² = 8: transitions per read-out neuron over length stays within 0.033 to 0.036 over 8 layers. */
    @Test
    void transitionsAreLinearInLengthForSaturatingNetworks() {
        MeanField theory = new MeanField(Phi.HARD_TANH, 8, 0);
        for (double q : theory.through(theory.first(1), 8)) {
            double radius = Math.sqrt(100 * GaussianMoments.squaredValue(Phi.HARD_TANH, q));
            assertEquals(0.0345, Crossings.signChanges(1, radius), 0.0015);
        }
    }

    /**
     * One hard-tanh network 100 → 100×8, σw² = 8, σb² = 0.01, quarter arc of norm 10: 2,409 region transitions in layer 8, traced exactly.
     * Theory gives the mean over networks, which one network misses by some tens of per cent.
     */
    @Test
    void regionTransitionsOfADeepNetwork() {
        MeanField theory = new MeanField(Phi.HARD_TANH, 8, 0.01);
        double q = theory.first(1);
        double length = Math.sqrt(8) * 10 * Math.PI / 2;
        for (int layer = 1; layer < 8; layer++) {
            length *= theory.lengthFactor(q);
            q = theory.next(q);
        }
        assertEquals(2409, 100 * Crossings.regionTransitions(Phi.HARD_TANH, length, 100, q), 0.3 * 2409);
    }

    /** One layer, one quarter arc: a neuron's crossings of ±1 counted on the closed form a cos θ + b sin θ. */
    @Test
    void regionTransitionsOfOneLayerAgreeWithMonteCarlo() {
        double deviation = 1.3;
        Estimate.of(83, 200_000, random -> {
                    double a = deviation * random.nextGaussian();
                    double b = deviation * random.nextGaussian();
                    double size = Math.hypot(a, b);
                    int crossings = 0;
                    for (double level = -1; level <= 1; level += 2) {
                        for (int side = -1; side <= 1 && size > 1; side += 2) {
                            double angle = Math.atan2(b, a) + side * Math.acos(level / size);
                            double turned = angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI));
                            crossings += turned < Math.PI / 2 ? 1 : 0;
                        }
                    }
                    return crossings;
                })
                .assertAgrees(
                        Crossings.regionTransitions(Phi.HARD_TANH, deviation * Math.PI / 2, 1, deviation * deviation),
                        0.01);
    }

    @Test
    void dichotomies() {
        assertEquals(BigInteger.valueOf(32_768), Dichotomies.ceiling(15));
        assertEquals(BigInteger.valueOf(14), Dichotomies.linearlySeparable(4, 3)); // all but the two XORs, with bias
        assertEquals(Dichotomies.ceiling(7), Dichotomies.linearlySeparable(7, 7));
        assertEquals(Dichotomies.ceiling(11), Dichotomies.linearlySeparable(12, 6)); // Cover's capacity 2d
        assertThrows(IllegalArgumentException.class, () -> Dichotomies.ceiling(-1));
        assertThrows(IllegalArgumentException.class, () -> Dichotomies.linearlySeparable(0, 1));
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Crossings.signChanges(-1));
        assertThrows(IllegalArgumentException.class, () -> Crossings.signChanges(1, 0));
        assertThrows(IllegalArgumentException.class, () -> Crossings.regionTransitions(Phi.RELU, 1, 0, 1));
    }
}
