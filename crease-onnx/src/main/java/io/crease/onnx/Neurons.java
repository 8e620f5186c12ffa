package io.crease.onnx;

import io.crease.network.AbsoluteValue;
import io.crease.network.Activate;
import io.crease.network.Activation;
import io.crease.network.Clip;
import io.crease.network.Elu;
import io.crease.network.Gelu;
import io.crease.network.HardSigmoid;
import io.crease.network.HardTanh;
import io.crease.network.LeakyRelu;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Prelu;
import io.crease.network.Relu;
import io.crease.network.Relu6;
import io.crease.network.Sigmoid;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.function.Function;

/** Activations. */
final class Neurons {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_GAMMA = 1.0507009873554805;

    private Neurons() {}

    /** One whose parameters are attributes. */
    static Operator of(Function<OnnxNode, Activation> activation) {
        return Operator.of(call -> call.activate(call.value(0), activation.apply(call.node())));
    }

    static Activation leakyRelu(OnnxNode node) {
        return LeakyRelu.of(node.number("alpha", 0.01));
    }

    static Activation absoluteValue(OnnxNode node) {
        return AbsoluteValue.of();
    }

    static Activation relu(OnnxNode node) {
        return Relu.of();
    }

    static Activation hardSigmoid(OnnxNode node) {
        double alpha = node.number("alpha", 0.2);
        if (!(alpha > 0)) {
            throw new Unsupported("alpha is " + alpha);
        }
        return HardSigmoid.of(alpha, node.number("beta", 0.5));
    }

    static Activation thresholdedRelu(OnnxNode node) {
        double alpha = node.number("alpha", 1);
        if (alpha != 0) {
            throw new Unsupported("it jumps at alpha = " + alpha + "; expected alpha = 0, where it is Relu");
        }
        return Relu.of();
    }

    static Activation gelu(OnnxNode node) {
        String form = node.text("approximate", "none");
        if (form.equals("none")) {
            return new Gelu();
        }
        if (!form.equals("tanh")) {
            throw new IllegalArgumentException("approximate is " + form + "; expected none or tanh");
        }
        return Composite.GELU_TANH;
    }

    /** x·σ(alpha·x). */
    static Activation swish(OnnxNode node) {
        Formula x = new Formula.Argument();
        Formula inner = new Formula.Affine(node.number("alpha", 1), 0, x);
        return Elementwise.activation(new Formula.Product(x, new Formula.Of(new Sigmoid(), inner)));
    }

    static Activation elu(OnnxNode node) {
        double alpha = node.number("alpha", 1);
        return alpha == 1 ? new Elu() : Elementwise.activation(Composite.elu(alpha));
    }

    static Activation selu(OnnxNode node) {
        return Elementwise.activation(
                Composite.selu(node.number("alpha", SELU_ALPHA), node.number("gamma", SELU_GAMMA)));
    }

    /** alpha·elu(x / alpha). */
    static Activation celu(OnnxNode node) {
        double alpha = node.number("alpha", 1);
        if (!(alpha > 0)) {
            throw new Unsupported("alpha is " + alpha);
        }
        Formula inner = new Formula.Affine(1 / alpha, 0, new Formula.Argument());
        return Elementwise.activation(new Formula.Affine(alpha, 0, new Formula.Of(new Elu(), inner)));
    }

    /** Slopes that broadcast with the input: one for all, one a channel, or one a neuron. */
    static Value prelu(Call call) {
        Signal x = call.signal(0);
        Constant slope = call.constant(1, "slope");
        if (slope.size() == 1) {
            return call.activate(x, Prelu.of(Elementwise.decimal(slope.get(0))));
        }
        Shape shape = x.dims().shape();
        Constant all = call.broadcast(slope, x.dims());
        int channels = shape.extent(0);
        int run = all.size() / channels;
        double[] perChannel = new double[channels];
        boolean same = true;
        for (int i = 0; i < all.size(); i++) {
            perChannel[i / run] = i % run == 0 ? all.get(i) : perChannel[i / run];
            same &= perChannel[i / run] == all.get(i);
        }
        Tensor slopes = same ? Tensor.vector(perChannel) : all.vector();
        Step source = call.shaped(x, same ? shape : Shape.of(all.size()));
        return new Signal(x.dims(), call.step("", new Activate(Prelu.of(slopes)), source));
    }

    /** Attributes before opset 11, then inputs; either bound may be absent. */
    static Value clip(Call call) {
        double min = bound(call, 1, "min", Double.NEGATIVE_INFINITY);
        double max = bound(call, 2, "max", Double.POSITIVE_INFINITY);
        boolean below = min > -Float.MAX_VALUE;
        boolean above = max < Float.MAX_VALUE;
        if (!below && !above) {
            return call.value(0);
        }
        if (below && above && !(min < max)) {
            throw new Unsupported("its min " + min + " is not below its max " + max);
        }
        PiecewiseLinear phi;
        if (!above) {
            phi = Arithmetic.atLeast(min);
        } else if (!below) {
            phi = Arithmetic.atMost(max);
        } else if (min == 0 && max == 6) {
            phi = Relu6.of();
        } else if (min == -1 && max == 1) {
            phi = HardTanh.of();
        } else {
            phi = Clip.of(Elementwise.decimal(min), Elementwise.decimal(max));
        }
        return call.activate(call.value(0), phi);
    }

    private static double bound(Call call, int i, String key, double preset) {
        return call.has(i) ? call.constant(i, key).only() : call.node().number(key, preset);
    }
}
