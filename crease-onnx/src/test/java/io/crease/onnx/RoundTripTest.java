package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.Tensor;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written in double precision is read as the same function. */
final class RoundTripTest {
    private static final long SEED = Long.getLong("crease.test.seed", System.nanoTime());

    static Stream<Arguments> networks() {
        Stream<Arguments> specs = OnnxExportTest.specs()
                .map(spec -> Arguments.of(spec, NetworkSpecs.parse(spec).build(SEED)));
        Stream<Arguments> forms = ExportedForms.all(SEED).entrySet().stream()
                .map(Map.Entry::getKey)
                .map(name -> Arguments.of(name, ExportedForms.all(SEED).get(name)));
        return Stream.concat(specs, forms);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isTheSameFunction(String name, Network network) {
        byte[] bytes = OnnxExport.model(network, Precision.DOUBLE).toByteArray();
        OnnxImport imported = OnnxImport.of(OnnxFile.of(name, bytes), null);
        Network read = imported.network();
        assertNotNull(read, () -> String.valueOf(imported.firstUnsupported()));
        assertEquals(network.input(), read.input());
        assertEquals(network.output().size(), read.output().size());
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 5; i++) {
            double[] values = new double[network.input().size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = 2 * random.nextGaussian();
            }
            Tensor point = Tensor.of(network.input(), values);
            Tensor expected = network.apply(point);
            assertArrayEquals(
                    expected.toArray(),
                    read.apply(point).toArray(),
                    1e-12 * Math.max(1, expected.largest()),
                    "seed " + SEED);
        }
    }

    /** Layers are recognised as what they were, so that measures have the same rows. */
    @ParameterizedTest
    @MethodSource("io.crease.onnx.OnnxExportTest#specs")
    void hasTheSameLayers(String spec) {
        Network network = NetworkSpecs.parse(spec).build(SEED);
        byte[] bytes = OnnxExport.model(network, Precision.DOUBLE).toByteArray();
        Network read = OnnxImport.of(OnnxFile.of(spec, bytes), null).network();
        assertNotNull(read);
        assertEquals(
                network.layers().stream().map(Network.Node::name).toList(),
                read.layers().stream().map(Network.Node::name).toList());
        for (int d = 0; d < network.layers().size(); d++) {
            assertEquals(network.layers().get(d).shape(), read.layers().get(d).shape());
        }
    }
}
