package io.crease.network;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * A random orthogonal matrix [out, fan-in], uniform (Haar), scaled so that one entry has variance σw²/fan-in (Saxe, McClelland
 * and Ganguli 2014). For out ≤ fan-in the rows are orthogonal: W·Wᵀ = σw²·I. For out &gt; fan-in the columns are: Wᵀ·W =
 * σw²·(out / fan-in)·I. Costs about 2·n·p² to 4·n·p² operations for p = min(out, fan-in), n = max.
 */
public final class OrthogonalWeights implements Initialiser, InitialiserFamily {

    @Override
    public String name() {
        return "orthogonal";
    }

    @Override
    public String describe() {
        return "a uniformly random orthogonal matrix scaled to entries of variance variance/fan-in";
    }

    @Override
    public Tensor weight(Shape shape, boolean first, double variance, RandomStream stream) {
        int out = shape.extent(0);
        int in = Initialiser.fanIn(shape);
        int count = Math.min(out, in);
        int length = Math.max(out, in);
        double[][] basis = new double[count][];
        for (int i = 0; i < count; i++) {
            basis[i] = stream.gaussians(length, 1);
            orthonormalise(basis, i);
        }
        double scale = Math.sqrt(entryVariance(shape, first, variance) * length);
        double[] values = new double[shape.size()];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                values[o * in + i] = scale * (out <= in ? basis[o][i] : basis[i][o]);
            }
        }
        return Tensor.adopt(shape, values);
    }

    /**
     * Gram–Schmidt: replaces basis[i] by the unit vector of its part orthogonal to the vectors before it, which are
     * orthonormal. Projected again as long as a projection takes away more than half of the squared length, because what
     * cancels loses digits (Kahan and Parlett).
     */
    private static void orthonormalise(double[][] basis, int i) {
        double[] v = basis[i];
        double before = dot(v, v);
        while (true) {
            for (int j = 0; j < i; j++) {
                double component = dot(basis[j], v);
                for (int n = 0; n < v.length; n++) {
                    v[n] -= component * basis[j][n];
                }
            }
            double after = dot(v, v);
            if (after > before / 2) {
                double norm = Math.sqrt(after);
                for (int n = 0; n < v.length; n++) {
                    v[n] /= norm;
                }
                return;
            }
            before = after;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }

    @Override
    public boolean independentGaussian() {
        return false;
    }

    @Override
    public Initialiser with(List<Double> arguments) {
        return this;
    }
}
