package io.crease.theory;

import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Smooth;
import io.crease.numeric.Tensor;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;

/** Activations for the tests of this room. */
final class Phi {
    static final PiecewiseLinear RELU = PiecewiseLinear.of("relu", new double[] {0}, 0, 0, 1);
    static final PiecewiseLinear ABS = PiecewiseLinear.of("abs", new double[] {0}, 0, -1, 1);
    static final PiecewiseLinear HARD_TANH = PiecewiseLinear.of("hard-tanh", new double[] {-1, 1}, -1, 0, 1, 0);
    /** Bends everywhere a formula could go wrong: unequal slopes, knots off centre, a value at 0. */
    static final PiecewiseLinear CROOKED =
            PiecewiseLinear.of("crooked", new double[] {-1.5, -0.2, 0, 0.7}, 0.4, -0.3, 1.1, 0, 2, 0.5);

    static final PiecewiseLinear PRELU = PiecewiseLinear.perChannel(
            "prelu", new double[] {0}, Tensor.vector(0, 0), new double[][] {{0.1, 1}, {-0.4, 1}});
    static final Smooth TANH = smooth(
            "tanh",
            Math::tanh,
            x -> 1 - Math.tanh(x) * Math.tanh(x),
            x -> -2 * Math.tanh(x) * (1 - Math.tanh(x) * Math.tanh(x)));
    static final Smooth ERF = smooth(
            "erf",
            Erf::erf,
            x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x),
            x -> -4 * x / Math.sqrt(Math.PI) * Math.exp(-x * x));
    static final Smooth SQUARE = smooth("square", x -> x * x, x -> 2 * x, x -> 2);
    static final Smooth GELU = smooth("gelu", x -> x * cdf(x), x -> cdf(x) + x * pdf(x), x -> (2 - x * x) * pdf(x));

    private Phi() {}

    static PiecewiseLinear leaky(double slope) {
        return PiecewiseLinear.of("leaky-relu(" + slope + ")", new double[] {0}, 0, slope, 1);
    }

    static Activation named(String name) {
        return switch (name) {
            case "relu" -> RELU;
            case "abs" -> ABS;
            case "hard-tanh" -> HARD_TANH;
            case "crooked" -> CROOKED;
            case "tanh" -> TANH;
            case "erf" -> ERF;
            case "gelu" -> GELU;
            case "leaky" -> leaky(0.2);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double cdf(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    private static double pdf(double x) {
        return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    private static Smooth smooth(
            String name, DoubleUnaryOperator value, DoubleUnaryOperator first, DoubleUnaryOperator second) {
        return new Smooth() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double value(double x) {
                return value.applyAsDouble(x);
            }

            @Override
            public double derivative(double x) {
                return first.applyAsDouble(x);
            }

            @Override
            public double secondDerivative(double x) {
                return second.applyAsDouble(x);
            }
        };
    }
}
