package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import java.util.List;

/** The mean of each channel of an image [channels, height, width]; the result has shape [channels, 1, 1]. */
public record GlobalAveragePool() implements AffineLayer {

    @Override
    public String kind() {
        return "global-average-pool";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.of(Layer.image("global-average-pool", inputs).extent(0), 1, 1);
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        int plane = inputs.get(0).size() / inputs.get(0).extent(0);
        return (output, sink) -> {
            for (int i = output * plane; i < (output + 1) * plane; i++) {
                sink.add(i, 1.0 / plane);
            }
        };
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        int channels = inputs.get(0).extent(0);
        int plane = inputs.get(0).size() / channels;
        return (batches, output) -> {
            Batch input = batches.get(0);
            output.resize(input.rows());
            output.setMagnitude(input.magnitude());
            double[] x = input.values();
            double[] y = output.values();
            for (int o = 0; o < input.rows() * channels; o++) {
                double sum = 0;
                for (int i = o * plane; i < (o + 1) * plane; i++) {
                    sum += x[i];
                }
                y[o] = sum / plane;
            }
        };
    }
}
