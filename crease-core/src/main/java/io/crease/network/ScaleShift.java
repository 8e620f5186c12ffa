package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Multiplies every element by a factor and adds a term: y = scale∘x + shift. Each of the two is one number, one a channel (first
 * axis), or one an element.
 *
 * @param scale 1, channels or all elements of the input
 * @param shift 1, channels or all elements of the input
 */
public record ScaleShift(Tensor scale, Tensor shift) implements AffineLayer {

    /** y = scale·x + shift with one number each. */
    public static ScaleShift of(double scale, double shift) {
        return new ScaleShift(Tensor.vector(scale), Tensor.vector(shift));
    }

    /** Whether all elements have one factor and one term. */
    public boolean uniform() {
        return scale.size() == 1 && shift.size() == 1;
    }

    @Override
    public String kind() {
        return "scale-shift";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.only("scale-shift", inputs);
        for (Tensor tensor : weights()) {
            int n = tensor.size();
            if (n != 1 && n != input.size() && (input.rank() == 0 || n != input.extent(0))) {
                throw new IllegalArgumentException("scale-shift: " + n + " values, input has shape " + input
                        + "; expected 1, one a channel or one an element");
            }
        }
        return input;
    }

    @Override
    public List<Tensor> weights() {
        return List.of(scale, shift);
    }

    /** The numbers of a tensor of 1, channels or {@code size} elements, one for each of {@code size} elements. */
    static double[] spread(Tensor tensor, int size) {
        double[] all = new double[size];
        int run = size / tensor.size();
        for (int i = 0; i < tensor.size(); i++) {
            Arrays.fill(all, i * run, (i + 1) * run, tensor.get(i));
        }
        return all;
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        int parts = Math.max(scale.size(), shift.size());
        return new ElementTerms(
                spread(scale, parts), spread(shift, parts), inputs.get(0).size() / parts);
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        int parts = Math.max(scale.size(), shift.size());
        double[] factor = spread(scale, parts);
        double[] term = spread(shift, parts);
        int run = inputs.get(0).size() / parts;
        double largestFactor = scale.largest();
        double largestTerm = shift.largest();
        return (batches, output) -> {
            Batch input = batches.get(0);
            output.resize(input.rows());
            output.setMagnitude(largestFactor * input.magnitude() + largestTerm);
            double[] x = input.values();
            double[] y = output.values();
            int i = 0;
            for (int r = 0; r < input.rows(); r++) {
                for (int p = 0; p < parts; p++) {
                    double a = factor[p];
                    double b = term[p];
                    for (int end = i + run; i < end; i++) {
                        y[i] = a * x[i] + b;
                    }
                }
            }
            int[] varying = input.varying();
            if (varying != null) {
                output.setVarying(varying, input.varyingCount());
            }
        };
    }
}
