package io.crease.network;

import io.crease.numeric.Tensor;

/**
 * The terms of W·x + b at one position after the other.
 *
 * @param weight W, shape [out, in]
 * @param bias b, shape [out]
 */
record MatrixTerms(Tensor weight, Tensor bias) implements AffineTerms {

    @Override
    public double bias(int output) {
        return bias.get(output % bias.size());
    }

    @Override
    public void of(int output, Term sink) {
        int in = weight.shape().extent(1);
        int position = output / bias.size();
        int row = output % bias.size() * in;
        for (int i = 0; i < in; i++) {
            sink.add(position * in + i, weight.get(row + i));
        }
    }
}
