package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.data.Npz;
import io.crease.data.Split;
import io.crease.network.Network;
import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Runs come out as their recipe says, whether they are stopped on the way or not. */
class TrainingTest {
    private static final Recipe DIGITS = Recipe.of("mlp:784-24x2-10", "synthetic-digits")
            .on(600, Distortion.SHIFT)
            .lasting(2, 50)
            .by(Optimiser.sgd(0.01, Optimiser.Schedule.ONE_CYCLE).decaying(1e-4));

    @TempDir
    Path folder;

    private Checkpoints checkpoints(String name) {
        return new Checkpoints(folder.resolve(name), null, 1);
    }

    private static TrainedNetwork trained(Checkpoints checkpoints, Recipe recipe) {
        return checkpoints.trained(recipe, TrainingProgress.NONE, () -> false);
    }

    private static TrainedNetwork stoppedAfter(Checkpoints checkpoints, Recipe recipe, int... stops) {
        for (int stop : stops) {
            AtomicInteger steps = new AtomicInteger();
            assertThrows(
                    CancellationException.class,
                    () -> checkpoints.trained(recipe, TrainingProgress.NONE, () -> steps.incrementAndGet() >= stop));
        }
        return trained(checkpoints, recipe);
    }

    @Test
    void learns() {
        Recipe recipe =
                DIGITS.on(3000, Distortion.NONE).lasting(4, 50).by(Optimiser.sgd(0.01, Optimiser.Schedule.ONE_CYCLE));
        TrainedNetwork trained = trained(checkpoints("a"), recipe);
        List<Moment> history = trained.history();
        assertEquals(5, history.size());
        assertTrue(history.get(0).testAccuracy() < 0.3, history.toString());
        assertTrue(history.get(4).testAccuracy() > 0.3, history.toString());
        assertTrue(history.get(4).loss() < history.get(1).loss(), history.toString());
        assertEquals(List.of(0, 1, 3, 10, 30, 100, 240), trained.steps());
        assertNull(trained.divergence());
    }

    @Test
    void accuracyIsThatOfTheNetworkKept() {
        TrainedNetwork trained = trained(checkpoints("a"), DIGITS);
        TrainingSet test = checkpoints("a").set("synthetic-digits", Split.TEST, 0);
        try (Inference inference = new Inference(trained.network())) {
            assertEquals(trained.history().get(2).testAccuracy(), inference.accuracy(test), 0.0);
        }
        int right = 0;
        for (int i = 0; i < 100; i++) {
            right += largest(trained.network().apply(test.image(i))) == test.label(i) ? 1 : 0;
        }
        TrainingSet first = checkpoints("a").set("synthetic-digits", Split.TEST, 100);
        try (Inference inference = new Inference(trained.network())) {
            assertEquals(right / 100.0, inference.accuracy(first), 0.011, "one image may lie within rounding");
        }
    }

    private static int largest(Tensor output) {
        int best = 0;
        for (int o = 1; o < output.size(); o++) {
            best = output.get(o) > output.get(best) ? o : best;
        }
        return best;
    }

    @Test
    void aRunThatWasStoppedComesOutTheSame() {
        for (Optimiser optimiser : List.of(DIGITS.optimiser(), Optimiser.adam(0.002, Optimiser.Schedule.COSINE))) {
            for (Regularisation held :
                    List.of(Regularisation.NONE, Regularisation.BLOCK, Regularisation.penalty(0.01))) {
                Recipe recipe = Recipe.of("cnn:1x28x28-c2-p-c3-p-8-10,batch-norm=true", "synthetic-digits")
                        .on(200, Distortion.FLIP_AND_SHIFT)
                        .lasting(2, 40)
                        .holding(held)
                        .by(optimiser);
                TrainedNetwork whole = trained(checkpoints("whole"), recipe);
                TrainedNetwork parts = stoppedAfter(checkpoints("parts"), recipe, 3, 2, 1);
                assertEquals(whole.network().fingerprint(), parts.network().fingerprint(), recipe.text());
                for (int e = 0; e < 3; e++) {
                    assertEquals(
                            whole.history().get(e).loss(),
                            parts.history().get(e).loss(),
                            0.0);
                    assertEquals(
                            whole.history().get(e).testAccuracy(),
                            parts.history().get(e).testAccuracy(),
                            0.0);
                }
            }
        }
    }

    /** What a kill leaves: the last state saved, and networks kept after it. */
    @Test
    void aRunThatWasKilledComesOutTheSame() throws IOException {
        TrainedNetwork whole = trained(checkpoints("whole"), DIGITS);
        Checkpoints killed = checkpoints("killed");
        AtomicInteger steps = new AtomicInteger();
        Path own = folder.resolve("killed").resolve(DIGITS.id());
        assertThrows(
                CancellationException.class,
                () -> killed.trained(DIGITS, TrainingProgress.NONE, () -> steps.incrementAndGet() >= 5));
        Path copy = Files.copy(own.resolve("state.npz"), folder.resolve("state.npz"));
        steps.set(0);
        assertThrows(
                CancellationException.class,
                () -> killed.trained(DIGITS, TrainingProgress.NONE, () -> steps.incrementAndGet() >= 9));
        Files.copy(copy, own.resolve("state.npz"), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                whole.network().fingerprint(), trained(killed, DIGITS).network().fingerprint());
    }

    @Test
    void whatIsTrainedIsNotTrainedAgain() {
        Checkpoints checkpoints = checkpoints("a");
        String first = trained(checkpoints, DIGITS).network().fingerprint();
        AtomicInteger steps = new AtomicInteger();
        TrainedNetwork again =
                checkpoints.trained(DIGITS, (r, step, of, left, loss) -> steps.incrementAndGet(), () -> false);
        assertEquals(0, steps.get());
        assertEquals(first, again.network().fingerprint());
        assertNotEquals(first, trained(checkpoints, DIGITS.seeded(2)).network().fingerprint());
    }

    /** Terms in the loss are of no use if no weight feels them: the stronger, the shorter. */
    @Test
    void regularisationShortens() {
        for (Regularisation.Kind kind : List.of(Regularisation.Kind.BLOCK, Regularisation.Kind.PENALTY)) {
            String spec = "cnn:1x28x28-c4-p-c6-p-16-10" + (kind == Regularisation.Kind.BLOCK ? ",batch-norm=true" : "");
            Recipe recipe = Recipe.of(spec, "synthetic-digits")
                    .on(600, Distortion.NONE)
                    .by(Optimiser.sgd(0.01, Optimiser.Schedule.CONSTANT))
                    .lasting(2, 50);
            double before = Double.POSITIVE_INFINITY;
            for (double strength : new double[] {0, 0.1, 1}) {
                Network network = trained(checkpoints("a"), recipe.holding(new Regularisation(kind, strength)))
                        .network();
                double length = polyline(network);
                assertTrue(length < 0.95 * before, kind + " " + strength + ": " + length + " after " + before);
                before = length;
            }
        }
    }

    /** Of the outputs of 60 test images, by their definition. */
    private double polyline(Network network) {
        TrainingSet test = checkpoints("a").set("synthetic-digits", Split.TEST, 60);
        double sum = 0;
        for (int i = 1; i < 60; i++) {
            double[] a = network.apply(test.image(i - 1)).toArray();
            double[] b = network.apply(test.image(i)).toArray();
            double square = 0;
            for (int o = 0; o < a.length; o++) {
                square += (a[o] - b[o]) * (a[o] - b[o]);
            }
            sum += Math.sqrt(square);
        }
        return sum;
    }

    @Test
    void onlyOneNodeMoves() {
        TrainedNetwork trained = trained(checkpoints("a"), DIGITS.only("dense2"));
        Map<String, Tensor> before = Weights.of(trained.at(0));
        Map<String, Tensor> after = Weights.of(trained.network());
        before.forEach(
                (name, tensor) -> assertEquals(name.startsWith("dense2."), !tensor.equals(after.get(name)), name));
        InputException unknown =
                assertThrows(InputException.class, () -> trained(checkpoints("a"), DIGITS.only("dense7")));
        assertTrue(unknown.getMessage().contains("[dense1, dense2, output]"), unknown.getMessage());
    }

    @Test
    void numbersThatRunAwayEndTheRunWithADiagnosis() {
        Recipe steep = DIGITS.by(Optimiser.sgd(1e12, Optimiser.Schedule.CONSTANT));
        Checkpoints checkpoints = checkpoints("a");
        Divergence divergence = trained(checkpoints, steep).divergence();
        assertNotNull(divergence);
        assertTrue(divergence.step() > 0 && divergence.step() < 24, divergence.toString());
        assertFalse(divergence.node().isEmpty());
        assertTrue(divergence.sentence().contains(divergence.node()), divergence.sentence());
        assertEquals(divergence, trained(checkpoints, steep).divergence(), "it is remembered");
        Network last = trained(checkpoints, steep).network();
        assertTrue(last.parameters() > 0);
        assertEquals(0, trained(checkpoints, steep).history().get(0).step(), "what was reached is kept");
    }

    /** The epochs before the end are told, though no state has been due since the last of them. */
    @Test
    void aRunThatEndsLateTellsOfItsEpochs() {
        Recipe rising = DIGITS.by(Optimiser.sgd(1e12, Optimiser.Schedule.CONSTANT))
                .on(40, Distortion.NONE)
                .lasting(9, 40);
        TrainedNetwork trained = trained(checkpoints("a"), rising);
        Divergence divergence = trained.divergence();
        assertNotNull(divergence);
        int epochs = trained.history().size() - 1;
        assertTrue(epochs > 0 && epochs >= divergence.step() - 1, divergence.sentence());
    }

    /** The loss is finite, the weights are not any more: at a step that is kept. */
    @Test
    void weightsThatRunAwayAreNotKept() {
        Recipe steep = Recipe.of("mlp:784-20x2-10,weight-variance=1000000", "synthetic-digits")
                .on(256, Distortion.NONE)
                .by(Optimiser.sgd(1e36, Optimiser.Schedule.CONSTANT));
        TrainedNetwork trained = trained(checkpoints("a"), steep);
        Divergence divergence = trained.divergence();
        assertNotNull(divergence);
        assertTrue(divergence.sentence().contains("weights of " + divergence.node()), divergence.sentence());
        assertEquals(List.of(0), trained.steps());
    }

    @Test
    void lastBatchOfOneImageIsRefused() {
        InputException one = assertThrows(
                InputException.class,
                () -> trained(checkpoints("a"), DIGITS.on(101, Distortion.NONE).lasting(1, 50)));
        assertTrue(one.getMessage().contains("a last batch of one image"), one.getMessage());
    }

    @Test
    void namesOfFilesDoNotDependOnTheLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(
                    "step-00000012.npz",
                    String.valueOf(TrainedNetwork.file(folder, 12).getFileName()));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        InputException size = assertThrows(
                InputException.class, () -> trained(checkpoints("a"), Recipe.of("mlp:5-4x1-10", "synthetic-digits")));
        assertTrue(size.getMessage().contains("784") || size.getMessage().contains("28"), size.getMessage());
        InputException data = assertThrows(
                InputException.class, () -> trained(checkpoints("a"), Recipe.of("mlp:784-4x1-10", "mnist")));
        assertTrue(data.getMessage().contains("crease data get mnist"), data.getMessage());
        assertThrows(
                CancellationException.class, () -> checkpoints("b").trained(DIGITS, TrainingProgress.NONE, () -> true));
        Path state = folder.resolve("b").resolve(DIGITS.id()).resolve("state.npz");
        Files.write(state, new byte[] {1, 2, 3});
        InputException damaged = assertThrows(InputException.class, () -> trained(checkpoints("b"), DIGITS));
        assertTrue(damaged.getMessage().contains("state.npz"), damaged.getMessage());
    }

    @Test
    void refusesWhatCannotBeLearned() {
        Recipe few = Recipe.of("mlp:784-4-5", "synthetic-digits").on(64, Distortion.NONE);
        assertRefused(few, "5 outputs", "expected an output for each class");
        Recipe linear = Recipe.of("mlp:784-10", "synthetic-digits").on(64, Distortion.NONE);
        assertRefused(linear.holding(Regularisation.penalty(0.1)), "no activation");
        assertRefused(DIGITS.on(2000, Distortion.NONE).lasting(100_000, 1), "steps; expected 99999999 at most");
    }

    private void assertRefused(Recipe recipe, String... said) {
        assertSays(() -> trained(checkpoints("a"), recipe), said);
    }

    /** However large a batch is asked for, it is all images. */
    @Test
    void aBatchHoldsAllImagesAtMost() {
        Recipe all = DIGITS.on(64, Distortion.NONE).lasting(1, 64);
        assertEquals(
                trained(checkpoints("a"), all).network().fingerprint(),
                trained(checkpoints("a"), all.lasting(1, Integer.MAX_VALUE))
                        .network()
                        .fingerprint());
    }

    /** An earlier network must not be taken for the last one, nor weights before training for those after it. */
    @Test
    void whatIsMissingIsNotMadeUp() throws IOException {
        TrainedNetwork trained =
                trained(checkpoints("a"), DIGITS.on(64, Distortion.NONE).lasting(4, 64));
        Path own = folder.resolve("a").resolve(trained.recipe().id());
        Path last = own.resolve("step-00000004.npz");
        Map<String, Tensor> weights = new LinkedHashMap<>(Npz.read(last));
        weights.remove("dense2.weight");
        Npz.write(last, weights);
        assertSays(trained::network, "no array dense2.weight; remove the folder to train again");
        Files.write(last, new byte[] {1, 2, 3});
        assertSays(trained::network, "step-00000004.npz", "remove the folder to train again");
        Files.delete(last);
        assertSays(trained::network, "step-00000004.npz: is missing; remove the folder to train again");
        Files.write(own.resolve("state.npz"), new byte[] {1, 2, 3});
        assertSays(trained::history, "state.npz", "remove the folder to train again");
        Files.write(own.resolve("end.txt"), new byte[] {(byte) 0xff, 'x'});
        assertSays(() -> trained(checkpoints("a"), trained.recipe()), "end.txt: is damaged; remove the folder");
    }

    private static void assertSays(Executable read, String... said) {
        InputException refused = assertThrows(InputException.class, read);
        for (String part : said) {
            assertTrue(refused.getMessage().contains(part), refused.getMessage());
        }
    }

    @Test
    void aFolderThatVanishesIsOneClearLine() {
        Checkpoints checkpoints = checkpoints("a");
        Path own = folder.resolve("a").resolve(DIGITS.id());
        InputException gone = assertThrows(
                InputException.class,
                () -> checkpoints.trained(
                        DIGITS,
                        (r, step, of, left, loss) -> {
                            if (step == 2) {
                                remove(own);
                            }
                        },
                        () -> false));
        assertTrue(gone.getMessage().contains(own.toString()), gone.getMessage());
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoRunsAtOneNetworkAreRefused() {
        Checkpoints checkpoints = checkpoints("a");
        InputException busy = assertThrows(
                InputException.class,
                () -> checkpoints.trained(
                        DIGITS, (r, step, of, left, loss) -> trained(checkpoints, DIGITS), () -> false));
        assertTrue(busy.getMessage().contains("another process"), busy.getMessage());
    }
}
