package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of docs/training.md: it runs, and it is the same text. */
class ExampleTest {

    // example begins
    static float train(ArrayDataset images) throws IOException, TranslateException {
        SequentialBlock layers = new SequentialBlock()
                .add(Linear.builder().setUnits(32).build())
                .add(new TrajectoryRegularization()) // where a BatchNorm stood
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(32).build())
                .add(new TrajectoryRegularization())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(2).build());
        Loss loss = new TrajectoryLoss(Loss.softmaxCrossEntropyLoss()); // base + 0.01 · Σ λ·growth
        DefaultTrainingConfig config = new DefaultTrainingConfig(loss)
                .addEvaluator(new Accuracy())
                .addTrainingListeners(TrainingListener.Defaults.basic());
        try (Model model = Model.newInstance("regularised")) {
            model.setBlock(TrajectoryRegularized.of(layers)); // lets the loss see the terms
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 2));
                EasyTrain.fit(trainer, 5, images, images);
                return trainer.getTrainingResult().getValidateEvaluation("Accuracy");
            }
        }
    }
    // example ends

    @Test
    void exampleLearns() throws IOException, TranslateException {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            manager.getEngine().setRandomSeed(1);
            NDArray points = manager.randomNormal(new Shape(512, 2));
            NDArray labels = points.prod(new int[] {1}).gt(0).toType(DataType.INT64, false); // quadrants
            float accuracy = train(new ArrayDataset.Builder()
                    .setData(points)
                    .optLabels(labels)
                    .setSampling(32, true)
                    .build());
            assertTrue(accuracy > 0.85, "accuracy " + accuracy);
        }
    }

    @Test
    void documentationHasTheSameText() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/crease/training/ExampleTest.java"));
        String example = source.substring(
                        source.indexOf("// example begins\n") + "// example begins\n".length(),
                        source.indexOf("    // example ends\n"))
                .indent(-4);
        String page = Files.readString(Path.of("../docs/training.md"));
        assertTrue(page.contains("```java\n" + example + "```"), "docs/training.md should hold\n" + example);
    }
}
