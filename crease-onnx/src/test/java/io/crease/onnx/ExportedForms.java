package io.crease.onnx;

import io.crease.network.AbsoluteValue;
import io.crease.network.Activate;
import io.crease.network.Add;
import io.crease.network.AveragePool2d;
import io.crease.network.BatchNorm;
import io.crease.network.BranchMaximum;
import io.crease.network.Concat;
import io.crease.network.Conv2d;
import io.crease.network.Dense;
import io.crease.network.GlobalAveragePool;
import io.crease.network.Layer;
import io.crease.network.MaxPool2d;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.network.PositionwiseDense;
import io.crease.network.Prelu;
import io.crease.network.Relu;
import io.crease.network.Reshape;
import io.crease.network.ScaleShift;
import io.crease.network.Selection;
import io.crease.network.Window;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Networks that between them have every layer, in forms that specs do not make. */
final class ExportedForms {
    private final SplittableRandom random;
    private final Map<String, Network> networks = new LinkedHashMap<>();

    private ExportedForms(long seed) {
        random = new SplittableRandom(seed);
    }

    static Map<String, Network> all(long seed) {
        ExportedForms forms = new ExportedForms(seed);
        forms.layers();
        forms.branches();
        forms.activations();
        return forms.networks;
    }

    private void layers() {
        Shape image = Shape.of(4, 9, 7);
        Window odd = new Window(3, 2, 2, 1, 1, 0, 2, 1, 1, 2);
        one("grouped, dilated conv", image, new Conv2d(tensor(6, 2, 3, 2), tensor(6), odd, 2));
        one("depthwise conv", image, new Conv2d(tensor(4, 1, 3, 3), tensor(4), Window.square(3, 1, 1), 4));
        one("max pool", image, new MaxPool2d(new Window(3, 2, 2, 1, 1, 0, 2, 1, 1, 1)));
        one("dilated max pool", image, new MaxPool2d(new Window(3, 2, 2, 1, 1, 0, 2, 1, 2, 2)));
        one("average pool", image, new AveragePool2d(new Window(3, 2, 2, 1, 1, 0, 2, 1, 1, 1), false));
        one("average pool with padding", image, new AveragePool2d(new Window(3, 3, 2, 1, 1, 0, 2, 1, 1, 1), true));
        one("global pool", image, new GlobalAveragePool());
        one("reshape", image, new Reshape(Shape.of(7, 36)));
        one("flatten", image, new Reshape(Shape.of(252)));
        one("dense on an image", image, new Dense(tensor(3, 252), tensor(3)));
        one("positionwise dense", Shape.of(3, 4, 5), new PositionwiseDense(tensor(2, 5), tensor(2)));
        one("scale and shift", image, new ScaleShift(tensor(4), tensor(252)));
        one("scale and shift by one", image, new ScaleShift(tensor(1), tensor(1)));
        one("scale and shift of a vector", Shape.of(4), new ScaleShift(tensor(4), tensor(1)));
        one("selection", Shape.of(2, 3), new Selection("turn", Shape.of(3, 2), new int[] {0, 3, 1, 4, 2, 5}, 0));
        one("filled selection", Shape.of(2, 3), new Selection("pad", Shape.of(5), new int[] {-1, 3, -1, 0, 0}, 0.5));
        Tensor variance = Tensor.vector(0.5, 1.5, 2, 1e-3);
        one("batch norm", image, new BatchNorm(tensor(4), tensor(4), tensor(4), variance, 1e-5));
        one("batch norm of a vector", Shape.of(4), new BatchNorm(tensor(4), tensor(4), tensor(4), variance, 0));
    }

    private void branches() {
        Layer[] joints = {new Add(), new Concat(), new BranchMaximum(false), new BranchMaximum(true)};
        for (Layer joint : joints) {
            for (int branches = 1; branches <= 3; branches++) {
                Network.Builder builder = Network.builder(Shape.of(3));
                int[] inputs = new int[branches];
                for (int b = 0; b < branches; b++) {
                    inputs[b] = builder.add("branch" + b, new Dense(tensor(5, 3), tensor(5)), Network.INPUT);
                }
                builder.add("joint", joint, inputs);
                networks.put(joint.kind() + " of " + branches, builder.build());
            }
        }
    }

    private void activations() {
        PiecewiseLinear[] all = {
            Prelu.of(tensor(4)),
            Prelu.of(-0.7),
            AbsoluteValue.of(),
            PiecewiseLinear.of("at-least", new double[] {-0.5}, -0.5, 0, 1),
            PiecewiseLinear.of("at-most", new double[] {0.3}, 0.3, 1, 0),
            PiecewiseLinear.of("ramp", new double[] {-0.6, 0.9}, 0.2, 0, 1.7, 0),
            PiecewiseLinear.of("almost-relu", new double[] {0}, 0.5, 0, 1),
            PiecewiseLinear.of("zigzag", new double[] {-1, 0, 0.5, 2}, 0.25, 0.5, -2, 1, 1, -0.3),
            PiecewiseLinear.of("shrink", new double[] {-0.5, 0.5}, 0, 1, 0, 1),
            PiecewiseLinear.of("falling-ramp", new double[] {-0.6, 0.9}, 0.2, 0, -1.1, 0),
            PiecewiseLinear.of("flat", new double[] {1}, 2, 0, 0),
            PiecewiseLinear.perChannel("mixed", new double[] {-1, 1}, tensor(4), new double[][] {
                {0, 1, 0}, {1, 2, 3}, {-1, 0, 1}, {0, 0, 0}
            })
        };
        for (PiecewiseLinear activation : all) {
            one("image through " + activation, Shape.of(4, 3, 2), new Activate(activation));
            one("vector through " + activation, Shape.of(4), new Activate(activation));
        }
        one("relu alone", Shape.of(2), new Activate(Relu.of()));
    }

    private void one(String name, Shape input, Layer layer) {
        networks.put(name, Network.builder(input).then("only", layer).build());
    }

    private Tensor tensor(int... extents) {
        Shape shape = Shape.of(extents);
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(shape, values);
    }
}
