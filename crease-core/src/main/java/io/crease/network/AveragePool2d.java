package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import java.util.List;

/**
 * The mean over a sliding window of each channel of an image [channels, height, width].
 *
 * @param window kernel, stride and padding
 * @param countPadding whether positions in the padding count as zeros (else the mean is over the inside positions only)
 */
public record AveragePool2d(Window window, boolean countPadding) implements AffineLayer {

    @Override
    public String kind() {
        return "average-pool";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.image("average-pool", inputs);
        return Shape.of(input.extent(0), window.rows("average-pool", input), window.columns("average-pool", input));
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        Maximum.Candidates windows = MaxPool2d.windows(window, inputs.get(0), outputShape(inputs));
        return (output, sink) -> {
            int from = windows.start(output);
            int to = windows.start(output + 1);
            for (int i = from; i < to; i++) {
                sink.add(windows.index(i), 1.0 / divisor(to - from));
            }
        };
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        Maximum.Candidates windows = MaxPool2d.windows(window, inputs.get(0), outputShape(inputs));
        return (batches, output) -> {
            Batch input = batches.get(0);
            output.resize(input.rows());
            output.setMagnitude(input.magnitude());
            double[] x = input.values();
            double[] y = output.values();
            int outputs = windows.outputs();
            for (int r = 0; r < input.rows(); r++) {
                int base = r * input.width();
                for (int o = 0; o < outputs; o++) {
                    int from = windows.start(o);
                    int to = windows.start(o + 1);
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += x[base + windows.index(i)];
                    }
                    y[r * outputs + o] = sum / divisor(to - from);
                }
            }
        };
    }

    /** What the sum over a window with {@code inside} positions in the image is divided by. */
    private int divisor(int inside) {
        return countPadding ? window.height() * window.width() : Math.max(1, inside);
    }
}
