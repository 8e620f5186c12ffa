package io.crease.theory;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** How many linear pieces known constructions reach: the lower bounds to set beside {@link RegionBounds}. */
public final class ConstructionPieces {
    private ConstructionPieces() {}

    /**
     * Π_{l&lt;L} ⌊n_l/n0⌋^{n0} · r(n_L, n0): some ReLU network with n0 inputs and hidden widths n1, …, nL has at least this many
     * linear regions. Empty when a layer is narrower than the input, where the construction does not exist; 1 without hidden
     * layers.
     *
     * <p>Source: Montúfar, Pascanu, Cho and Bengio 2014, "On the number of linear regions of deep neural networks", Section 3.
     *
     * @throws IllegalArgumentException if a width is below 1
     */
    public static Optional<BigInteger> montufar2014(int inputs, int... widths) {
        RegionBounds.requireWidths(inputs, widths);
        if (Arrays.stream(widths).anyMatch(width -> width < inputs)) {
            return Optional.empty();
        }
        BigInteger product = BigInteger.ONE;
        for (int l = 0; l < widths.length; l++) {
            product = product.multiply(
                    l + 1 < widths.length
                            ? BigInteger.valueOf(widths[l] / inputs).pow(inputs)
                            : Arrangement.cells(widths[l], inputs));
        }
        return Optional.of(product);
    }

    /**
     * p^{n0(L−1)} · r(last, n0): pieces of a network of L hidden layers on [0, 1]^n0 whose first L − 1 layers fold each coordinate
     * into p, and whose last layer has {@code last} neurons in general position. For one input this is p^{L−1}(last + 1).
     *
     * <p>Source: the construction of Montúfar et al. 2014, Section 3.
     *
     * @param inputs n0 ≥ 1
     * @param folds p ≥ 1, neurons a coordinate in each folding layer
     * @param layers L ≥ 1, the last one included
     * @param last neurons of the last hidden layer, ≥ 1
     * @throws IllegalArgumentException if an argument is below 1
     */
    public static BigInteger fold(int inputs, int folds, int layers, int last) {
        RegionBounds.requireWidths(inputs, new int[] {folds, layers, last});
        return BigInteger.valueOf(folds)
                .pow(Math.multiplyExact(inputs, layers - 1))
                .multiply(Arrangement.cells(last, inputs));
    }

    /**
     * 2^depth: pieces on [0, 1] of the tent map max(0, 2max(0, x) − 4max(0, x − ½)) composed {@code depth} times.
     *
     * <p>Source: Telgarsky 2015, "Representation benefits of deep feedforward networks".
     *
     * @throws IllegalArgumentException if depth is negative
     */
    public static BigInteger sawtooth(int depth) {
        if (depth < 0) {
            throw new IllegalArgumentException("sawtooth of depth " + depth + ": expected at least 0");
        }
        return BigInteger.TWO.pow(depth);
    }
}
