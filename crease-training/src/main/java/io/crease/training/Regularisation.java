package io.crease.training;

/**
 * How a run holds the length of trajectories, besides what the network itself does.
 *
 * @param kind how
 * @param strength what the terms are multiplied by in the loss
 */
public record Regularisation(Kind kind, double strength) {
    /** Nothing is added to the loss. */
    public static final Regularisation NONE = new Regularisation(Kind.NONE, 0);
    /** The paper's: λ·length/original length for each batch normalisation, which it replaces; in the loss times 0.01. */
    public static final Regularisation BLOCK = new Regularisation(Kind.BLOCK, 0.01);

    /** The kinds. */
    public enum Kind {
        /** None. */
        NONE,
        /** Every batch normalisation is replaced by a {@link TrajectoryRegularization}. */
        BLOCK,
        /** Length over original length of every hidden activation is added to the loss; no layer changes. */
        PENALTY
    }

    /** @throws IllegalArgumentException if the strength is negative or not finite */
    public Regularisation {
        if (!(strength >= 0 && Double.isFinite(strength))) {
            throw new IllegalArgumentException("strength is " + strength + "; expected 0 or more");
        }
    }

    /** The plain penalty. */
    public static Regularisation penalty(double strength) {
        return new Regularisation(Kind.PENALTY, strength);
    }

    /** {@code none}, {@code block 0.01} or {@code penalty 0.001}. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        return kind == Kind.NONE ? name : name + " " + strength;
    }
}
