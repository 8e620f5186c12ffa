package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Batch;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSpecsTest {

    @Test
    void anMlpHasTheLayersItSays() {
        Network network = NetworkSpecs.parse("mlp:7-5x2-4-3,activation=hard-tanh,bias-variance=0.01")
                .build();
        assertEquals(
                List.of("dense1", "layer1", "dense2", "layer2", "dense3", "layer3", "output"),
                network.nodes().stream().map(Network.Node::name).toList());
        assertEquals(Shape.of(7), network.input());
        assertEquals(Shape.of(3), network.output());
        assertEquals("hard-tanh", network.nodes().get(1).layer().kind());
        assertEquals(14, network.neurons());
        assertEquals(
                List.of("output"),
                NetworkSpecs.parse("mlp:2-3").build().nodes().stream()
                        .map(Network.Node::name)
                        .toList());
    }

    @Test
    void thePaperConvolutionalNetworkHasThePaperOrder() {
        Network network = NetworkSpecs.parse("cnn:paper,batch-norm=false").build();
        assertEquals(
                "conv relu conv relu max-pool conv relu conv relu conv relu max-pool dense relu dense relu dense",
                String.join(
                        " ", network.nodes().stream().map(n -> n.layer().kind()).toList()));
        assertEquals(
                "conv1 layer1 conv2 layer2 pool1 conv3 layer3 conv4 layer4 conv5 layer5 pool2 dense6 layer6 dense7 layer7 output",
                String.join(
                        " ", network.nodes().stream().map(Network.Node::name).toList()));
        assertEquals(Shape.of(128, 8, 8), network.nodes().get(11).shape());
        assertEquals(
                "cnn:paper",
                NetworkSpecs.parse("cnn:3x32x32-c64-c64-p-c128x2-c128-p-256-128-10")
                        .text());
    }

    @Test
    void aResidualNetworkAddsItsBranches() {
        Network network =
                NetworkSpecs.parse("resnet:3x9x8-4x2-6-5,batch-norm=true").build();
        assertEquals(
                "conv1 bn1 layer1 conv2 bn2 layer2 conv3 bn3 add3 layer3 conv4 bn4 layer4 conv5 bn5 add5 layer5"
                        + " conv6 bn6 layer6 conv7 bn7 shortcut7 shortcut-bn7 add7 layer7 pool1 output",
                String.join(
                        " ", network.nodes().stream().map(Network.Node::name).toList()));
        Network.Node add = network.nodes().get(8);
        assertEquals(List.of(7, 2), add.inputs()); // bn3 and layer1
        assertEquals(Shape.of(6, 5, 4), network.nodes().get(25).shape());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp:784-256x4-10",
                "mlp:2-3",
                "mlp:40-30-20x2-10,activation=leaky-relu(0.1),weight-variance=1.5,bias-variance=0.05,init=orthogonal,seed=-7",
                "mlp:4-8x3-2,activation=clip(-2,2),init=sparse(0.25)",
                "cnn:paper",
                "cnn:1x9x8-c3-p-c2x2-p-4x2-2,activation=tanh,kernel=1,pool=average,batch-norm=true,seed=3",
                "cnn:1x4x4-p-p-2",
                "cnn:1x4x4-2",
                "resnet:3x9x8-4x2-6-5,activation=abs,batch-norm=true,init=uniform",
                "fold:2x3-2-5",
                "sawtooth:8",
            })
    void textsReadBack(String text) {
        NetworkSpec spec = NetworkSpecs.parse(text);
        assertEquals(text, spec.text());
        assertTrue(NetworkSpecs.isSpec(text));
        Network network = spec.build();
        assertEquals(
                network.fingerprint(), NetworkSpecs.parse(spec.text()).build().fingerprint());
        assertEquals(network.parameters(), spec.parameters());
        assertEquals(network.input(), spec.input());
        assertEquals(
                spec.random(),
                !network.fingerprint().equals(spec.build(spec.seed() + 1).fingerprint()));
        assertEquals(spec.ensemble() == null, spec.whyNoTheory() != null);
    }

    @Test
    void defaultsAreLeftOutOfTheText() {
        assertEquals(
                "mlp:3-4x2-1",
                NetworkSpecs.parse(
                                " mlp:3-4-4-1,seed=1,init=gaussian,activation=relu,weight-variance=2.0,bias-variance=-0 ")
                        .text());
        assertEquals(1, NetworkSpecs.parse("mlp:3-1").seed());
        assertFalse(NetworkSpecs.isSpec("model.onnx"));
        assertFalse(NetworkSpecs.isSpec("c:model.onnx"));
    }

    @Test
    void aLayerDoesNotDependOnTheOthers() {
        Network small = NetworkSpecs.parse("mlp:3-4x2-1,bias-variance=1").build();
        Network deep = NetworkSpecs.parse("mlp:3-4x5-2,bias-variance=1").build();
        for (int node : new int[] {0, 2}) {
            assertEquals(
                    small.nodes().get(node).layer().weights(),
                    deep.nodes().get(node).layer().weights());
        }
        Tensor weight = new GaussianWeights()
                .weight(
                        Shape.of(4, 3),
                        true,
                        2,
                        RandomStream.of(1).named("dense1").named("weight"));
        assertEquals(weight, small.nodes().get(0).layer().weights().get(0));
    }

    @Test
    void ensemblesForTheory() {
        RandomEnsemble own = ensemble("mlp:9-4x2-1,weight-variance=3,bias-variance=0.5,activation=hard-tanh");
        assertEquals(9, own.input());
        assertEquals(List.of(4, 4), own.hidden());
        assertEquals(1, own.output());
        assertEquals("hard-tanh", own.activation().name());
        assertEquals(3, own.weightVariance());
        assertEquals(3, own.firstWeightVariance(), 4 * Math.ulp(3.0));
        assertEquals(0.5, own.biasVariance());
        assertEquals("gaussian", own.initialiser());
        assertEquals(
                3 * 9.0 / 4,
                ensemble("mlp:9-4x2-1,weight-variance=3,init=paper").firstWeightVariance(),
                1e-14);
        assertNull(NetworkSpecs.parse("mlp:9-4-1,init=orthogonal").ensemble());
        assertEquals(
                "weights are orthogonal; predictions are for independent Gaussian weights",
                NetworkSpecs.parse("mlp:9-4-1,init=orthogonal").whyNoTheory());
        assertNotNull(NetworkSpecs.parse("cnn:paper").whyNoTheory());
    }

    private static RandomEnsemble ensemble(String text) {
        RandomEnsemble ensemble = NetworkSpecs.parse(text).ensemble();
        assertNotNull(ensemble);
        return ensemble;
    }

    /** After calibration every normalised channel has mean 0 and variance 1 on the points it was calibrated on. */
    @Test
    void batchNormIsCalibrated() {
        Network network = NetworkSpecs.parse("cnn:2x6x6-c5x2-p-7-3,batch-norm=true,bias-variance=1,seed=4")
                .build();
        Batch points = new Batch(72);
        points.resize(32);
        double[] values = RandomStream.of(4).named("calibration").gaussians(32 * 72, 1);
        System.arraycopy(values, 0, points.values(), 0, values.length);
        List<Batch> images = network.nodes().stream()
                .map(node -> new Batch(node.shape().size()))
                .toList();
        new Evaluator(network).run(points, images);
        int seen = 0;
        for (Network.Node node : network.nodes()) {
            if (node.layer() instanceof BatchNorm) {
                seen++;
                Batch image = images.get(network.nodes().indexOf(node));
                int plane = node.shape().size() / node.shape().extent(0);
                for (int c = 0; c < node.shape().extent(0); c++) {
                    double sum = 0;
                    double squares = 0;
                    for (int r = 0; r < 32; r++) {
                        for (int p = 0; p < plane; p++) {
                            double x = image.values()[r * image.width() + c * plane + p];
                            sum += x;
                            squares += x * x;
                        }
                    }
                    // Single precision of the statistics, and epsilon against variances of order 1.
                    assertEquals(0, sum / (32 * plane), 1e-6, node.name());
                    assertEquals(1, squares / (32 * plane), 1e-3, node.name());
                }
            }
        }
        assertEquals(3, seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mlp:784-0x4-10 | width is 0; expected at least 1",
                "mlp:784-256x0-10 | depth is 0; expected at least 1",
                "mlp:784-256x-4-10 | depth is '' at column 13; expected a whole number",
                "mlp:784--5-10 | width is -5; expected at least 1",
                "mlp:0-5-10 | input width is 0; expected at least 1",
                "mlp:784-2a6x4-10 | width is '2a6' at column 9; expected a whole number",
                "mlp:784-256x4x2-10 | '256x4x2' at column 9 has more than one x; expected WIDTH or WIDTHxDEPTH",
                "mlp:784-256x4-10x2 | output width is '10x2' at column 15; expected a whole number",
                "mlp:784 | the body is '784'; expected mlp:INPUT-WIDTHxDEPTH-…-OUTPUT",
                "mlp: | the body is ''; expected mlp:INPUT-WIDTHxDEPTH-…-OUTPUT",
                "mlp:784-256- | output width is '' at column 13; expected a whole number",
                "mlp:1-99999999999-1 | width is 99999999999; expected at most 2147483647",
                "mlp:1-2x99999999-1 | depth is 99999999; expected at most 10000",
                "mlp:1-50000x2-1 | dense2: weight has 2500000000 elements; expected at most 2147483639",
                "mlp:2-3,sed=1 | unknown option 'sed'; nearest is 'seed'; known: activation, weight-variance, bias-variance, init, seed",
                "mlp:2-3,seed=1,seed=2 | option 'seed' is given twice; expected it once",
                "mlp:2-3,seed=1.5 | seed is '1.5'; expected a whole number of 64 bits",
                "mlp:2-3,seed | 'seed' is no option; expected option=value",
                "mlp:2-3,weight-variance=-1 | weight-variance is -1; expected a finite number of at least 0",
                "mlp:2-3,weight-variance=two | weight-variance is 'two'; expected a finite number",
                "mlp:2-3,activation=rleu | unknown activation 'rleu'; nearest is 'relu'; known: ",
                "mlp:2-3,activation=clip(1,2 | parentheses do not match",
                "mlp:2-3,init=gausian | unknown initialiser 'gausian'; nearest is 'gaussian'; known: ",
                "mpl:2-3 | unknown kind of network 'mpl'; nearest is 'mlp'; known: mlp, cnn, resnet, fold, sawtooth",
                "model | no colon; expected KIND:BODY[,option=value…]",
                "cnn:3x32-c4-10 | input is '3x32' at column 5; expected CHANNELSxHEIGHTxWIDTH",
                "cnn:3x32x32-4-c4-10 | 'c4' follows a fully connected layer; expected it before all of them",
                "cnn:3x4x4-p-p-p-10 | the pools leave no image of the input [3, 4, 4]; expected at most one for every halving",
                "cnn:3x4x4-c2-10,kernel=2 | kernel is 2; expected an odd number from 1 to 999",
                "cnn:3x4x4-c2-10,pool=mean | pool is 'mean'; expected max or average",
                "cnn:3x4x4-c2-10,batch-norm=yes | batch-norm is 'yes'; expected true or false",
                "cnn:3x4x4-c0-10 | width is 0; expected at least 1",
                "cnn:3x40000x40000-c64-p-10 | shape [3, 40000, 40000]: more than 2^31 - 1 elements",
                "cnn:3x20000x20000-c64-p-10 | layer1: image has 25600000000 elements; expected at most 2147483639",
                "resnet:3x4x4-10 | the body is '3x4x4-10'; expected resnet:CHANNELSxHEIGHTxWIDTH-CHANNELSxBLOCKS-…-OUTPUT",
                "fold:1x2 | the body is '1x2'; expected fold:INPUTSxFOLDS-FOLDS-…-LAST",
                "fold:2x2-1 | last width is 1; expected at least the number of inputs, 2",
                "fold:17x2-20 | number of inputs is 17; expected at most 16",
                "fold:1x2-2,seed=1 | unknown option 'seed'; there is none",
                "sawtooth:60 | depth is 60; expected 1 to 50",
                "sawtooth:x | depth is 'x' at column 10; expected a whole number",
            })
    void refusals(String text, String message) {
        String found = assertThrows(IllegalArgumentException.class, () -> NetworkSpecs.parse(text))
                .getMessage();
        assertTrue(found.startsWith(text + ": " + message), found);
        assertFalse(found.contains("\n"), found);
    }

    @Test
    void aNetworkBeyondTheMemoryIsRefusedWithTheEstimate() {
        String text = "mlp:40000-40000x1000-10";
        String found = assertThrows(IllegalArgumentException.class, () -> NetworkSpecs.parse(text))
                .getMessage();
        assertTrue(
                found.startsWith(text + ": 1600040400010 parameters need about 23842.5 GiB, this Java may use "),
                found);
        NetworkSize size = new NetworkSize().dense("dense1", 10, 20);
        size.refuseBeyond(220 * 16);
        assertThrows(IllegalArgumentException.class, () -> size.refuseBeyond(220 * 16 - 1));
    }

    /** A seed gives the same network for ever, on every machine. */
    @ParameterizedTest
    @CsvSource({
        "mlp:3-4x2-2, a838842ca20b4c85",
        "'mlp:20-16x3-5,bias-variance=0.1,init=paper,seed=9', 71ee6888cf2b1a85",
        "'mlp:20-16x3-5,init=orthogonal', 2ea87771c57a7ab1",
        "'mlp:20-16x3-5,init=uniform', 3ee22c0b728d3d2a",
        "'mlp:20-16x3-5,init=sparse(3)', c65bbf214428c4d7",
        "cnn:2x6x6-c3-p-c4-5-3, 9d52945b857ffebc",
        "resnet:2x6x6-3-4-3, 8052bf2e165bedf4",
        "fold:2x3-2-4, 5df7000fbee73558",
        "sawtooth:3, 268d5bc5d3d704b5",
    })
    void seedsAreForEver(String text, String fingerprint) {
        assertEquals(fingerprint, NetworkSpecs.parse(text).build().fingerprint().substring(0, 16));
    }

    @Test
    void theFirstWeightsOfASeed() {
        Tensor weight = NetworkSpecs.parse("mlp:3-4x2-2")
                .build()
                .nodes()
                .get(0)
                .layer()
                .weights()
                .get(0);
        assertEquals(0.10639952620860071, weight.get(0));
        assertNotEquals(weight.get(0), weight.get(1));
    }
}
