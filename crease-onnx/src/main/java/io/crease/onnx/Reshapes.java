package io.crease.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.TensorProto;
import org.jspecify.annotations.Nullable;

/** Operators that change extents only, or nothing at all. */
final class Reshapes {
    private Reshapes() {}

    /** 0 copies an extent (unless allowzero), −1 takes what is left. */
    static Value reshape(Call call) {
        Dims from = Call.dims(call.value(0));
        long[] target = call.constant(1, "shape").longs();
        boolean zeros = call.node().integer("allowzero", 0) != 0;
        // A batch that was fixed when the model was exported stands in constant shapes too.
        if (target.length > 1 && call.fixedBatch() > 1 && target[0] == call.fixedBatch() && from.extent(0) == 1) {
            target[0] = 1;
        }
        int open = -1;
        long known = 1;
        for (int i = 0; i < target.length; i++) {
            if (target[i] == 0 && !zeros) {
                if (i >= from.rank()) {
                    throw new IllegalArgumentException(
                            "shape " + Arrays.toString(target) + " copies extent " + i + " of " + from);
                }
                target[i] = from.extent(i);
            }
            if (target[i] == -1 && open < 0) {
                open = i;
            } else {
                known = Math.multiplyExact(known, target[i]);
            }
        }
        if (open >= 0) {
            if (known <= 0 || from.size() % known != 0) {
                throw new IllegalArgumentException(from + " cannot become " + Arrays.toString(target));
            }
            target[open] = from.size() / known;
        }
        return Call.reshape(call.value(0), Dims.of(target));
    }

    static Value flatten(Call call) {
        Dims from = Call.dims(call.value(0));
        long declared = call.node().integer("axis", 1);
        int axis = declared == from.rank() ? from.rank() : from.axis(declared);
        return Call.reshape(call.value(0), Dims.of(from.sizeOf(0, axis), from.sizeOf(axis, from.rank())));
    }

    /** Without axes of extent 1: those named in an attribute or, from opset 13, an input; else all, the batch kept if it is open. */
    static Value squeeze(Call call) {
        Dims from = Call.dims(call.value(0));
        long[] named = call.integers("axes", 1);
        boolean[] gone = new boolean[from.rank()];
        if (named == null) {
            for (int i = 0; i < gone.length; i++) {
                boolean batch = i == 0 && call.value(0) instanceof Signal && call.fixedBatch() != 1;
                gone[i] = from.extent(i) == 1 && !batch;
            }
        } else {
            for (long axis : named) {
                gone[from.axis(axis)] = true;
            }
        }
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                left.add(from.extent(i));
            }
        }
        return Call.reshape(call.value(0), new Dims(left));
    }

    static Value unsqueeze(Call call) {
        Dims from = Call.dims(call.value(0));
        long[] named = call.integers("axes", 1);
        if (named == null) {
            throw new IllegalArgumentException("no axes; expected an attribute or input");
        }
        int rank = from.rank() + named.length;
        boolean[] fresh = new boolean[rank];
        for (long axis : named) {
            fresh[Dims.axis(axis, rank)] = true;
        }
        List<Integer> extents = new ArrayList<>();
        int next = 0;
        for (boolean isNew : fresh) {
            if (!isNew && next == from.rank()) {
                throw new IllegalArgumentException("axes " + Arrays.toString(named) + " name one axis twice");
            }
            extents.add(isNew ? 1 : from.extent(next++));
        }
        return Call.reshape(call.value(0), new Dims(extents));
    }

    static Value identity(Call call) {
        return call.value(0);
    }

    static Value dropout(Call call) {
        if (call.has(2) && !(call.value(2) instanceof Constant training && training.only() == 0)) {
            throw new Unsupported("its training_mode is not the constant false");
        }
        return call.value(0);
    }

    /** Between floating-point types nothing changes here; constants may become integers. */
    static Value cast(Call call) {
        int code = (int) call.node().integer("to", 0);
        ElementType to = ElementType.of(code);
        if (to == null) {
            throw new Unsupported("it casts to " + ElementType.name(code));
        }
        if (call.value(0) instanceof Constant constant) {
            return cast(constant, to);
        }
        if (to.integer()) {
            throw new Unsupported("it casts what depends on the input to " + to);
        }
        return call.value(0);
    }

    private static Constant cast(Constant from, ElementType to) {
        double[] values = Arrays.stream(from.values())
                .map(v -> to == ElementType.BOOL ? (v != 0 ? 1 : 0) : to.integer() ? (double) (long) v : v)
                .toArray();
        return new Constant(from.dims(), values, to.integer());
    }

    /** A constant in any of the forms of Constant. */
    static Value constant(Call call) {
        OnnxNode node = call.node();
        TensorProto tensor = node.tensor("value");
        if (tensor != null) {
            return call.read(tensor);
        }
        if (node.has("value_float")) {
            return Constant.scalar(node.number("value_float", 0), false);
        }
        if (node.has("value_int")) {
            return Constant.scalar((double) node.integer("value_int", 0), true);
        }
        long @Nullable [] integers = node.integers("value_ints");
        if (integers != null) {
            return Constant.integers(integers);
        }
        double @Nullable [] numbers = node.numbers("value_floats");
        if (numbers != null) {
            return new Constant(Dims.of(numbers.length), numbers, false);
        }
        throw new Unsupported("its value is neither a tensor nor numbers");
    }

    static Value constantOfShape(Call call) {
        Dims dims = call.sized(Dims.of(call.constant(0, "shape").longs()));
        TensorProto tensor = call.node().tensor("value");
        Constant value = tensor == null ? Constant.scalar(0, false) : call.read(tensor);
        double[] values = new double[dims.size()];
        Arrays.fill(values, value.only());
        return new Constant(dims, values, value.integer());
    }

    /** The extents, from axis start to before axis end. */
    static Value shape(Call call) {
        List<Integer> extents = Call.dims(call.value(0)).extents();
        int rank = extents.size();
        int from = clamped(call.node().integer("start", 0), rank);
        int to = Math.max(from, clamped(call.node().integer("end", rank), rank));
        return Constant.integers(
                extents.subList(from, to).stream().mapToLong(Integer::longValue).toArray());
    }

    private static int clamped(long axis, int rank) {
        return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    static Value size(Call call) {
        return Constant.scalar(Call.dims(call.value(0)).size(), true);
    }

    static Value range(Call call) {
        double start = call.constant(0, "start").only();
        double limit = call.constant(1, "limit").only();
        double delta = call.constant(2, "delta").only();
        double length = Math.max(0, Math.ceil((limit - start) / delta));
        if (!(length < Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("a range from " + start + " to " + limit + " by " + delta);
        }
        Dims dims = call.sized(Dims.of((int) length));
        double[] values = new double[dims.size()];
        Arrays.setAll(values, i -> start + i * delta);
        return new Constant(dims, values, call.constant(0, "start").integer());
    }

    /** The second input where the first is true, else the third; constants only. */
    static Value where(Call call) {
        Constant condition = call.constant(0, "condition");
        Constant a = call.constant(1, "first choice");
        Constant b = call.constant(2, "second choice");
        Dims dims = call.sized(condition.dims().broadcast(a.dims()).broadcast(b.dims()));
        Constant c = call.broadcast(condition, dims);
        Constant x = call.broadcast(a, dims);
        Constant y = call.broadcast(b, dims);
        double[] values = new double[dims.size()];
        Arrays.setAll(values, i -> c.get(i) != 0 ? x.get(i) : y.get(i));
        return new Constant(dims, values, a.integer());
    }
}
