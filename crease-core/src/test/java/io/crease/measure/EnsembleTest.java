package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.theory.FiniteWidthGrowth;
import io.crease.trace.Monitor;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trace.Zoo;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means over random networks against exact theory. */
class EnsembleTest {

    @ParameterizedTest(name = "k = {0}, weight variance {1}, {2}")
    @CsvSource({"20,2,arc", "30,4,line", "50,2,circle", "25,1.5,bezier", "20,3,polyline"})
    void meanLengthIsTheFiniteWidthMean(int k, double variance, String curveKind) {
        int depth = 4;
        int inputs = 8;
        int seeds = 200;
        double[] sum = new double[depth];
        double[] square = new double[depth];
        double sumPre = 0;
        double squarePre = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            Network network = NetworkSpecs.parse(
                            "mlp:" + inputs + "-" + k + "x" + depth + "-1,weight-variance=" + variance)
                    .build(1000 + seed);
            Readings readings = Measurement.of(network, Zoo.curve(curveKind, inputs, 3), Measures.named("length"));
            double input = readings.value("length", 0, Site.Kind.INPUT);
            for (int d = 0; d < depth; d++) {
                double ratio = readings.value("length", d + 1, Site.Kind.POST) / input;
                sum[d] += ratio;
                square[d] += ratio * ratio;
            }
            double pre = readings.value("length", 1, Site.Kind.PRE) / input;
            sumPre += pre;
            squarePre += pre * pre;
        }
        double expected = 1;
        for (int d = 0; d < depth; d++) {
            expected *= FiniteWidthGrowth.relu(variance, d == 0 ? inputs : k, k);
            check(expected, sum[d], square[d], seeds, "post " + (d + 1));
        }
        check(FiniteWidthGrowth.linear(variance, inputs, k), sumPre, squarePre, seeds, "pre 1");
    }

    private static void check(double expected, double sum, double square, int n, String what) {
        double mean = sum / n;
        double error = Math.sqrt((square / n - mean * mean) / (n - 1));
        System.out.printf(
                "%s, seeds 1001 to %d: expected %.4f, found %.4f +- %.4f%n", what, 1000 + n, expected, mean, error);
        assertEquals(expected, mean, 4 * error, what);
    }

    @Test
    void saturatingNetworksChangeSignsInProportionToLength() {
        for (long seed = 1; seed <= 3; seed++) {
            Network network = NetworkSpecs.parse(
                            "mlp:100-100x8-100,activation=hard-tanh,weight-variance=8,bias-variance=0.01")
                    .build(seed);
            RandomStream random = RandomStream.of(seed).named("arc");
            Tensor x0 = Tensor.vector(random.gaussians(100, 1));
            Trajectory arc = new Arc(x0, Tensor.vector(random.gaussians(100, 1)));
            try (Workers workers = new Workers(2)) {
                Tracer tracer = Tracer.of(new Evaluator(network), arc.geometry(), workers, Tracer.Options.DEFAULT);
                Readings readings = Measurement.of(
                        tracer,
                        arc,
                        Measures.named("length,expected-sign-changes,output-sign-changes"),
                        Math.sqrt(0.01 / 8),
                        Monitor.NONE);
                for (int layer = 1; layer <= 8; layer++) {
                    double ratio = readings.value("expected-sign-changes", layer, Site.Kind.POST)
                            / readings.value("length", layer, Site.Kind.POST);
                    System.out.printf("seed %d layer %d: %.5f%n", seed, layer, ratio);
                    if (layer > 1) {
                        assertTrue(0.0325 < ratio && ratio < 0.0365, "seed " + seed + " layer " + layer + ": " + ratio);
                    }
                }
                double found = readings.value("output-sign-changes", 9, Site.Kind.OUTPUT) / 100;
                double expected = readings.value("expected-sign-changes", 8, Site.Kind.POST);
                System.out.printf("seed %d: output sign changes %.3f, expected %.3f%n", seed, found, expected);
                assertEquals(expected, found, 5 * Math.sqrt(expected / 100));
            }
        }
    }
}
