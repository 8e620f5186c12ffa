package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import io.crease.network.Activate;
import io.crease.network.Add;
import io.crease.network.AveragePool2d;
import io.crease.network.BatchNorm;
import io.crease.network.BranchMaximum;
import io.crease.network.Concat;
import io.crease.network.Dense;
import io.crease.network.GlobalAveragePool;
import io.crease.network.Layer;
import io.crease.network.MaxPool2d;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Reshape;
import io.crease.network.ScaleShift;
import io.crease.network.Window;
import io.crease.numeric.InputException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The layers that can be trained, each as operations of PyTorch. */
final class Operations {
    /** The share of the old statistics that batch normalisation keeps at each step. */
    private static final float MOMENTUM = 0.9f;
    /** PyTorch normalises over the second axis whatever it is told; this says so without views being made. */
    private static final int SECOND_AXIS = -1;

    private static final Map<String, UnaryOperator<NDArray>> SMOOTH = Map.of(
            "tanh", Activation::tanh,
            "sigmoid", Activation::sigmoid,
            "erf", NDArray::erf,
            "gelu", Activation::gelu,
            "silu", x -> Activation.swish(x, 1),
            "softplus", Activation::softPlus,
            "elu", x -> Activation.elu(x, 1));

    private Operations() {}

    /** @throws InputException if the layer cannot be trained */
    static Operation of(Network network, Network.Node node) {
        Layer layer = node.layer();
        if (layer instanceof Dense) {
            return (x, w, training) -> Linear.linear(flat(x.get(0)), w.apply("weight"), w.apply("bias"))
                    .singletonOrThrow();
        }
        if (layer instanceof io.crease.network.Conv2d conv) {
            Window window = symmetric(node.name(), conv.window());
            Shape stride = new Shape(window.strideY(), window.strideX());
            Shape padding = new Shape(window.top(), window.left());
            Shape dilation = new Shape(window.dilationY(), window.dilationX());
            return (x, w, training) -> Conv2d.conv2d(
                            x.get(0), w.apply("weight"), w.apply("bias"), stride, padding, dilation, conv.groups())
                    .singletonOrThrow();
        }
        if (layer instanceof BatchNorm norm) {
            float epsilon = (float) norm.epsilon();
            return (x, w, training) -> x.get(0)
                    .getNDArrayInternal()
                    .batchNorm(
                            x.get(0),
                            w.apply("mean"),
                            w.apply("variance"),
                            w.apply("scale"),
                            w.apply("shift"),
                            SECOND_AXIS,
                            MOMENTUM,
                            epsilon,
                            training)
                    .singletonOrThrow();
        }
        if (layer instanceof ScaleShift) {
            return (x, w, training) ->
                    x.get(0).mul(spread(w.apply("scale"), x.get(0))).add(spread(w.apply("shift"), x.get(0)));
        }
        if (layer instanceof Activate activate) {
            UnaryOperator<NDArray> function = activation(node.name(), activate);
            return (x, w, training) -> function.apply(x.get(0));
        }
        if (layer instanceof MaxPool2d pool) {
            Window window = pool(node.name(), pool.window());
            return (x, w, training) ->
                    Pool.maxPool2d(x.get(0), kernel(window), strides(window), padding(window), false);
        }
        if (layer instanceof AveragePool2d pool) {
            Window window = pool(node.name(), pool.window());
            boolean counted = pool.countPadding();
            return (x, w, training) ->
                    Pool.avgPool2d(x.get(0), kernel(window), strides(window), padding(window), false, counted);
        }
        if (layer instanceof GlobalAveragePool) {
            long[] shape = batchOf(node.shape());
            return (x, w, training) -> Pool.globalAvgPool2d(x.get(0)).reshape(shape);
        }
        if (layer instanceof Reshape) {
            long[] shape = batchOf(node.shape());
            return (x, w, training) -> x.get(0).reshape(shape);
        }
        if (layer instanceof Add) {
            return (x, w, training) -> x.stream().reduce(NDArray::add).orElseThrow();
        }
        if (layer instanceof Concat) {
            return (x, w, training) -> NDArrays.concat(new NDList(x), 1);
        }
        if (layer instanceof BranchMaximum maximum) {
            return (x, w, training) -> x.stream()
                    .reduce(maximum.smallest() ? NDArray::minimum : NDArray::maximum)
                    .orElseThrow();
        }
        throw new InputException(
                node.name() + ": a layer of kind " + layer.kind()
                        + " cannot be trained; expected dense, conv, batch-norm, scale-shift, pools, add, concat, maxima, reshape or an activation");
    }

    private static NDArray flat(NDArray x) {
        return x.getShape().dimension() == 2 ? x : x.reshape(x.getShape().get(0), -1);
    }

    private static long[] batchOf(io.crease.numeric.Shape shape) {
        long[] batch = new long[shape.rank() + 1];
        batch[0] = -1;
        for (int i = 0; i < shape.rank(); i++) {
            batch[i + 1] = shape.extent(i);
        }
        return batch;
    }

    /** A tensor of one number, one a channel or one an element, in the shape that PyTorch multiplies a batch with. */
    private static NDArray spread(NDArray tensor, NDArray batch) {
        long size = tensor.size();
        Shape shape = batch.getShape();
        if (size == 1) {
            return tensor;
        }
        if (size == shape.get(1)) {
            long[] channels = new long[shape.dimension() - 1];
            java.util.Arrays.fill(channels, 1);
            channels[0] = size;
            return tensor.reshape(channels);
        }
        return tensor.reshape(shape.slice(1));
    }

    private static UnaryOperator<NDArray> activation(String name, Activate activate) {
        String function = activate.kind();
        if (activate.activation() instanceof PiecewiseLinear pl) {
            if (function.equals("relu")) {
                return Activation::relu;
            }
            if (function.equals("hard-tanh")) {
                return x -> x.clip(-1, 1);
            }
            if (pl.channels() == 1) {
                return x -> pieces(pl, x);
            }
        }
        UnaryOperator<NDArray> smooth = SMOOTH.get(function);
        if (smooth == null) {
            throw new InputException(name + ": the activation " + function
                    + " cannot be trained; expected one that is piecewise linear with the same slopes for all channels, or "
                    + String.join(", ", SMOOTH.keySet().stream().sorted().toList()));
        }
        return smooth;
    }

    /** φ(x) = intercept₀ + slope₀·x + Σ_p (slope_{p+1} − slope_p)·max(0, x − knot_p). */
    private static NDArray pieces(PiecewiseLinear pl, NDArray x) {
        NDArray y = x.mul((float) pl.slope(0, 0)).add((float) pl.intercept(0, 0));
        for (int p = 0; p < pl.knots(); p++) {
            float bend = (float) (pl.slope(0, p + 1) - pl.slope(0, p));
            y = y.add(Activation.relu(x.sub((float) pl.knot(p))).mul(bend));
        }
        return y;
    }

    private static Window symmetric(String name, Window window) {
        if (window.top() != window.bottom() || window.left() != window.right()) {
            throw new InputException(name + ": padding is " + window.top() + " above and " + window.bottom()
                    + " below, " + window.left() + " left and " + window.right()
                    + " right; expected the same on both sides: PyTorch knows no other");
        }
        return window;
    }

    private static Window pool(String name, Window window) {
        if (window.dilationY() != 1 || window.dilationX() != 1) {
            throw new InputException(name + ": a pool with dilation cannot be trained; expected none");
        }
        return symmetric(name, window);
    }

    private static Shape kernel(Window window) {
        return new Shape(window.height(), window.width());
    }

    private static Shape strides(Window window) {
        return new Shape(window.strideY(), window.strideX());
    }

    private static Shape padding(Window window) {
        return new Shape(window.top(), window.left());
    }
}
