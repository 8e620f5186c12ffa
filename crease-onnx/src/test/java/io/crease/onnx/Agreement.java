package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import ai.onnxruntime.OrtException;
import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;

/** Compares what a model means here, in double, with what ONNX Runtime makes of it in float. */
final class Agreement {
    private static final int POINTS = 5;
    private static final long SEED = 20;

    private Agreement() {}

    /** Asserts equality to 10⁻⁵ of the output's largest element on random inputs, and returns the import. */
    static OnnxImport of(Graph graph, Integer... inputShape) {
        OnnxImport imported = graph.imported(inputShape);
        assertNull(imported.firstUnsupported(), "unsupported");
        Network network = imported.network();
        assertNotNull(network, "network");
        long[] shape = imported.input().extents().stream()
                .mapToLong(Integer::longValue)
                .toArray();
        if (imported.input().fixedBatch() > 1) {
            shape[0] = imported.input().fixedBatch();
        }
        int copies = Math.max(1, imported.input().fixedBatch());
        RandomStream random = RandomStream.of(SEED);
        try (OnnxRuntime runtime = new OnnxRuntime(exposing(graph, imported))) {
            for (int p = 0; p < POINTS; p++) {
                int size = network.input().size();
                double[] x = new double[size];
                for (int i = 0; i < size; i++) {
                    x[i] = (float) (1.5 * random.gaussian());
                }
                double[] batch = new double[size * copies];
                for (int c = 0; c < copies; c++) {
                    System.arraycopy(x, 0, batch, c * size, size);
                }
                double[] expected = runtime.run(shape, batch, imported.outputTensor());
                double[] found = network.apply(Tensor.of(network.input(), x)).toArray();
                assertEquals(expected.length, found.length * copies, "number of outputs");
                double scale = 0;
                for (double e : expected) {
                    scale = Math.max(scale, Math.abs(e));
                }
                for (int i = 0; i < found.length; i++) {
                    int at = i;
                    assertEquals(
                            expected[i],
                            found[i],
                            1e-5 * scale,
                            () -> "seed " + SEED + ", output " + at + " of " + network.nodes());
                }
            }
        } catch (OrtException e) {
            fail(e);
        }
        return imported;
    }

    /** The model with the tensor that is taken for the output among its outputs. */
    private static byte[] exposing(Graph graph, OnnxImport imported) {
        var model = graph.model().toBuilder();
        boolean there = model.getGraph().getOutputList().stream()
                .anyMatch(o -> o.getName().equals(imported.outputTensor()));
        if (!there) {
            model.getGraphBuilder().addOutputBuilder().setName(imported.outputTensor());
        }
        return model.build().toByteArray();
    }
}
