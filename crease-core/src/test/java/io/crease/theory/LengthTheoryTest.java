package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Activation;
import io.crease.theory.Prediction.Claim;
import io.crease.theory.RandomMlp.Scaling;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LengthTheoryTest {

    private static RandomMlp net(Activation phi, Scaling scaling, double weightVariance, double biasVariance) {
        return new RandomMlp(20, List.of(30, 10, 15), 4, phi, weightVariance, biasVariance, scaling);
    }

    private static Optional<Prediction> find(List<Prediction> predictions, String name) {
        return predictions.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private static double value(List<Prediction> predictions, String name) {
        return find(predictions, name).orElseThrow().value();
    }

    @Test
    void reluMeansAreProductsOfLayerMeans() {
        List<LayerPredictions> layers = LengthTheory.of(net(Phi.RELU, Scaling.OWN_FAN_IN, 2, 0.1), 1);
        assertEquals(4, layers.size());
        double first = FiniteWidthGrowth.relu(2, 20, 30);
        double second = FiniteWidthGrowth.relu(2, 30, 10);
        double third = FiniteWidthGrowth.relu(2, 10, 15);
        assertEquals(2, layers.get(1).layer());
        assertEquals(second, value(layers.get(1).postGrowth(), LengthTheory.EXACT), 1e-14);
        assertEquals(first * second, value(layers.get(1).postRatio(), LengthTheory.EXACT), 1e-14);
        assertEquals(
                first * FiniteWidthGrowth.linear(2, 30, 10),
                value(layers.get(1).preRatio(), LengthTheory.EXACT),
                1e-14);
        LayerPredictions output = layers.get(3);
        double linear = FiniteWidthGrowth.linear(2, 15, 4);
        assertEquals(linear, value(output.postGrowth(), LengthTheory.EXACT), 1e-14);
        assertEquals(first * second * third * linear, value(output.postRatio(), LengthTheory.EXACT), 1e-14);
        assertEquals(output.postRatio(), output.preRatio());
        assertTrue(find(output.postRatio(), LengthTheory.PRINTED).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky", "hard-tanh", "tanh", "gelu", "crooked"})
    void paperScalingMultipliesAllRatiosWhereTheFirstLayerIsLinear(String name) {
        RandomMlp own = net(Phi.named(name), Scaling.OWN_FAN_IN, 2, 0);
        RandomMlp paper = net(Phi.named(name), Scaling.PAPER, 2, 0);
        double factor = Math.sqrt(20.0 / 30);
        // with inputs scaled so that the first pre-activations agree, every later factor is the same
        List<LayerPredictions> a = LengthTheory.of(own, 0.8);
        List<LayerPredictions> b = LengthTheory.of(paper, 0.8 * 30 / 20);
        assertEquals(own.firstMeanSquare(0.8), paper.firstMeanSquare(0.8 * 30 / 20), 1e-15);
        for (int i = 0; i < 4; i++) {
            for (String prediction : List.of(LengthTheory.WIDE, LengthTheory.UPPER)) {
                double ratio = value(a.get(i).postRatio(), prediction);
                assertEquals(1, factor * ratio / value(b.get(i).postRatio(), prediction), 1e-13);
                double pre = value(a.get(i).preRatio(), prediction);
                assertEquals(1, factor * pre / value(b.get(i).preRatio(), prediction), 1e-13);
            }
        }
        assertEquals(30, paper.divisor(1));
        assertEquals(30, paper.divisor(2));
        assertEquals(15, paper.divisor(4));
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void meanFieldAndUpperFactorEncloseTheExactMean(Scaling scaling) {
        for (LayerPredictions layer : LengthTheory.of(net(Phi.leaky(0.1), scaling, 1.8, 0.2), 2)) {
            for (List<Prediction> list : List.of(layer.postGrowth(), layer.preRatio(), layer.postRatio())) {
                double exact = value(list, LengthTheory.EXACT);
                assertTrue(exact <= value(list, LengthTheory.WIDE));
                assertTrue(exact <= value(list, LengthTheory.UPPER));
            }
        }
    }

    @Test
    void wideNetworksMeetTheirMeanField() {
        RandomMlp network = new RandomMlp(3000, List.of(4000, 4000), 5000, Phi.ABS, 1.3, 0.1, Scaling.PAPER);
        for (LayerPredictions layer : LengthTheory.of(network, 1)) {
            assertEquals(
                    1,
                    value(layer.postRatio(), LengthTheory.EXACT) / value(layer.postRatio(), LengthTheory.WIDE),
                    1e-3);
        }
    }

    @Test
    void meanFieldOfHardTanhSettlesAtItsFixedPoint() {
        RandomMlp network = new RandomMlp(
                50, List.of(100, 100, 100, 100, 100, 100, 100), 1, Phi.HARD_TANH, 4, 0, Scaling.OWN_FAN_IN);
        List<LayerPredictions> layers = LengthTheory.of(network, 1);
        assertEquals(1.345, value(layers.get(6).postGrowth(), LengthTheory.WIDE), 5e-4);
        double first = Math.sqrt(2) * new MeanField(Phi.HARD_TANH, 4, 0).lengthFactor(4);
        assertEquals(first, value(layers.get(0).postGrowth(), LengthTheory.WIDE), 1e-14);
        assertTrue(find(layers.get(0).postGrowth(), LengthTheory.LOWER).isEmpty());
        assertFalse(find(layers.get(1).postGrowth(), LengthTheory.LOWER)
                .orElseThrow()
                .valid());
        assertTrue(find(layers.get(1).postGrowth(), LengthTheory.EXACT).isEmpty());
        Prediction printed =
                find(layers.get(6).postGrowth(), LengthTheory.PRINTED).orElseThrow();
        assertEquals(PaperGrowth.hardTanh(4, 0, 100), printed.value());
        assertEquals(Claim.LOWER_BOUND, printed.claim());
        assertFalse(printed.valid());
        assertTrue(printed.reason().contains("1.345"), printed.reason());
    }

    @Test
    void printedReluBaseIsJudgedAgainstTheExactMean() {
        RandomMlp equal = new RandomMlp(100, List.of(100, 100), 1, Phi.RELU, 2, 0, Scaling.OWN_FAN_IN);
        for (LayerPredictions layer : LengthTheory.of(equal, 1).subList(0, 2)) {
            Prediction printed = find(layer.postGrowth(), LengthTheory.PRINTED).orElseThrow();
            assertEquals(1.407, printed.value(), 5e-4);
            assertFalse(printed.valid());
            assertTrue(printed.reason().contains("0.9937"), printed.reason());
        }
        RandomMlp widening = new RandomMlp(2, List.of(100, 100), 1, Phi.RELU, 2, 0, Scaling.OWN_FAN_IN);
        List<LayerPredictions> layers = LengthTheory.of(widening, 1);
        assertTrue(find(layers.get(0).postGrowth(), LengthTheory.PRINTED)
                .orElseThrow()
                .valid());
        assertFalse(find(layers.get(1).postGrowth(), LengthTheory.PRINTED)
                .orElseThrow()
                .valid());
    }

    @Test
    void lipschitzConstants() {
        assertEquals(1, Lipschitz.constant(Phi.TANH));
        assertEquals(2 / Math.sqrt(Math.PI), Lipschitz.constant(Phi.ERF), 1e-15);
        assertEquals(1.1289, Lipschitz.constant(Phi.GELU), 5e-5);
        assertEquals(2, Lipschitz.constant(Phi.CROOKED));
    }

    @Test
    void withoutHiddenLayersThereIsTheLinearStep() {
        RandomMlp network = new RandomMlp(5, List.of(), 7, Phi.TANH, 2, 0.3, Scaling.PAPER);
        List<LayerPredictions> layers = LengthTheory.of(network, 1);
        assertEquals(1, layers.size());
        assertEquals(FiniteWidthGrowth.linear(2, 5, 7), value(layers.get(0).postRatio(), LengthTheory.EXACT), 1e-15);
    }

    @Test
    void veryDeepExplodingNetworksStayFinite() {
        List<Integer> widths = Collections.nCopies(80, 10);
        RandomMlp network = new RandomMlp(10, widths, 1, Phi.GELU, 1e4, 1, Scaling.OWN_FAN_IN);
        double growth = value(LengthTheory.of(network, 1).get(79).postGrowth(), LengthTheory.WIDE);
        assertEquals(Math.sqrt(5000), growth, 1e-6);
    }

    @Test
    void inconsistentInputIsRefused() {
        RandomMlp network = net(Phi.RELU, Scaling.PAPER, 2, 0);
        assertThrows(IllegalArgumentException.class, () -> LengthTheory.of(network, -1));
        assertThrows(
                IllegalArgumentException.class, () -> new RandomMlp(0, List.of(), 1, Phi.RELU, 1, 0, Scaling.PAPER));
        assertThrows(
                IllegalArgumentException.class, () -> new RandomMlp(1, List.of(2), 1, Phi.RELU, -1, 0, Scaling.PAPER));
        assertThrows(IllegalArgumentException.class, () -> new Prediction("x", 1, Claim.MEAN, false, "nowhere", null));
    }
}
