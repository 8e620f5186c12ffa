package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import java.util.List;

/** The sum of two or more branches of one shape: the joint of a residual block. */
public record Add() implements AffineLayer {

    @Override
    public String kind() {
        return "add";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return equalShapes("add", inputs);
    }

    static Shape equalShapes(String kind, List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException(kind + " has no inputs; expected at least 1");
        }
        for (Shape input : inputs) {
            if (!input.equals(inputs.get(0))) {
                throw new IllegalArgumentException(
                        kind + ": inputs have shapes " + inputs.get(0) + " and " + input + "; expected equal shapes");
            }
        }
        return inputs.get(0);
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        int size = inputs.get(0).size();
        return (output, sink) -> {
            for (int b = 0; b < inputs.size(); b++) {
                sink.add(b * size + output, 1);
            }
        };
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        return (batches, output) -> {
            int rows = batches.get(0).rows();
            output.resize(rows);
            double[] y = output.values();
            int n = rows * output.width();
            System.arraycopy(batches.get(0).values(), 0, y, 0, n);
            double magnitude = batches.get(0).magnitude();
            for (Batch batch : batches.subList(1, batches.size())) {
                double[] x = batch.values();
                for (int i = 0; i < n; i++) {
                    y[i] += x[i];
                }
                magnitude += batch.magnitude();
            }
            output.setMagnitude(magnitude);
        };
    }
}
