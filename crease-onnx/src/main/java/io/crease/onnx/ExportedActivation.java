package io.crease.onnx;

import static io.crease.onnx.ExportedGraph.attribute;

import io.crease.network.Activation;
import io.crease.network.Elu;
import io.crease.network.ErrorFunction;
import io.crease.network.Gelu;
import io.crease.network.HardSwish;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Sigmoid;
import io.crease.network.Silu;
import io.crease.network.Softplus;
import io.crease.network.Tanh;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Writes activations as ONNX operators. A piecewise-linear one is known by its pieces, not by its name: Relu, Abs, LeakyRelu, PRelu,
 * Clip and HardSigmoid where it is one of these; a ramp between two constants as Mul, Add and Clip; any other as
 * φ(x) = s₀·x + c₀ + Σ (sᵢ₊₁ − sᵢ)·Relu(x − knotᵢ). What an operator says by a float attribute goes, in double precision, by a tensor.
 */
final class ExportedActivation {
    private static final Shape SCALAR = new Shape(List.of());

    private final ExportedGraph graph;
    private final String name;
    private final String x;
    private final int rank;

    /**
     * One activation's place.
     *
     * @param name of the node
     * @param x name of the tensor it is applied to
     * @param rank number of axes of the input without the batch
     */
    ExportedActivation(ExportedGraph graph, String name, String x, int rank) {
        this.graph = graph;
        this.name = name;
        this.x = x;
        this.rank = rank;
    }

    /** @throws InputException if it is a smooth activation that is not among those known */
    void add(Activation activation) {
        if (activation instanceof PiecewiseLinear pieces) {
            piecewiseLinear(pieces);
        } else if (activation instanceof Tanh) {
            operator("Tanh", x);
        } else if (activation instanceof Sigmoid) {
            operator("Sigmoid", x);
        } else if (activation instanceof ErrorFunction) {
            operator("Erf", x);
        } else if (activation instanceof Softplus) {
            operator("Softplus", x);
        } else if (activation instanceof HardSwish) {
            operator("HardSwish", x);
        } else if (activation instanceof Elu) {
            operator("Elu", x);
        } else if (activation instanceof Composite composite) {
            formula(composite.formula());
        } else if (activation instanceof Silu) {
            operator("Mul", x, inner("sigmoid", "Sigmoid", x));
        } else if (activation instanceof Gelu) {
            String erf = inner("erf", "Erf", inner("scaled", "Mul", x, scalar("sqrt-half", Math.sqrt(0.5))));
            String twice = inner("twice", "Mul", x, inner("plus-1", "Add", erf, scalar("one", 1)));
            operator("Mul", twice, scalar("half", 0.5));
        } else {
            throw new InputException(
                    name + ": activation " + activation.name()
                            + " cannot be written as ONNX; expected a piecewise-linear one, tanh, sigmoid, erf, gelu, silu, softplus, elu or hard-swish");
        }
    }

    private void formula(Formula f) {
        if (f instanceof Formula.Affine affine) {
            String product = inner("scaled", "Mul", part(affine.g()), scalar("factor", affine.factor()));
            operator("Add", product, scalar("term", affine.term()));
        } else if (f instanceof Formula.Of composed) {
            new ExportedActivation(graph, name, part(composed.g()), rank).add(composed.phi());
        } else if (f instanceof Formula.Product product) {
            operator("Mul", part(product.g()), part(product.h()));
        } else if (f instanceof Formula.Sum sum) {
            operator("Add", part(sum.g()), part(sum.h()));
        } else {
            operator("Identity", x);
        }
    }

    /** The name of the tensor that holds a part of a formula. */
    private String part(Formula f) {
        if (f instanceof Formula.Argument) {
            return x;
        }
        String inside = graph.fresh(name + "/part");
        new ExportedActivation(graph, inside, x, rank).formula(f);
        return inside;
    }

    private void piecewiseLinear(PiecewiseLinear p) {
        boolean shared = p.channels() == 1;
        if (hingeAtZero(p)) {
            hinge(p);
        } else if (shared && p.knots() == 1 && holds(p, 0, 0, p.knot(0)) && holds(p, 1, 1, 0)) {
            operator("Clip", x, scalar("min", p.knot(0)));
        } else if (shared && p.knots() == 1 && holds(p, 0, 1, 0) && holds(p, 1, 0, p.knot(0))) {
            operator("Clip", x, "", scalar("max", p.knot(0)));
        } else if (shared && p.knots() == 2 && p.slope(0, 0) == 0 && p.slope(0, 2) == 0 && p.slope(0, 1) > 0) {
            ramp(p.slope(0, 1), p.intercept(0, 1), p.intercept(0, 0), p.intercept(0, 2));
        } else {
            sum(p);
        }
    }

    /** Whether φ(x) = slope·x + intercept on a piece of channel 0. */
    private static boolean holds(PiecewiseLinear p, int piece, double slope, double intercept) {
        return p.slope(0, piece) == slope && p.intercept(0, piece) == intercept;
    }

    /** Whether φ(x) = x for x &gt; 0 and a multiple of x elsewhere, in all channels. */
    private static boolean hingeAtZero(PiecewiseLinear p) {
        boolean is = p.knots() == 1 && p.knot(0) == 0;
        for (int c = 0; is && c < p.channels(); c++) {
            is = p.slope(c, 1) == 1 && p.intercept(c, 0) == 0 && p.intercept(c, 1) == 0;
        }
        return is;
    }

    private void hinge(PiecewiseLinear p) {
        double slope = p.slope(0, 0);
        if (p.channels() > 1 || !graph.precision().fitsAttribute(slope)) {
            operator("PRelu", x, perChannel("slope", p, c -> p.slope(c, 0)));
        } else if (slope == 0) {
            operator("Relu", x);
        } else if (slope == -1) {
            operator("Abs", x);
        } else {
            graph.operator(name, "LeakyRelu", List.of(x), attribute("alpha", slope));
        }
    }

    private void ramp(double slope, double intercept, double low, double high) {
        if (slope == 1 && intercept == 0) {
            operator("Clip", x, scalar("min", low), scalar("max", high));
        } else if (low == 0 && Math.abs(high - 1) < Math.ulp(4.0) && graph.precision() == Precision.FLOAT) {
            graph.operator(name, "HardSigmoid", List.of(x), attribute("alpha", slope), attribute("beta", intercept));
        } else {
            String line = inner("scaled", "Mul", x, scalar("slope", slope));
            line = inner("shifted", "Add", line, scalar("intercept", intercept));
            operator("Clip", line, scalar("min", low), scalar("max", high));
        }
    }

    private void sum(PiecewiseLinear p) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < p.knots(); i++) {
            int right = i + 1;
            double[] changes = values(p, c -> p.slope(c, right) - p.slope(c, right - 1));
            if (Arrays.stream(changes).anyMatch(change -> change != 0)) {
                String beyond = inner("beyond-knot", "Sub", x, scalar("knot", p.knot(i)));
                String hinge = inner("hinge", "Relu", beyond);
                terms.add(inner("term", "Mul", hinge, perChannel("change", p, c -> changes[c])));
            }
        }
        terms.add(inner("term", "Mul", x, perChannel("slope", p, c -> p.slope(c, 0))));
        String sum = terms.get(0);
        for (String term : terms.subList(1, terms.size())) {
            sum = inner("sum", "Add", sum, term);
        }
        operator("Add", sum, perChannel("intercept", p, c -> p.intercept(c, 0)));
    }

    private static double[] values(PiecewiseLinear p, IntToDoubleFunction ofChannel) {
        double[] values = new double[p.channels()];
        Arrays.setAll(values, ofChannel);
        return values;
    }

    /** A constant with a number for each channel, the first axis of a point, shaped so that it broadcasts along the others. */
    private String perChannel(String suffix, PiecewiseLinear p, IntToDoubleFunction ofChannel) {
        List<Integer> extents = new ArrayList<>();
        for (int axis = 0; axis < rank && p.channels() > 1; axis++) {
            extents.add(axis == 0 ? p.channels() : 1);
        }
        return graph.constant(name + "." + suffix, new Shape(extents), values(p, ofChannel));
    }

    private String scalar(String suffix, double value) {
        return graph.constant(name + "." + suffix, SCALAR, value);
    }

    private String inner(String suffix, String operator, String... inputs) {
        return graph.inner(name, suffix, operator, List.of(inputs));
    }

    private void operator(String operator, String... inputs) {
        graph.operator(name, operator, List.of(inputs));
    }
}
