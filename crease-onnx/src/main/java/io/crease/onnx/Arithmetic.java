package io.crease.onnx;

import io.crease.network.Activate;
import io.crease.network.Add;
import io.crease.network.BranchMaximum;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Relu;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sums, products and extremes of tensors, element by element with broadcasting. */
final class Arithmetic {
    private Arithmetic() {}

    /** An operator on constants only. */
    static Operator folded(DoubleBinaryOperator f, boolean integer) {
        return Operator.of(call -> {
            Constant a = call.constant(0, "first input");
            Constant b = call.constant(1, "second input");
            return folded(call, a, b, f, integer || a.integer());
        });
    }

    /** An operator on one constant only. */
    static Operator folded(DoubleUnaryOperator f) {
        return Operator.of(call -> {
            Constant a = call.constant(0, "input");
            double[] values = java.util.Arrays.stream(a.values()).map(f).toArray();
            return new Constant(call.sized(a.dims()), values, a.integer());
        });
    }

    static Constant folded(Call call, Constant a, Constant b, DoubleBinaryOperator f, boolean integer) {
        Dims dims = call.sized(a.dims().broadcast(b.dims()));
        Constant left = call.broadcast(a, dims);
        Constant right = call.broadcast(b, dims);
        double[] values = new double[dims.size()];
        java.util.Arrays.setAll(values, i -> f.applyAsDouble(left.get(i), right.get(i)));
        return new Constant(dims, values, integer);
    }

    static Value add(Call call) {
        return sum(call, call.values());
    }

    /** The sum of any number of values. */
    static Value sum(Call call, List<Value> values) {
        List<Signal> signals = new ArrayList<>();
        Constant constant = null;
        for (Value value : values) {
            if (value instanceof Constant c) {
                constant = constant == null ? c : folded(call, constant, c, Double::sum, c.integer());
            } else if (value instanceof Signal s) {
                signals.add(s);
            }
        }
        if (signals.isEmpty()) {
            if (constant == null) {
                throw new IllegalArgumentException("no inputs");
            }
            return constant;
        }
        Signal total = signals.get(0);
        for (Signal next : signals.subList(1, signals.size())) {
            total = sum(call, total, next);
        }
        return constant == null ? total : call.affine(signals.size() > 1 ? "term" : "", total, null, constant);
    }

    private static Signal sum(Call call, Signal a, Signal b) {
        Elementwise.Pair pair = common(a, b);
        if (pair != null && pair.composite()) {
            return composite(call, a, b, pair.root(), new Formula.Sum(pair.first(), pair.second()));
        }
        Dims dims = a.dims().broadcast(b.dims());
        Shape shape = dims.shape();
        Step left = call.shaped(call.widened(a, dims), shape);
        Step right = call.shaped(call.widened(b, dims), shape);
        return new Signal(dims, call.step("", new Add(), left, right));
    }

    /** Two signals as functions of one, if neither is repeated to meet the other. */
    private static Elementwise.@Nullable Pair common(Signal a, Signal b) {
        int size = a.dims().broadcast(b.dims()).size();
        return size == a.dims().size() && size == b.dims().size() ? Elementwise.common(a.step(), b.step()) : null;
    }

    private static Signal composite(Call call, Signal a, Signal b, Step root, Formula formula) {
        return new Signal(
                a.dims().broadcast(b.dims()), call.step("", new Activate(Elementwise.activation(formula)), root));
    }

    static Value subtract(Call call) {
        if (call.value(0) instanceof Constant a && call.value(1) instanceof Constant b) {
            return folded(call, a, b, (x, y) -> x - y, a.integer());
        }
        if (call.value(1) instanceof Constant b) {
            Constant negated = folded(call, b, Constant.scalar(-1, false), (x, y) -> x * y, b.integer());
            return call.affine("", call.signal(0), null, negated);
        }
        if (call.value(0) instanceof Constant a) {
            return call.affine("", call.signal(1), Constant.scalar(-1, false), a);
        }
        return sum(call, List.of(call.signal(0), call.affine("negated", call.signal(1), -1, 0)));
    }

    static Value multiply(Call call) {
        return multiply(call, call.value(0), call.value(1));
    }

    private static Value multiply(Call call, Value a, Value b) {
        if (a instanceof Constant x && b instanceof Constant y) {
            return folded(call, x, y, (u, v) -> u * v, x.integer());
        }
        if (a instanceof Constant factor && b instanceof Signal x) {
            return call.affine("", x, factor, null);
        }
        if (a instanceof Signal x && b instanceof Constant factor) {
            return call.affine("", x, factor, null);
        }
        if (a instanceof Signal x && b instanceof Signal y) {
            Elementwise.Pair pair = common(x, y);
            if (pair != null) {
                return composite(call, x, y, pair.root(), new Formula.Product(pair.first(), pair.second()));
            }
        }
        throw new Unsupported("both factors depend on the input");
    }

    static Value divide(Call call) {
        if (call.value(0) instanceof Constant a && call.value(1) instanceof Constant b) {
            boolean integer = a.integer();
            if (integer && java.util.Arrays.stream(b.values()).anyMatch(v -> v == 0)) {
                throw new IllegalArgumentException("division of integers by zero");
            }
            return folded(call, a, b, (x, y) -> integer ? truncated(x / y) : x / y, integer);
        }
        Constant divisor = call.constant(1, "divisor");
        for (double value : divisor.values()) {
            if (value == 0) {
                throw new Unsupported("a divisor is 0");
            }
        }
        Constant factor = folded(call, Constant.scalar(1, false), divisor, (x, y) -> x / y, false);
        return call.affine("", call.signal(0), factor, null);
    }

    private static double truncated(double quotient) {
        return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
    }

    static Value negate(Call call) {
        return multiply(call, call.value(0), Constant.scalar(-1, false));
    }

    /** x to a constant power; on signals 1, 2 and 3. */
    static Value power(Call call) {
        Constant exponent = call.constant(1, "exponent");
        if (call.value(0) instanceof Constant base) {
            return folded(call, base, exponent, Math::pow, base.integer());
        }
        double p = exponent.only();
        if (p != 1 && p != 2 && p != 3) {
            throw new Unsupported("the power " + p);
        }
        Value power = call.value(0);
        for (int i = 1; i < p; i++) {
            power = multiply(call, power, call.value(0));
        }
        return power;
    }

    /** The largest or smallest of any number of values. */
    static Operator extreme(boolean smallest) {
        return Operator.of(call -> {
            Constant constant = null;
            List<Signal> signals = new ArrayList<>();
            for (Value value : call.values()) {
                if (value instanceof Constant c) {
                    constant = constant == null
                            ? c
                            : folded(call, constant, c, smallest ? Math::min : Math::max, c.integer());
                } else if (value instanceof Signal s) {
                    signals.add(s);
                }
            }
            return extreme(call, smallest, constant, signals);
        });
    }

    private static Value extreme(Call call, boolean smallest, @Nullable Constant constant, List<Signal> signals) {
        if (signals.isEmpty()) {
            if (constant == null) {
                throw new IllegalArgumentException("no inputs");
            }
            return constant;
        }
        Signal branch = signals.get(0);
        if (signals.size() > 1) {
            Dims dims = branch.dims();
            for (Signal s : signals) {
                dims = dims.broadcast(s.dims());
            }
            Shape shape = dims.shape();
            List<Step> steps = new ArrayList<>();
            for (Signal s : signals) {
                steps.add(call.shaped(call.widened(s, dims), shape));
            }
            branch = new Signal(dims, call.step("", new BranchMaximum(smallest), steps.toArray(new Step[0])));
        }
        return constant == null ? branch : bounded(call, smallest, branch, constant);
    }

    /** max(x, c) or min(x, c): one activation where c is one number, else between shifts by c, which are exact. */
    static Value bounded(Call call, boolean smallest, Signal x, Constant c) {
        if (c.size() == 1 && c.dims().rank() <= x.dims().rank()) {
            return call.activate(x, smallest ? atMost(c.get(0)) : atLeast(c.get(0)));
        }
        Constant negated = folded(call, c, Constant.scalar(-1, false), (u, v) -> u * v, false);
        Signal shifted = call.affine("shift", x, null, negated);
        Value cut = call.activate("", shifted, smallest ? atMost(0) : atLeast(0));
        return call.affine("back", (Signal) cut, null, c);
    }

    /** φ(x) = max(c, x). */
    static PiecewiseLinear atLeast(double c) {
        return c == 0 ? Relu.of() : PiecewiseLinear.of(name("at-least", c), new double[] {c}, c, 0, 1);
    }

    /** φ(x) = min(c, x). */
    static PiecewiseLinear atMost(double c) {
        return PiecewiseLinear.of(name("at-most", c), new double[] {c}, c, 1, 0);
    }

    private static String name(String function, double c) {
        return function + "(" + Elementwise.decimal(c) + ")";
    }
}
