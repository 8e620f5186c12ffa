package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;

/** The branches one after the other along the first axis (channels of an image, features of a vector). */
public record Concat() implements AffineLayer {

    @Override
    public String kind() {
        return "concat";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("concat has no inputs; expected at least 1");
        }
        List<Integer> extents = new ArrayList<>(inputs.get(0).extents());
        for (Shape input : inputs.subList(1, inputs.size())) {
            if (input.rank() != extents.size()
                    || !input.extents().subList(1, input.rank()).equals(extents.subList(1, extents.size()))) {
                throw new IllegalArgumentException("concat: inputs have shapes " + inputs.get(0) + " and " + input
                        + "; expected equal extents but for the first");
            }
            extents.set(0, extents.get(0) + input.extent(0));
        }
        return new Shape(extents);
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        return (output, sink) -> sink.add(output, 1);
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        return (batches, output) -> {
            int rows = batches.get(0).rows();
            output.resize(rows);
            double magnitude = 0;
            int at = 0;
            for (Batch batch : batches) {
                for (int r = 0; r < rows; r++) {
                    System.arraycopy(
                            batch.values(), r * batch.width(), output.values(), r * output.width() + at, batch.width());
                }
                at += batch.width();
                magnitude = Math.max(magnitude, batch.magnitude());
            }
            output.setMagnitude(magnitude);
        };
    }
}
