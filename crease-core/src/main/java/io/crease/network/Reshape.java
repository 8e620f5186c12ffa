package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Blends;
import io.crease.numeric.Shape;
import java.util.List;

/**
 * The same values under another shape of equal size.
 *
 * @param target the new shape
 */
public record Reshape(Shape target) implements AffineLayer {

    @Override
    public String kind() {
        return target.rank() == 1 ? "flatten" : "reshape";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.only("reshape", inputs);
        if (input.size() != target.size()) {
            throw new IllegalArgumentException("reshape: input has shape " + input + " (" + input.size()
                    + " values), target " + target + " (" + target.size() + ")");
        }
        return target;
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        return (output, sink) -> sink.add(output, 1);
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        return (batches, output) -> {
            Batch input = batches.get(0);
            output.resize(input.rows());
            output.setMagnitude(input.magnitude());
            System.arraycopy(input.values(), 0, output.values(), 0, input.rows() * input.width());
            int[] varying = input.varying();
            if (varying != null) {
                output.setVarying(varying, input.varyingCount());
            }
            Blends blends = input.blends();
            if (blends != null) {
                output.setBlends(blends);
            }
        };
    }
}
