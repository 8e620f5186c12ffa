package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.data.Normalisation;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients at points against differences in double precision; what an attack may and may not do. */
class AttackTest {
    private static final Normalisation PIXELS = new Normalisation(List.of(0.4, 0.5, 0.6), List.of(0.2, 0.25, 0.3));
    private static final int COUNT = 5;

    private static Network network(boolean normalised) {
        return NetworkSpecs.parse("cnn:3x8x8-c4x2-p-6-4" + (normalised ? ",batch-norm=true" : ""))
                .build(3);
    }

    private static List<Tensor> images() {
        RandomStream random = RandomStream.of(5);
        List<Tensor> images = new ArrayList<>();
        for (int n = 0; n < COUNT; n++) {
            double[] values = new double[192];
            for (int i = 0; i < values.length; i++) {
                values[i] = (random.uniform() - PIXELS.mean().get(i / 64))
                        / PIXELS.std().get(i / 64);
            }
            images.add(Tensor.of(Shape.of(3, 8, 8), values));
        }
        return images;
    }

    private static final int[] CLASSES = {0, 1, 2, 3, 0};

    private static double loss(Evaluator evaluator, Tensor point, int wanted) {
        Tensor output = evaluator.apply(point);
        double sum = 0;
        for (int i = 0; i < output.size(); i++) {
            sum += Math.exp(output.get(i));
        }
        return Math.log(sum) - output.get(wanted);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsAreDifferencesOfTheLoss(boolean normalised) {
        Network network = network(normalised);
        Evaluator evaluator = new Evaluator(network);
        List<Tensor> images = images();
        try (Inference inference = new Inference(network)) {
            List<Tensor> gradients = inference.lossGradients(images, CLASSES);
            for (int n = 0; n < COUNT; n++) {
                double largest = gradients.get(n).largest();
                assertTrue(largest > 0);
                for (int i = 0; i < 192; i += 7) {
                    double[] up = images.get(n).toArray();
                    double[] down = up.clone();
                    up[i] += 1e-6;
                    down[i] -= 1e-6;
                    double difference = (loss(evaluator, Tensor.of(Shape.of(3, 8, 8), up), CLASSES[n])
                                    - loss(evaluator, Tensor.of(Shape.of(3, 8, 8), down), CLASSES[n]))
                            / 2e-6;
                    assertEquals(difference, gradients.get(n).get(i), 1e-4 * largest);
                }
            }
        }
    }

    @Test
    void classesAreThoseOfTheEvaluator() {
        Network network = network(true);
        try (Inference inference = new Inference(network)) {
            int[] expected = images().stream()
                    .mapToInt(image -> {
                        Tensor output = network.apply(image);
                        return IntStream.range(0, 4).reduce(0, (a, b) -> output.get(b) > output.get(a) ? b : a);
                    })
                    .toArray();
            assertArrayEquals(expected, inference.classes(images()));
        }
    }

    @Test
    void attacksStayWithinTheirRadiusAndRaiseTheLoss() {
        Network network = network(false);
        Evaluator evaluator = new Evaluator(network);
        List<Tensor> images = images();
        for (Attack attack : List.of(
                Attack.fgsm(0.02),
                Attack.pgd(Attack.Norm.MAXIMUM, 0.02, 6),
                Attack.pgd(Attack.Norm.EUCLIDEAN, 0.2, 6))) {
            try (Inference inference = new Inference(network)) {
                List<Tensor> found = attack.examples(inference, images, CLASSES, PIXELS);
                for (int n = 0; n < COUNT; n++) {
                    double[] change = new double[192];
                    for (int i = 0; i < 192; i++) {
                        double std = PIXELS.std().get(i / 64);
                        double pixel = found.get(n).get(i) * std + PIXELS.mean().get(i / 64);
                        assertTrue(pixel > -1e-12 && pixel < 1 + 1e-12, attack.name());
                        change[i] = (found.get(n).get(i) - images.get(n).get(i)) * std;
                    }
                    Tensor moved = Tensor.vector(change);
                    double distance = attack.norm() == Attack.Norm.MAXIMUM ? moved.largest() : moved.norm();
                    assertTrue(distance <= attack.radius() * (1 + 1e-9), attack.name() + ": " + distance);
                    assertTrue(distance > attack.radius() / 2, attack.name() + ": " + distance);
                    assertTrue(
                            loss(evaluator, found.get(n), CLASSES[n]) > loss(evaluator, images.get(n), CLASSES[n]),
                            attack.name());
                }
            }
        }
    }

    @Test
    void polylinesAreMeasuredAtEveryLayer() {
        Network network = network(false);
        List<Tensor> images = images();
        double expected = 0;
        for (int n = 1; n < COUNT; n++) {
            double[] a = network.apply(images.get(n - 1)).toArray();
            double[] b = network.apply(images.get(n)).toArray();
            expected += Tensor.vector(
                            IntStream.range(0, 4).mapToDouble(i -> b[i] - a[i]).toArray())
                    .norm();
        }
        try (Inference inference = new Inference(network)) {
            List<Double> lengths = inference.polylineLengths(images);
            assertEquals(network.layers().size() + 1, lengths.size());
            assertEquals(expected, lengths.get(lengths.size() - 1), 1e-4 * expected);
        }
    }
}
