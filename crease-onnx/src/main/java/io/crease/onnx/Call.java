package io.crease.onnx;

import io.crease.network.Activate;
import io.crease.network.Activation;
import io.crease.network.Layer;
import io.crease.network.Reshape;
import io.crease.network.ScaleShift;
import io.crease.network.Selection;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.TensorProto;
import org.jspecify.annotations.Nullable;

/** One node being translated: what it reads, and the ways to make steps for it. */
final class Call {
    private final Translation translation;
    private final OnnxNode node;
    private final List<@Nullable Value> inputs;

    Call(Translation translation, OnnxNode node, List<@Nullable Value> inputs) {
        this.translation = translation;
        this.node = node;
        this.inputs = inputs;
    }

    OnnxNode node() {
        return node;
    }

    int opset() {
        return translation.file().opset();
    }

    /** The size of the batch in the file if it is fixed there and more than 1, else 1 if it is fixed, else 0. */
    int fixedBatch() {
        return translation.input().fixedBatch();
    }

    int count() {
        return inputs.size();
    }

    boolean has(int i) {
        return i < inputs.size() && inputs.get(i) != null;
    }

    /** Input i. @throws IllegalArgumentException if it is absent */
    Value value(int i) {
        Value value = i < inputs.size() ? inputs.get(i) : null;
        if (value == null) {
            throw new IllegalArgumentException("input " + i + " is absent");
        }
        return value;
    }

    /** Input i, a constant. @throws Unsupported if it depends on the network's input */
    Constant constant(int i, String what) {
        if (value(i) instanceof Constant constant) {
            return constant;
        }
        throw new Unsupported("its " + what + " depends on the input");
    }

    /** Input i, a signal. @throws Unsupported if it is a constant */
    Signal signal(int i) {
        if (value(i) instanceof Signal signal) {
            return signal;
        }
        throw new Unsupported("input " + i + " is a constant");
    }

    /** The integers of an attribute or, where there is none, of input i; null if there is neither. */
    long @Nullable [] integers(String attribute, int i) {
        long[] found = node.integers(attribute);
        return found == null && has(i) ? constant(i, attribute).longs() : found;
    }

    /** The value of a tensor attribute. */
    Constant read(TensorProto tensor) {
        return translation.file().attribute(node, tensor);
    }

    /** Counts what is about to be made. @throws io.crease.numeric.InputException if it is too much for this Java */
    Dims sized(Dims dims) {
        translation.allow(node.where(), dims.size());
        return dims;
    }

    /** A step of this node; the first has the node's name, others {@code name/suffix}. */
    Step step(String suffix, Layer layer, Step... sources) {
        String name = suffix.isEmpty() ? node.name() : node.name() + "/" + suffix;
        return translation.add(Step.of(translation.unique(name), layer, Arrays.asList(sources), node.index()));
    }

    /** A layer on a signal in its canonical shape. */
    Signal layer(Dims dims, Layer layer, Signal source) {
        return new Signal(dims, step("", layer, shaped(source, source.dims().shape())));
    }

    /** The step that makes a signal, in that shape. */
    Step shaped(Signal signal, Shape shape) {
        Step step = signal.step();
        while (step.layer() instanceof Reshape && !step.shape().equals(shape)) {
            step = step.inputs().get(0);
        }
        return step.shape().equals(shape) ? step : step("reshape", new Reshape(shape), step);
    }

    /** φ on every element. */
    Value activate(Value value, Activation phi) {
        return activate("", value, phi);
    }

    Value activate(String suffix, Value value, Activation phi) {
        if (value instanceof Constant constant) {
            double[] values = Arrays.stream(constant.values()).map(phi::value).toArray();
            return new Constant(sized(constant.dims()), values, false);
        }
        Signal signal = signal(value);
        return new Signal(signal.dims(), step(suffix, new Activate(phi), signal.step()));
    }

    private static Signal signal(Value value) {
        if (value instanceof Signal signal) {
            return signal;
        }
        throw new Unsupported("it reads what is not known");
    }

    /** factor·x + term. */
    Signal affine(String suffix, Signal x, double factor, double term) {
        if (factor == 1 && term == 0) {
            return x;
        }
        if (x.step().layer() instanceof Activate activate
                && activate.activation() instanceof Composite composite
                && composite.spelledOut()) {
            Formula formula = new Formula.Affine(factor, term, composite.formula());
            Step root = x.step().inputs().get(0);
            return new Signal(x.dims(), step(suffix, new Activate(Elementwise.activation(formula)), root));
        }
        return new Signal(x.dims(), step(suffix, ScaleShift.of(factor, term), x.step()));
    }

    /** factor∘x + term, where the constants (null for 1 and 0) broadcast with x. */
    Signal affine(String suffix, Signal x, @Nullable Constant factor, @Nullable Constant term) {
        Dims dims = x.dims();
        for (Constant constant : new Constant[] {factor, term}) {
            dims = constant == null ? dims : dims.broadcast(constant.dims());
        }
        Signal wide = widened(x, dims);
        if ((factor == null || factor.size() == 1) && (term == null || term.size() == 1)) {
            return affine(suffix, wide, factor == null ? 1 : factor.get(0), term == null ? 0 : term.get(0));
        }
        Shape shape = dims.shape();
        ScaleShift layer = new ScaleShift(numbers(factor, 1, dims, shape), numbers(term, 0, dims, shape));
        return new Signal(dims, step(suffix, layer, shaped(wide, shape)));
    }

    /** A constant broadcast to a shape, as short as can be: one number, one a channel, one an element. */
    private Tensor numbers(@Nullable Constant constant, double preset, Dims dims, Shape shape) {
        if (constant == null || constant.size() == 1) {
            return Tensor.vector(constant == null ? preset : constant.get(0));
        }
        double[] all = broadcast(constant, dims).values();
        int channels = shape.extent(0);
        int run = all.length / channels;
        double[] perChannel = new double[channels];
        for (int i = 0; i < all.length; i++) {
            perChannel[i / run] = i % run == 0 ? all[i] : perChannel[i / run];
            if (all[i] != perChannel[i / run]) {
                return Tensor.adopt(shape, all);
            }
        }
        return Tensor.vector(perChannel);
    }

    /** A constant repeated to a shape it broadcasts to. */
    Constant broadcast(Constant constant, Dims dims) {
        if (constant.dims().equals(dims)) {
            return constant;
        }
        return Rearrangement.broadcast(constant.dims(), sized(dims)).of(constant, 0);
    }

    /** A signal repeated to a shape it broadcasts to. */
    Signal widened(Signal x, Dims dims) {
        if (x.dims().size() == dims.size()) {
            return new Signal(dims, x.step());
        }
        return select("expand", x, Rearrangement.broadcast(x.dims(), sized(dims)), 0);
    }

    /** A value rearranged; {@code kind} is what tables call it. */
    Value rearrange(String kind, Value value, Rearrangement to, double fill) {
        return value instanceof Constant constant ? to.of(constant, fill) : select(kind, signal(value), to, fill);
    }

    private Signal select(String kind, Signal x, Rearrangement to, double fill) {
        if (to.identity(x.dims().size())) {
            return new Signal(to.dims(), x.step());
        }
        Selection layer = new Selection(kind, to.dims().shape(), to.index(), fill);
        return new Signal(to.dims(), step(kind.equals("expand") ? kind : "", layer, x.step()));
    }

    /** A constant as something the network makes. */
    Signal asSignal(Value value) {
        if (!(value instanceof Constant constant)) {
            return signal(value);
        }
        int[] nothing = new int[constant.size()];
        Arrays.fill(nothing, Selection.FILL);
        Shape shape = constant.dims().shape();
        Step zero = step(
                "zero",
                new Selection("constant", shape, nothing, 0),
                translation.input().step());
        Tensor numbers = constant.tensor(shape);
        return new Signal(constant.dims(), step("constant", new ScaleShift(Tensor.vector(1), numbers), zero));
    }

    /** All inputs; none may be absent. */
    List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            values.add(value(i));
        }
        return values;
    }

    /** The extents of a value. */
    static Dims dims(Value value) {
        if (value instanceof Constant constant) {
            return constant.dims();
        }
        return signal(value).dims();
    }

    /** The same elements under other extents. */
    static Value reshape(Value value, Dims dims) {
        if (dims(value).size() != dims.size()) {
            throw new IllegalArgumentException("shape " + dims(value) + " cannot become " + dims);
        }
        return value instanceof Constant constant
                ? constant.reshape(dims)
                : new Signal(dims, signal(value).step());
    }
}
