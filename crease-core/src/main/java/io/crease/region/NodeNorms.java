package io.crease.region;

import io.crease.network.AffineTerms;

/**
 * What an affine node can do to an error. Its map is h = A·z + b for the value row and h = A·z for a row of derivatives, z the
 * concatenation of its inputs; the kernel is given ẑ with ‖ẑ − z‖₂ ≤ e and computes ĥ in doubles, in any order of summation, fused or not. A row
 * of derivatives goes through the kernel with the bias, which is subtracted again afterwards. For both kinds of rows
 * ‖ĥ − h‖₂ ≤ op·e + round·‖ẑ‖₂ + roundBias and |ĥ_o − h_o| ≤ row·e + roundRow·‖ẑ‖₂ + roundRowBias for every single output o.
 *
 * <p>Every output is a sum of at most k products and the bias. Any tree of roundings over it, two more for a weight 1/k that was
 * divided by and two for the bias subtracted, leaves an error of at most γ·(Σ|a_i||ẑ_i| + |b|), γ = (k + 6)u / (1 − (k + 6)u) (Higham 2002, section
 * 3.1); the kernels must be plain ({@code Evaluator.plain}).
 *
 * @param op bound of ‖A‖₂
 * @param row the largest ‖·‖₂ of a row of A
 * @param round γ·(bound of ‖|A|‖₂)
 * @param roundBias γ·‖b‖₂
 * @param roundRow γ·row
 * @param roundRowBias γ·max|b|
 */
record NodeNorms(double op, double row, double round, double roundBias, double roundRow, double roundRowBias) {
    /** Unit roundoff. */
    private static final double UNIT = 0x1p-53;
    /** Matrices of more elements are not written out for a tighter bound of their norm. */
    private static final long MOST_ELEMENTS = 1 << 22;
    /** Nor are those where the shorter side is longer. */
    private static final int LONGEST_SIDE = 1024;

    /** Constants of a node, in one look at its terms. */
    static NodeNorms of(AffineTerms terms, int inputs, int outputs) {
        Sums sums = new Sums(terms, inputs, outputs);
        double gamma = gamma(sums.mostTerms + 6);
        double loose = Math.min(sums.frobenius, Math.sqrt(sums.largestColumn * sums.largestRow) * (1 + 0x1p-50));
        double op = loose;
        boolean written = (long) inputs * outputs <= MOST_ELEMENTS && Math.min(inputs, outputs) <= LONGEST_SIDE;
        // A few terms an output are a copy, a sum or a scaling, whose norm is known already.
        if (written && sums.terms > 4L * outputs) {
            op = Math.min(op, SpectralNorm.bound(matrix(terms, inputs, outputs), outputs, inputs, sums.frobenius));
        }
        double tiny = Double.MIN_NORMAL * (sums.mostTerms + 2);
        return new NodeNorms(
                op,
                sums.largestLength,
                up(gamma * loose),
                up(gamma * sums.bias + tiny * outputs),
                up(gamma * sums.largestLength),
                up(gamma * sums.largestBias + tiny));
    }

    /** Bound on ‖ĥ − h‖₂ for ‖ẑ − z‖₂ ≤ {@code error} and ‖ẑ‖₂ ≤ {@code size}. */
    double error(double error, double size) {
        return up(op * error + round * size + roundBias);
    }

    /** Bound on |ĥ_o − h_o| for each output alone. */
    double largestError(double error, double size) {
        return up(row * error + roundRow * size + roundRowBias);
    }

    /** Bound on the Euclidean norm of {@code v[from … from + count)}. */
    static double size(double[] v, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum + count * Double.MIN_NORMAL) * (1 + (count + 4) * UNIT);
    }

    /** γ_k = k·u / (1 − k·u), rounded up. */
    static double gamma(long k) {
        return up(k * UNIT / (1 - k * UNIT));
    }

    /** A number of a few roundings, made large enough for them. */
    static double up(double x) {
        return x * (1 + 0x1p-48);
    }

    private static double[] matrix(AffineTerms terms, int inputs, int outputs) {
        double[] a = new double[inputs * outputs];
        for (int o = 0; o < outputs; o++) {
            int at = o * inputs;
            terms.of(o, (i, weight) -> a[at + i] = weight);
        }
        return a;
    }

    /** Sums over all terms, each large enough for its own rounding. */
    private static final class Sums {
        long mostTerms;
        long terms;
        double frobenius;
        double largestRow;
        double largestColumn;
        double largestLength;
        double bias;
        double largestBias;
        private long count;
        private double sum;
        private double squares;

        Sums(AffineTerms of, int inputs, int outputs) {
            double[] columns = new double[inputs];
            double all = 0;
            double biases = 0;
            for (int o = 0; o < outputs; o++) {
                count = 0;
                sum = 0;
                squares = 0;
                of.of(o, (i, weight) -> {
                    double size = Math.abs(weight);
                    count += size == 0 ? 0 : 1;
                    sum += size;
                    squares += size * size + Double.MIN_NORMAL;
                    columns[i] += size;
                });
                mostTerms = Math.max(mostTerms, count);
                terms += count;
                largestRow = Math.max(largestRow, sum);
                largestLength = Math.max(largestLength, Math.sqrt(squares));
                all += squares;
                double b = Math.abs(of.bias(o));
                largestBias = Math.max(largestBias, b);
                biases += b * b + Double.MIN_NORMAL;
            }
            for (double column : columns) {
                largestColumn = Math.max(largestColumn, column);
            }
            double rounding = 1 + (inputs + outputs + 8.0) * 2 * UNIT;
            frobenius = Math.sqrt(all) * rounding;
            largestRow *= rounding;
            largestColumn *= rounding;
            largestLength *= rounding;
            bias = Math.sqrt(biases) * rounding;
        }
    }
}
