package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network as a DJL block says what the network says, and comes back as it was. */
class NetworkBlockTest {
    /** Single precision, and products of up to some thousand terms. */
    private static final double ROUNDING = 2e-5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp:6-9x3-4",
                "mlp:6-9x2-4,activation=hard-tanh,weight-variance=4",
                "mlp:6-9x2-4,activation=leaky-relu(0.2)",
                "mlp:6-9x2-4,activation=hard-sigmoid",
                "mlp:6-9x2-4,activation=abs",
                "mlp:6-9x2-4,activation=tanh",
                "mlp:6-9x2-4,activation=gelu",
                "mlp:6-9x2-4,activation=silu",
                "mlp:6-9x2-4,activation=softplus",
                "mlp:6-9x2-4,activation=elu",
                "mlp:6-9x2-4,activation=erf",
                "mlp:6-9x2-4,activation=sigmoid",
                "cnn:3x8x8-c4x2-p-c5-p-12-7",
                "cnn:3x8x8-c4x2-p-c5-p-12-7,pool=average,batch-norm=true",
                "resnet:3x8x8-4x2-6x2-5",
                "sawtooth:4",
                "fold:2x3-2"
            })
    void saysWhatTheNetworkSays(String spec) {
        long seed = System.nanoTime();
        System.out.println("NetworkBlockTest " + spec + " seed " + seed);
        Network network = NetworkSpecs.parse(spec).build(seed);
        try (NDManager manager = Torch.manager()) {
            NetworkBlock block = new NetworkBlock(network);
            block.initialize(manager, DataType.FLOAT32, NetworkBlock.batchOf(1, network.input()));
            ParameterStore store = new ParameterStore(manager, false);
            int rows = 5;
            Tensor[] points = new Tensor[rows];
            float[] batch = new float[rows * network.input().size()];
            for (int r = 0; r < rows; r++) {
                double[] x = RandomStream.of(seed)
                        .named("x" + r)
                        .gaussians(network.input().size(), 1);
                for (int i = 0; i < x.length; i++) {
                    x[i] = (float) x[i];
                    batch[r * x.length + i] = (float) x[i];
                }
                points[r] = Tensor.of(network.input(), x);
            }
            NDArray input = manager.create(batch, NetworkBlock.batchOf(rows, network.input()));
            float[] said = block.forward(store, input, false, null).toFloatArray();
            int outputs = network.output().size();
            for (int r = 0; r < rows; r++) {
                Tensor expected = network.apply(points[r]);
                for (int o = 0; o < outputs; o++) {
                    assertEquals(expected.get(o), said[r * outputs + o], ROUNDING * (1 + expected.largest()));
                }
            }
            Weights.of(network).forEach((name, tensor) -> {
                Tensor back = Weights.of(block.network()).get(name);
                for (int i = 0; i < tensor.size(); i++) {
                    assertEquals((float) tensor.get(i), back.get(i), 0.0, name);
                }
            });
            assertEquals(
                    network.nodes().stream().map(Network.Node::name).toList(),
                    block.network().nodes().stream().map(Network.Node::name).toList());
        }
    }

    @Test
    void regularisationsStandWhereNormalisationsStood() {
        Network network =
                NetworkSpecs.parse("cnn:3x8x8-c4-p-6-3,batch-norm=true").build();
        try (NDManager manager = Torch.manager()) {
            NetworkBlock block = new NetworkBlock(network, Regularisation.BLOCK);
            block.initialize(manager, DataType.FLOAT32, NetworkBlock.batchOf(1, network.input()));
            Network back = block.network();
            assertEquals(
                    1.0, Weights.of(back).get("bn1.scale").get(0), 1e-6, "λ starts at 1, and the node keeps its name");
            ParameterStore store = new ParameterStore(manager, false);
            double[] x = RandomStream.of(3).gaussians(192, 1);
            float[] floats = new float[192];
            for (int i = 0; i < 192; i++) {
                floats[i] = (float) x[i];
            }
            NDArray input = manager.create(floats, NetworkBlock.batchOf(1, network.input()));
            float[] said = block.forward(store, input, false, null).toFloatArray();
            Tensor expected = back.apply(Tensor.of(network.input(), x));
            for (int o = 0; o < 3; o++) {
                assertEquals(expected.get(o), said[o], ROUNDING * (1 + expected.largest()));
            }
        }
        InputException none = assertThrows(
                InputException.class,
                () -> new NetworkBlock(NetworkSpecs.parse("mlp:2-3x1-1").build(), Regularisation.BLOCK));
        assertTrue(none.getMessage().contains("batch-norm=true"), none.getMessage());
    }

    @Test
    void weightsOfOtherNamesHaveNoPlace() {
        Network network = NetworkSpecs.parse("mlp:2-3x1-1").build();
        assertThrows(
                IllegalArgumentException.class, () -> Weights.into(network, Map.of("dense9.weight", Tensor.vector(1))));
        assertEquals(
                network.fingerprint(),
                Weights.into(network, Weights.of(network)).fingerprint());
    }
}
