package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import io.crease.measure.Measurement;
import io.crease.measure.Row;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Line;
import io.crease.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The regularisers and the listener in DJL's own training loop. */
class DjlTrainingTest {
    private static final ai.djl.ndarray.types.Shape INPUT = new ai.djl.ndarray.types.Shape(16, 3);

    private static SequentialBlock layers(boolean regularised) {
        SequentialBlock block = new SequentialBlock();
        for (int i = 0; i < 2; i++) {
            block.add(Linear.builder().setUnits(8).build());
            if (regularised) {
                block.add(new TrajectoryRegularization());
            }
            block.add(Activation.reluBlock());
        }
        return block.add(Linear.builder().setUnits(2).build());
    }

    private static Block prepared(String kind) {
        return switch (kind) {
            case "block" -> TrajectoryRegularized.of(layers(true));
            case "penalty" -> TrajectoryPenalty.of(layers(false), 1);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static ArrayDataset data(NDManager manager, int rows) {
        NDArray points = manager.randomNormal(new ai.djl.ndarray.types.Shape(rows, 3));
        NDArray labels = points.sum(new int[] {1}).gt(0).toType(DataType.INT64, false);
        return new ArrayDataset.Builder()
                .setData(points)
                .optLabels(labels)
                .setSampling(16, false)
                .build();
    }

    private static DefaultTrainingConfig config(double scale) {
        return new DefaultTrainingConfig(new TrajectoryLoss(Loss.softmaxCrossEntropyLoss(), scale))
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(0.05f))
                        .build())
                .addEvaluator(new Accuracy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "penalty"})
    void arraysDoNotPileUp(String kind) throws IOException, TranslateException {
        try (Model model = Model.newInstance(kind, "PyTorch")) {
            model.getNDManager().getEngine().setRandomSeed(1);
            model.setBlock(prepared(kind));
            try (Trainer trainer =
                    model.newTrainer(config(0.01).addTrainingListeners(TrainingListener.Defaults.basic()))) {
                trainer.initialize(INPUT);
                ArrayDataset data = data(trainer.getManager(), 64);
                EasyTrain.fit(trainer, 2, data, data);
                int before = model.getNDManager().getManagedArrays().size();
                EasyTrain.fit(trainer, 50, data, data); // 200 steps and as many validation batches
                for (Batch batch : trainer.iterateDataset(data)) {
                    trainer.forward(batch.getData()); // predictions that no loss asks for
                    batch.close();
                }
                assertEquals(before, model.getNDManager().getManagedArrays().size());
                assertTrue(trainer.getTrainingResult().getValidateEvaluation("Accuracy") > 0.85);
            }
        }
    }

    @Test
    void lengthIsHeldBack() throws IOException, TranslateException {
        List<Double> growth = new ArrayList<>();
        for (double scale : new double[] {0, 0.3}) {
            try (Model model = Model.newInstance("held", "PyTorch")) {
                model.getNDManager().getEngine().setRandomSeed(4);
                model.setBlock(prepared("penalty"));
                try (Trainer trainer = model.newTrainer(config(scale))) {
                    trainer.initialize(INPUT);
                    EasyTrain.fit(trainer, 20, data(trainer.getManager(), 64), null);
                    NDList points = new NDList(trainer.getManager().randomNormal(INPUT));
                    NDArray terms = ((Predictions) trainer.forward(points)).terms();
                    growth.add((double) java.util.Objects.requireNonNull(terms).getFloat());
                }
            }
        }
        assertTrue(growth.get(1) < 0.7 * growth.get(0), growth.toString());
    }

    @Test
    void savedFilesAreTheModelsOwn(@TempDir Path folder) throws IOException, MalformedModelException {
        SequentialBlock layers = layers(false);
        Block penalty = TrajectoryPenalty.of(layers, 1);
        assertEquals(layers.getParameters().keys(), penalty.getParameters().keys());
        try (Model model = Model.newInstance("own", "PyTorch");
                Model plain = Model.newInstance("own", "PyTorch")) {
            model.setBlock(penalty);
            penalty.initialize(model.getNDManager(), DataType.FLOAT32, INPUT);
            model.save(folder, "own");
            plain.setBlock(layers(false));
            plain.load(folder, "own");
            NDList data = new NDList(model.getNDManager().randomNormal(INPUT));
            float[] expected = penalty.forward(new ParameterStore(model.getNDManager(), false), data, true)
                    .head()
                    .toFloatArray();
            assertArrayEquals(
                    expected,
                    plain.getBlock()
                            .forward(new ParameterStore(plain.getNDManager(), false), data, false)
                            .head()
                            .toFloatArray());
        }
    }

    @Test
    void listenerMeasuresEveryFewSteps(@TempDir Path folder) throws IOException, TranslateException {
        Path file = folder.resolve("readings.csv");
        List<Trajectory> curves = List.of(
                new Line(Tensor.vector(-1, 0.5, 2), Tensor.vector(2, 1, -1)),
                new Arc(Tensor.vector(1, 0, 0), Tensor.vector(0, 1, 0)));
        List<Long> seen = new ArrayList<>();
        ExpressivityListener listener = new ExpressivityListener(
                Shape.of(3),
                curves,
                ExpressivityListener.Options.DEFAULT.every(3).file(file),
                reading -> seen.add(reading.step()));
        try (Model model = Model.newInstance("measured", "PyTorch")) {
            model.getNDManager().getEngine().setRandomSeed(2);
            model.setBlock(prepared("block"));
            double length;
            try (Trainer trainer = model.newTrainer(config(0.01).addTrainingListeners(listener))) {
                trainer.initialize(INPUT);
                assertTrue(listener.readings().isEmpty());
                EasyTrain.fit(trainer, 2, data(trainer.getManager(), 64), null); // 8 steps
                var readings = Measurement.of(
                        BlockImport.network(model.getBlock(), Shape.of(3)),
                        curves.get(0),
                        ExpressivityListener.Options.DEFAULT.measures());
                length = readings.value(
                        "length", readings.sites().get(readings.sites().size() - 1));
            }
            assertEquals(List.of(0L, 0L, 3L, 3L, 6L, 6L, 8L, 8L), seen);
            List<ExpressivityListener.Reading> all = listener.readings();
            List<Row> last = all.get(6).rows();
            Row output = last.stream()
                    .filter(row -> row.measure().equals("length"))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            assertEquals(length, output.value());
            assertFalse(all.get(0).rows().equals(last), "training changed nothing");
            List<String> lines = Files.readAllLines(file);
            assertEquals(1 + all.stream().mapToInt(r -> r.rows().size()).sum(), lines.size());
            assertTrue(lines.get(0).startsWith("step,trajectory,measure,layer,site,value"));
            assertTrue(lines.get(lines.size() - 1).startsWith("8,2,"), lines.get(lines.size() - 1));
            for (String measure : List.of("length", "growth", "transitions", "dead-neurons")) {
                assertTrue(last.stream().anyMatch(row -> row.measure().equals(measure)), measure);
            }
        }
    }

    @Test
    void whatCannotBeReadIsSampled() throws IOException, TranslateException {
        Trajectory curve = new Line(Tensor.vector(-1, 0.5, 2), Tensor.vector(2, 1, -1));
        List<ExpressivityListener.Reading> first = new ArrayList<>();
        for (boolean opaque : new boolean[] {false, true}) {
            ExpressivityListener listener = new ExpressivityListener(
                    Shape.of(3), List.of(curve), ExpressivityListener.Options.DEFAULT.every(100));
            try (Model model = Model.newInstance("opaque", "PyTorch")) {
                model.getNDManager().getEngine().setRandomSeed(6);
                // x³ + x is no function that is known
                Block tail = opaque ? LambdaBlock.singleton(x -> x.pow(3).add(x)) : Blocks.identityBlock();
                model.setBlock(TrajectoryPenalty.of(layers(false).add(tail), 1));
                try (Trainer trainer = model.newTrainer(config(0).addTrainingListeners(listener))) {
                    trainer.initialize(INPUT);
                    EasyTrain.fit(trainer, 1, data(trainer.getManager(), 64), null);
                }
            }
            first.add(listener.readings().get(0));
        }
        assertNull(first.get(0).unread());
        assertTrue(
                String.valueOf(first.get(1).unread()).contains("06LambdaBlock"),
                first.get(1).unread());
        for (int layer = 1; layer <= 2; layer++) {
            for (String measure : List.of("length", "growth")) {
                // before the first step both have the weights of one seed; sampled lengths are short by 10⁻⁴ at most
                double exact = value(first.get(0), measure, layer);
                assertEquals(exact, value(first.get(1), measure, layer), 1e-3 * exact);
            }
        }
        assertTrue(first.get(1).rows().stream().noneMatch(row -> row.measure().equals("dead-neurons")));
    }

    private static double value(ExpressivityListener.Reading reading, String measure, int layer) {
        return java.util.Objects.requireNonNull(reading.rows().stream()
                .filter(row -> row.layer() == layer && row.is(measure, "post", Row.VALUE))
                .findFirst()
                .orElseThrow()
                .value());
    }
}
