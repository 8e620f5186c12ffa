package io.crease.onnx;

import io.crease.network.GlobalAveragePool;
import io.crease.network.MaxPool2d;
import io.crease.network.Window;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;

/** Means, sums and extremes over whole axes. */
final class Reductions {
    /** What is made of the elements that are reduced. */
    enum Kind {
        MEAN,
        SUM,
        MAX,
        MIN,
        PROD
    }

    private Reductions() {}

    /** ReduceMean and its like: axes in an attribute or, from opset 18 (the sum from 13), an input. */
    static Operator over(Kind kind) {
        return Operator.of(call -> {
            Value x = call.value(0);
            Dims dims = Call.dims(x);
            long[] named = call.integers("axes", 1);
            boolean[] reduced = new boolean[dims.rank()];
            if (named == null || named.length == 0) {
                if (call.node().integer("noop_with_empty_axes", 0) != 0) {
                    return x;
                }
                java.util.Arrays.fill(reduced, true);
            } else {
                for (long axis : named) {
                    reduced[dims.axis(axis)] = true;
                }
            }
            return reduce(call, x, kind, reduced, call.node().integer("keepdims", 1) != 0);
        });
    }

    /** GlobalAveragePool and GlobalMaxPool: all axes behind the channels. */
    static Operator spatial(Kind kind) {
        return Operator.of(call -> {
            Signal x = call.signal(0);
            Products.batch(x, 3);
            boolean[] reduced = new boolean[x.dims().rank()];
            java.util.Arrays.fill(reduced, 2, reduced.length, true);
            return reduce(call, x, kind, reduced, true);
        });
    }

    private static Value reduce(Call call, Value x, Kind kind, boolean[] reduced, boolean keep) {
        Dims dims = Call.dims(x);
        List<Integer> order = new ArrayList<>();
        List<Integer> behind = new ArrayList<>();
        List<Integer> result = new ArrayList<>();
        for (int axis = 0; axis < dims.rank(); axis++) {
            (reduced[axis] ? behind : order).add(axis);
            if (!reduced[axis] || keep) {
                result.add(reduced[axis] ? 1 : dims.extent(axis));
            }
        }
        order.addAll(behind);
        Dims out = new Dims(result);
        int count = behind.stream().mapToInt(dims::extent).reduce(1, Math::multiplyExact);
        if (count == 1) {
            return Call.reshape(x, out);
        }
        Rearrangement last = Rearrangement.transposed(
                call.sized(dims), order.stream().mapToInt(Integer::intValue).toArray());
        Value ordered = call.rearrange("transpose", x, last, 0);
        if (ordered instanceof Constant constant) {
            return folded(constant, kind, count, out);
        }
        return signal(call, (Signal) ordered, kind, count, out);
    }

    private static Constant folded(Constant x, Kind kind, int count, Dims out) {
        double[] values = new double[out.size()];
        for (int i = 0; i < values.length; i++) {
            double value =
                    switch (kind) {
                        case MEAN, SUM -> 0;
                        case MAX -> Double.NEGATIVE_INFINITY;
                        case MIN -> Double.POSITIVE_INFINITY;
                        case PROD -> 1;
                    };
            for (int j = i * count; j < (i + 1) * count; j++) {
                value = switch (kind) {
                    case MEAN, SUM -> value + x.get(j);
                    case MAX -> Math.max(value, x.get(j));
                    case MIN -> Math.min(value, x.get(j));
                    case PROD -> value * x.get(j);
                };
            }
            values[i] = kind == Kind.MEAN ? value / count : value;
        }
        return new Constant(out, values, x.integer());
    }

    private static Value signal(Call call, Signal x, Kind kind, int count, Dims out) {
        int groups = out.size();
        Shape now = x.step().shape();
        Shape image = now.rank() == 3 && now.extent(0) == groups ? now : Shape.of(groups, count, 1);
        if (kind == Kind.MEAN || kind == Kind.SUM) {
            Signal mean = new Signal(out, call.step("", new GlobalAveragePool(), call.shaped(x, image)));
            return kind == Kind.MEAN ? mean : call.affine("sum", mean, count, 0);
        }
        if (kind == Kind.PROD) {
            throw new Unsupported("a product of elements that depend on the input");
        }
        Window all = new Window(image.extent(1), image.extent(2), 1, 1, 0, 0, 0, 0, 1, 1);
        Signal source = kind == Kind.MIN ? call.affine("negated", x, -1, 0) : x;
        Signal largest = new Signal(out, call.step("", new MaxPool2d(all), call.shaped(source, image)));
        return kind == Kind.MIN ? call.affine("minimum", largest, -1, 0) : largest;
    }
}
