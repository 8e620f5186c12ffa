package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * The layer of trajectory regularisation (Raghu et al., On the Expressive Power of Deep Neural Networks, §4): it stands where a batch
 * normalisation would, hands on λ·x with a learned λ, and adds λ·(current length / original length) to the loss. Length is that of the polyline
 * through the adjacent rows of the minibatch ({@link PolylineLength}); the current one is that of x. The layer computes the same
 * output when training and when not; terms are collected in training passes only.
 *
 * <p>The block around it must be a {@link TrajectoryRegularized}, and the loss a {@link TrajectoryLoss}, which multiplies the terms
 * by 0.01. Where the original length is zero (a minibatch of one row, or of equal rows) the term is zero.
 */
public final class TrajectoryRegularization extends AbstractBlock {
    private static final byte VERSION = 1;

    /** Which numbers λ may be. */
    public enum Sign {
        /** λ = softplus(r) = ln(1 + e^r) &gt; 0 of a learned number r. */
        POSITIVE,
        /** λ itself is learned and may become negative, and its term with it. */
        FREE
    }

    /** What the current length is divided by. */
    public enum Original {
        /** Length of the batch that comes into the network. */
        NETWORK_INPUT,
        /**
         * Length behind the regularisation before this one (for the first, of the network's input): what comes into the layers between the two. It
         * is differentiated like the current length.
         */
        PREVIOUS,
        /** Length of the layer's own input, which makes the ratio one: the term is λ. */
        OWN_INPUT
    }

    /**
     * The choices that the paper leaves open.
     *
     * @param sign which numbers λ may be
     * @param start λ before training; positive unless the sign is free
     * @param original what the current length is divided by
     */
    public record Options(Sign sign, double start, Original original) {
        /** Positive, from 1, against the length of the network's input batch. */
        public static final Options DEFAULT = new Options(Sign.POSITIVE, 1, Original.NETWORK_INPUT);

        /** @throws IllegalArgumentException if the start is not a number that λ may be */
        public Options {
            if (!Double.isFinite(start) || (sign == Sign.POSITIVE && start <= 0)) {
                throw new IllegalArgumentException("trajectory regularisation: λ starts at " + start + "; expected "
                        + (sign == Sign.POSITIVE ? "a positive number (or the sign FREE)" : "a finite number"));
            }
        }

        /** These options with another sign. */
        public Options sign(Sign other) {
            return new Options(other, start, original);
        }

        /** These options with another start. */
        public Options start(double other) {
            return new Options(sign, other, original);
        }

        /** These options with another original length. */
        public Options original(Original other) {
            return new Options(sign, start, other);
        }

        /** The learned number that belongs to the start: ln(e^start − 1) where λ is its softplus. */
        double learnedStart() {
            return sign == Sign.FREE ? start : start + Math.log(-Math.expm1(-start));
        }
    }

    private final Options options;
    private final Parameter learned;

    /** A layer with a λ of its own and the default options. */
    public TrajectoryRegularization() {
        this(Options.DEFAULT);
    }

    /** A layer with a λ of its own. */
    public TrajectoryRegularization(Options options) {
        this(
                options,
                Parameter.builder()
                        .setName("lambda")
                        .setType(Parameter.Type.OTHER)
                        .optShape(new Shape())
                        .optInitializer(new ConstantInitializer((float) options.learnedStart()))
                        .build());
    }

    private TrajectoryRegularization(Options options, Parameter learned) {
        super(VERSION);
        this.options = options;
        this.learned = addParameter(learned);
    }

    /** A further layer with this one's options and this one's λ: both learn one number. */
    public TrajectoryRegularization sharing() {
        return new TrajectoryRegularization(options, learned);
    }

    /** The options. */
    public Options options() {
        return options;
    }

    /**
     * λ as it stands; mirrors on other devices do not count.
     *
     * @throws IllegalStateException if the block is not initialised
     */
    public double lambda() {
        if (!learned.isInitialized()) {
            throw new IllegalStateException(
                    "trajectory regularisation: λ is asked for before the block is initialised");
        }
        NDArray array = learned.getArray();
        double value = array.getDataType() == DataType.FLOAT64 ? array.getDouble() : array.getFloat();
        return options.sign() == Sign.FREE ? value : Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray number = store.getValue(learned, x.getDevice(), training);
        NDArray lambda = options.sign() == Sign.FREE
                ? number
                : number.getNDArrayInternal().softPlus();
        if (lambda != number) {
            lambda.attach(x.getManager());
        }
        if (training) {
            record(x, lambda);
        }
        return new NDList(x.mul(lambda));
    }

    private void record(NDArray x, NDArray lambda) {
        @Nullable TrajectoryTape tape = TrajectoryTape.running();
        if (tape == null) {
            throw new IllegalStateException(
                    "trajectory regularisation: no TrajectoryRegularized around this block; wrap the model's outermost block: "
                            + "model.setBlock(TrajectoryRegularized.of(block))");
        }
        try (NDArray length = PolylineLength.polylineLength(x)) {
            NDArray handedOn = length.mul(lambda);
            tape.add(
                    switch (options.original()) {
                        case NETWORK_INPUT -> ratio(handedOn, tape.original());
                        case PREVIOUS -> ratio(handedOn, tape.previous());
                        case OWN_INPUT -> present(length).mul(lambda);
                    },
                    handedOn);
        }
    }

    /** λ·current / original, zero where the original length is zero; neither value nor gradient is ever not a number. */
    static NDArray ratio(NDArray current, NDArray original) {
        try (NDArray present = present(original);
                NDArray absent = present.mul(-1).addi(1);
                NDArray divisor = original.add(absent);
                NDArray quotient = current.div(divisor)) {
            return quotient.mul(present);
        }
    }

    /** One where a length is positive, zero where it is zero. */
    private static NDArray present(NDArray length) {
        try (NDArray held = length.stopGradient();
                NDArray positive = held.gt(0)) {
            return positive.toType(length.getDataType(), false);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }
}
