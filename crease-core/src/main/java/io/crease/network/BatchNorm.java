package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * Batch normalisation in its inference form: per channel (first axis) y = scale·(x − mean)/√(variance + epsilon) + shift, with the
 * stored mean and variance.
 *
 * @param scale γ, shape [channels]
 * @param shift β, shape [channels]
 * @param mean stored mean, shape [channels]
 * @param variance stored variance, shape [channels]
 * @param epsilon added to the variance
 */
public record BatchNorm(Tensor scale, Tensor shift, Tensor mean, Tensor variance, double epsilon)
        implements AffineLayer {

    /** @throws IllegalArgumentException if the sizes differ or a variance + epsilon is not positive */
    public BatchNorm {
        if (shift.size() != scale.size() || mean.size() != scale.size() || variance.size() != scale.size()) {
            throw new IllegalArgumentException(
                    "batch-norm: scale, shift, mean and variance have " + scale.size() + ", " + shift.size() + ", "
                            + mean.size() + " and " + variance.size() + " values; expected equal numbers");
        }
        for (int c = 0; c < variance.size(); c++) {
            if (!(variance.get(c) + epsilon > 0)) {
                throw new IllegalArgumentException("batch-norm: variance of channel " + c + " is " + variance.get(c)
                        + " and epsilon " + epsilon + "; their sum must be positive");
            }
        }
    }

    @Override
    public String kind() {
        return "batch-norm";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.only("batch-norm", inputs);
        if (input.extent(0) != scale.size()) {
            throw new IllegalArgumentException("batch-norm: " + scale.size() + " channels stored, input has shape "
                    + input + "; expected " + scale.size() + " channels");
        }
        return input;
    }

    @Override
    public List<Tensor> weights() {
        return List.of(scale, shift, mean, variance);
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        double[] factor = factors();
        return new ElementTerms(factor, offsets(factor), inputs.get(0).size() / factor.length);
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        int channels = scale.size();
        int plane = inputs.get(0).size() / channels;
        double[] factor = factors();
        double[] offset = offsets(factor);
        double largestFactor = 0;
        double largestOffset = 0;
        for (int c = 0; c < channels; c++) {
            largestFactor = Math.max(largestFactor, Math.abs(factor[c]));
            largestOffset = Math.max(largestOffset, Math.abs(offset[c]));
        }
        double amplification = largestFactor;
        double addition = largestOffset;
        return (batches, output) -> {
            Batch input = batches.get(0);
            output.resize(input.rows());
            output.setMagnitude(amplification * input.magnitude() + addition);
            double[] x = input.values();
            double[] y = output.values();
            int i = 0;
            for (int r = 0; r < input.rows(); r++) {
                for (int c = 0; c < channels; c++) {
                    double a = factor[c];
                    double b = offset[c];
                    for (int end = i + plane; i < end; i++) {
                        y[i] = a * x[i] + b;
                    }
                }
            }
        };
    }

    /** What a channel is multiplied by: scale / √(variance + epsilon), rounded. */
    private double[] factors() {
        double[] factor = new double[scale.size()];
        for (int c = 0; c < factor.length; c++) {
            factor[c] = scale.get(c) / Math.sqrt(variance.get(c) + epsilon);
        }
        return factor;
    }

    /** What is then added: shift − factor·mean, rounded. */
    private double[] offsets(double[] factor) {
        double[] offset = new double[factor.length];
        for (int c = 0; c < offset.length; c++) {
            offset[c] = shift.get(c) - factor[c] * mean.get(c);
        }
        return offset;
    }
}
