package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.crease.network.Evaluator;
import io.crease.network.NetworkSpec;
import io.crease.network.NetworkSpecs;
import io.crease.network.RandomEnsemble;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.theory.LayerPredictions;
import io.crease.theory.LengthTheory;
import io.crease.theory.Prediction;
import io.crease.theory.RandomMlp;
import io.crease.trace.Monitor;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trajectory.Line;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a spec to its predictions and, over many seeds, to the lengths they predict: unequal widths, both scalings. */
class TheoryMeetsTraceTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"mlp:60-20-40-5", "mlp:10-40x2-3,weight-variance=3", "mlp:60-20-40-5,init=paper"})
    void meanLengthsAreTheExactMeans(String text) {
        NetworkSpec spec = NetworkSpecs.parse(text);
        RandomEnsemble ensemble = spec.ensemble();
        assertNotNull(ensemble);
        List<LayerPredictions> predictions = LengthTheory.of(RandomMlp.of(ensemble), 1);
        double[] sum = new double[predictions.size()];
        double[] squares = new double[predictions.size()];
        try (Workers workers = new Workers(1)) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                RandomStream random = RandomStream.of(seed).named("ends");
                int m = spec.input().size();
                Line line = new Line(Tensor.vector(random.gaussians(m, 1)), Tensor.vector(random.gaussians(m, 1)));
                Tracer tracer =
                        Tracer.of(new Evaluator(spec.build(seed)), line.geometry(), workers, Tracer.Options.DEFAULT);
                Readings readings = Measurement.of(tracer, line, Measures.named("length"), 0, Monitor.NONE);
                double input = readings.value("length", 0, Site.Kind.INPUT);
                for (int d = 1; d <= sum.length; d++) {
                    Site.Kind kind = d == sum.length ? Site.Kind.OUTPUT : Site.Kind.POST;
                    double ratio = readings.value("length", d, kind) / input;
                    sum[d - 1] += ratio;
                    squares[d - 1] += ratio * ratio;
                }
            }
        }
        for (LayerPredictions layer : predictions) {
            double expected = layer.postRatio().stream()
                    .filter(p -> p.name().equals(LengthTheory.EXACT))
                    .mapToDouble(Prediction::value)
                    .findFirst()
                    .orElseThrow();
            double mean = sum[layer.layer() - 1] / SEEDS;
            double error = Math.sqrt((squares[layer.layer() - 1] / SEEDS - mean * mean) / SEEDS);
            assertEquals(expected, mean, 4.5 * error, text + ", layer " + layer.layer() + ", seeds 1.." + SEEDS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mlp:784-256x4-10, OWN_FAN_IN",
        "'mlp:49-13x2-3,weight-variance=1.7', OWN_FAN_IN",
        "'mlp:784-256x4-10,init=paper', PAPER",
        "'mlp:100-100x4-10,init=paper', OWN_FAN_IN"
    })
    void scalingSurvivesRounding(String text, RandomMlp.Scaling expected) {
        RandomEnsemble ensemble = NetworkSpecs.parse(text).ensemble();
        assertNotNull(ensemble);
        assertEquals(expected, RandomMlp.of(ensemble).scaling());
    }
}
