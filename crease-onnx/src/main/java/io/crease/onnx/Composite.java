package io.crease.onnx;

import io.crease.network.Elu;
import io.crease.network.Gelu;
import io.crease.network.HardSwish;
import io.crease.network.Relu;
import io.crease.network.Silu;
import io.crease.network.Smooth;
import io.crease.network.Softplus;
import io.crease.network.Tanh;
import java.util.List;

/**
 * A smooth activation made of several functions, such as a graph spells out in elementwise nodes.
 *
 * @param name a name of its own, else the formula as it is written
 * @param formula what it computes
 */
record Composite(String name, Formula formula) implements Smooth {
    private static final Formula X = new Formula.Argument();
    /** Constants such as √2 stand in files as floats, and are off by a few 10⁻⁸. */
    private static final double SAME = 1e-6;

    /** x·tanh(softplus(x)). */
    static final Composite MISH = new Composite(
            "mish", new Formula.Product(X, new Formula.Of(new Tanh(), new Formula.Of(new Softplus(), X))));

    /** x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2. */
    static final Composite GELU_TANH = new Composite("gelu-tanh", geluTanh());

    /** The self-normalising unit with its constants (Klambauer et al. 2017). */
    static final Composite SELU = new Composite("selu", selu(1.6732632423543772, 1.0507009873554805));

    private static final List<Smooth> KNOWN = List.of(new Gelu(), new Silu(), new HardSwish(), MISH, GELU_TANH, SELU);

    /** The known activation that computes the same, told by its values and not by how it is written; else the formula itself. */
    static Smooth of(Formula formula) {
        for (Smooth known : KNOWN) {
            boolean same = true;
            for (int i = -60; i <= 60 && same; i++) {
                double x = 0.21875 * i;
                same = Math.abs(known.value(x) - formula.value(x)) <= SAME * (1 + Math.abs(x));
            }
            if (same) {
                return known;
            }
        }
        return new Composite(formula.text("x"), formula);
    }

    private static Formula geluTanh() {
        Formula cube = new Formula.Product(X, new Formula.Product(X, X));
        Formula inner = new Formula.Sum(X, new Formula.Affine(0.044715, 0, cube));
        Formula tanh = new Formula.Of(new Tanh(), new Formula.Affine(Math.sqrt(2 / Math.PI), 0, inner));
        return new Formula.Product(X, new Formula.Affine(0.5, 0.5, tanh));
    }

    /** x for x &gt; 0, alpha·(eˣ − 1) otherwise: max(0, x) + alpha·min(0, elu(x)). */
    static Formula elu(double alpha) {
        Formula below = new Formula.Of(Arithmetic.atMost(0), new Formula.Of(new Elu(), X));
        return new Formula.Sum(new Formula.Of(Relu.of(), X), new Formula.Affine(alpha, 0, below));
    }

    /** gamma times that. */
    static Formula selu(double alpha, double gamma) {
        return new Formula.Affine(gamma, 0, elu(alpha));
    }

    /** Whether it has no name of its own: then what follows may become part of it. */
    boolean spelledOut() {
        return name.equals(formula.text("x"));
    }

    @Override
    public double value(double x) {
        return formula.value(x);
    }

    @Override
    public double derivative(double x) {
        return formula.derivative(x);
    }

    @Override
    public double secondDerivative(double x) {
        return formula.second(x);
    }

    @Override
    public String toString() {
        return name();
    }
}
