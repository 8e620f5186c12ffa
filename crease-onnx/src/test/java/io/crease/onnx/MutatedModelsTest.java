package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged models: what is read is a network that runs or a graph that is foreign, or an {@link InputException} of one line; nothing
 * else, and not for long. The seed is printed; {@code -Dcrease.fuzz.seed=N} runs it again, {@code -Dcrease.fuzz.seconds=N} for
 * longer, {@code -Dcrease.fuzz.count=N} that many models whatever the time.
 */
final class MutatedModelsTest {
    private static final long SEED = Long.getLong("crease.fuzz.seed", System.nanoTime());
    private static final int SECONDS = Integer.getInteger("crease.fuzz.seconds", 8);
    private static final int COUNT = Integer.getInteger("crease.fuzz.count", 0);
    /** Far beyond what a model takes here; a reading that never ends is what this finds. */
    private static final int LIMIT_SECONDS = 60;

    /** A damaged shape may make a valid network of any size; those beyond this are not run. */
    private static final long MOST_VALUES = 1 << 22;

    @TempDir
    Path folder;

    private enum Outcome {
        NETWORK,
        FOREIGN,
        REFUSED
    }

    @Test
    void damagedModelsAreReadOrRefused() throws Exception {
        List<byte[]> models = models();
        Mutations mutations = new Mutations(SEED);
        TreeMap<Outcome, Integer> outcomes = new TreeMap<>();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        int runs = 0;
        ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "mutated model");
            thread.setDaemon(true);
            return thread;
        });
        for (; COUNT > 0 ? runs < COUNT : System.nanoTime() < end; runs++) {
            Path file = folder.resolve("damaged.onnx");
            Files.write(file, mutations.of(models.get(runs % models.size())));
            Future<Outcome> reading = worker.submit(() -> outcome(file));
            try {
                outcomes.merge(reading.get(LIMIT_SECONDS, TimeUnit.SECONDS), 1, Integer::sum);
            } catch (ExecutionException | TimeoutException e) {
                Path kept = Files.createTempFile("crease-fuzz", ".onnx");
                Files.write(kept, Files.readAllBytes(file));
                Throwable what = e instanceof ExecutionException ? e.getCause() : e;
                throw new AssertionError("seed " + SEED + ", run " + runs + ", kept as " + kept, what);
            }
        }
        worker.shutdownNow();
        System.out.println("fuzz seed " + SEED + ": " + runs + " damaged models, " + outcomes);
        assertTrue(runs >= models.size());
        assertEquals(3, outcomes.size(), outcomes.toString());
    }

    private static Outcome outcome(Path file) {
        try {
            OnnxImport imported = OnnxNetwork.open(file, null).imported();
            Network network = imported.network();
            int size = imported.input().shape().size();
            long values = network == null ? size : network.neurons();
            if (values > MOST_VALUES) {
                return network == null ? Outcome.FOREIGN : Outcome.NETWORK;
            }
            double[] point = new double[size];
            SplittableRandom random = new SplittableRandom(SEED);
            for (int i = 0; i < point.length; i++) {
                point[i] = random.nextGaussian();
            }
            if (network == null) {
                runInOnnxRuntime(imported, point);
                return Outcome.FOREIGN;
            }
            Tensor output = network.apply(Tensor.of(network.input(), point));
            assertEquals(network.output(), output.shape());
            return Outcome.NETWORK;
        } catch (InputException e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            return Outcome.REFUSED;
        }
    }

    private static void runInOnnxRuntime(OnnxImport imported, double[] point) {
        Batch points = new Batch(point.length);
        points.resize(1);
        System.arraycopy(point, 0, points.values(), 0, point.length);
        try (RuntimeGraph graph = RuntimeGraph.open(imported)) {
            assertEquals(graph.sites().size(), graph.of(points).size());
        } catch (ArithmeticException e) {
            // Values that are not finite: said so, as for any network.
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }

    private static List<byte[]> models() throws IOException {
        List<byte[]> models = new ArrayList<>();
        for (String name : ExportedModelsTest.models()) {
            Path file = ExportedModelsTest.file(name);
            if (Files.size(file) < 130_000) {
                models.add(Files.readAllBytes(file));
            }
        }
        return models;
    }
}
