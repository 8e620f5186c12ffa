package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Dense;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.Tracer;
import io.crease.trajectory.WeightSweep;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dichotomies against a plain enumeration, and against published magnitudes. */
class DichotomiesTest {

    /** Compares the mean over seeds with a published mean of three seeds, whose scatter is taken to be that of ours. */
    private static void assertAgrees(int depth, int swept, double expected, int seeds) {
        int width = 128;
        double sum = 0;
        double squares = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            String spec = "mlp:" + width + "-" + width + "x" + depth
                    + "-1,activation=hard-tanh,weight-variance=8,bias-variance=0,seed=" + seed;
            Network network = NetworkSpecs.parse(spec).build();
            int distinct = count(network, width, swept, seed, 15).distinct();
            sum += distinct;
            squares += (double) distinct * distinct;
        }
        double mean = sum / seeds;
        double deviation = Math.sqrt((squares - sum * mean) / (seeds - 1));
        double error = deviation * Math.sqrt(1.0 / 3 + 1.0 / seeds);
        assertEquals(
                expected, mean, 3 * error, "seeds 1.." + seeds + ", standard deviation " + deviation + " over seeds");
    }

    private static Dichotomies.Count count(Network network, int width, int swept, long seed, int points) {
        try (Workers workers = Workers.perProcessor()) {
            return Dichotomies.of(
                    sweep(network, width, swept, seed),
                    points(width, points, seed),
                    workers,
                    Tracer.Options.DEFAULT,
                    Monitor.NONE);
        }
    }

    private static WeightSweep sweep(Network network, int width, int swept, long seed) {
        Dense dense = (Dense) network.nodes().get(2 * (swept - 1)).layer();
        double scale = Math.sqrt(8.0 / width);
        Tensor other = Tensor.adopt(
                dense.weight().shape(),
                RandomStream.of(seed).named("other").gaussians(dense.weight().size(), scale));
        return new WeightSweep(network, swept, other);
    }

    private static List<Tensor> points(int width, int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Tensor.vector(RandomStream.of(seed).named("point" + i).gaussians(width, 1)))
                .toList();
    }

    /** Theory reference, section 6: means of three seeds from 20,000 samples. */
    @ParameterizedTest
    @CsvSource({"1,1,44", "2,1,74", "3,1,79", "4,1,139", "8,7,73", "8,8,41"})
    void agreesWithPublishedMagnitudes(int depth, int swept, double expected) {
        assertAgrees(depth, swept, expected, 8);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"5,1,251", "6,1,349", "7,1,549", "8,1,839", "8,2,593", "8,3,322", "8,4,199", "8,5,145", "8,6,93"})
    void agreesWithPublishedMagnitudesOfDeepNetworks(int depth, int swept, double expected) {
        assertAgrees(depth, swept, expected, 5);
    }

    @Test
    void sampledLabellingsAreAmongTheExactOnes() {
        int width = 12;
        for (long seed = 1; seed <= 5; seed++) {
            Network network = NetworkSpecs.parse(
                            "mlp:12-12x3-1,activation=hard-tanh,weight-variance=8,bias-variance=0.1,seed=" + seed)
                    .build();
            int swept = 1 + (int) (seed % 3);
            WeightSweep sweep = sweep(network, width, swept, seed);
            List<Tensor> points = points(width, 6, seed);
            Evaluator tail = new Evaluator(sweep.tail());
            Set<String> sampled = new HashSet<>();
            var curves =
                    points.stream().map(sweep::curve).map(Optional::orElseThrow).toList();
            for (int i = 0; i < 40_000; i++) {
                double t = (i + 0.5) / 40_000;
                StringBuilder labels = new StringBuilder();
                for (var curve : curves) {
                    labels.append(tail.apply(Tensor.vector(curve.at(t))).get(0) > 0 ? '+' : '-');
                }
                sampled.add(labels.toString());
            }
            assertEquals(
                    sampled.size(),
                    count(network, width, swept, seed, 6).distinct(),
                    "seed " + seed + " (a labelling shorter than a sample's step would be missed by sampling)");
        }
    }
}
