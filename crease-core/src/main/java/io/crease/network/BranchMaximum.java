package io.crease.network;

import io.crease.numeric.Shape;
import java.util.List;

/**
 * The elementwise largest, or smallest, of several branches of one shape (maxout is a dense layer for each branch and this).
 *
 * @param smallest true for the minimum
 */
public record BranchMaximum(boolean smallest) implements Maximum {

    @Override
    public String kind() {
        return smallest ? "min" : "max";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Add.equalShapes(kind(), inputs);
    }

    @Override
    public Candidates candidates(List<Shape> inputs) {
        int size = inputs.get(0).size();
        int[] start = new int[size + 1];
        int[] index = new int[size * inputs.size()];
        for (int o = 0; o < size; o++) {
            for (int b = 0; b < inputs.size(); b++) {
                index[o * inputs.size() + b] = b * size + o;
            }
            start[o + 1] = (o + 1) * inputs.size();
        }
        return new Candidates(start, index);
    }
}
