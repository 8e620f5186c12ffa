package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.onnx.OnnxExport;
import io.crease.onnx.OnnxNetwork;
import io.crease.onnx.Precision;
import io.crease.trace.Site;
import io.crease.training.Checkpoints;
import io.crease.training.Distortion;
import io.crease.training.Recipe;
import io.crease.training.Regularisation;
import io.crease.training.TrainedNetwork;
import io.crease.training.TrainingProgress;
import io.crease.trajectory.Arc;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network trained here, written as ONNX and read again, measures the same. */
class TrainedNetworkTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "block", "penalty"})
    void measuresAsItsOnnxModelDoes(String kind) {
        Regularisation held =
                switch (kind) {
                    case "block" -> Regularisation.BLOCK;
                    case "penalty" -> Regularisation.penalty(0.01);
                    default -> Regularisation.NONE;
                };
        Recipe recipe = Recipe.of("cnn:1x28x28-c3-p-c4-p-12-10,batch-norm=true", "synthetic-digits")
                .on(300, Distortion.NONE)
                .holding(held)
                .lasting(1, 50);
        TrainedNetwork trained = new Checkpoints(folder, null, 1).trained(recipe, TrainingProgress.NONE, () -> false);
        Network network = trained.network();
        Path file = folder.resolve("trained.onnx");
        OnnxExport.write(network, file, Precision.DOUBLE);
        Network read = OnnxNetwork.open(file, null).build();
        Tensor from = point("from");
        Tensor to = point("to");
        Readings here = Measurement.of(network, new Arc(from, to), Measures.standard());
        Readings there = Measurement.of(read, new Arc(from, to), Measures.standard());
        assertTrue(here.value("pieces", 3, Site.Kind.POST) > 3);
        for (int layer = 1; layer <= 3; layer++) {
            for (String measure : List.of("length", "pieces", "transitions")) {
                double expected = here.value(measure, layer, Site.Kind.POST);
                assertEquals(expected, there.value(measure, layer, Site.Kind.POST), 1e-9 * expected, measure + layer);
            }
        }
    }

    private static Tensor point(String name) {
        return Tensor.of(
                io.crease.numeric.Shape.of(1, 28, 28),
                RandomStream.of(5).named(name).gaussians(784, 1));
    }
}
