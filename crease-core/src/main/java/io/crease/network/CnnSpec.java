package io.crease.network;

import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A random convolutional network: {@code cnn:3x32x32-c64x2-p-c128x3-p-256-128-10} has two convolutions with 64 channels, a
 * pool, three convolutions with 128 channels, a pool, hidden layers of 256 and 128 and 10 outputs. That is the layer order of
 * the paper's CIFAR-10 network; its filter counts are not stated, these are ours. Convolutions keep the
 * image's size, pools halve it. Nodes are named as {@link NetworkSpec} says.
 *
 * @param input shape [channels, height, width]
 * @param stages what follows, convolutions and pools before fully connected layers
 * @param outputs number of outputs
 * @param activation φ, behind every convolution and every hidden fully connected layer
 * @param kernel height and width of the kernels, odd
 * @param pool the pool: maximum or mean over 2×2
 * @param batchNorm whether every layer is normalised before its activation; see {@link Calibration}
 * @param weights how weights and biases are drawn
 * @param seed the seed of {@link #build()}
 */
public record CnnSpec(
        Shape input,
        List<Stage> stages,
        int outputs,
        Activation activation,
        int kernel,
        Pool pool,
        boolean batchNorm,
        RandomWeights weights,
        long seed)
        implements NetworkSpec {
    /** What {@code cnn:paper} stands for. */
    private static final String PAPER = "3x32x32-c64x2-p-c128x3-p-256-128-10";

    private static final SpecOption KERNEL = new SpecOption("kernel", "3", "height and width of the kernels, odd");
    private static final SpecOption POOL = new SpecOption("pool", "max", "max or average");
    static final SpecOption BATCH_NORM = new SpecOption(
            "batch-norm",
            "false",
            "true normalises before every activation, with the statistics of 32 standard normal inputs");

    /** What a layer of the body is. */
    public enum Type {
        /** A convolution and an activation. */
        CONVOLUTION,
        /** A pool. */
        POOL,
        /** A fully connected layer and an activation. */
        DENSE
    }

    /** How a pool makes one value of four. */
    public enum Pool {
        /** The largest. */
        MAX,
        /** The mean. */
        AVERAGE;

        private Layer layer() {
            Window window = Window.square(2, 2, 0);
            return this == MAX ? new MaxPool2d(window) : new AveragePool2d(window, true);
        }
    }

    /**
     * One layer of the body.
     *
     * @param type what it is
     * @param width channels or neurons; 0 for a pool
     */
    public record Stage(Type type, int width) {
        private String text() {
            return switch (type) {
                case CONVOLUTION -> "c" + width;
                case POOL -> "p";
                case DENSE -> String.valueOf(width);
            };
        }
    }

    /**
     * @throws IllegalArgumentException if a width or the kernel does not fit, or a convolution or pool follows a dense layer
     */
    public CnnSpec {
        stages = List.copyOf(stages);
        boolean dense = false;
        for (Stage stage : stages) {
            if (stage.type() != Type.POOL && stage.width() < 1) {
                throw new IllegalArgumentException("width is " + stage.width() + "; expected at least 1");
            }
            if (dense && stage.type() != Type.DENSE) {
                throw new IllegalArgumentException(
                        "'" + stage.text() + "' follows a fully connected layer; expected it before all of them");
            }
            dense = stage.type() == Type.DENSE;
        }
        if (outputs < 1) {
            throw new IllegalArgumentException("output width is " + outputs + "; expected at least 1");
        }
        refuseEven(kernel);
    }

    private static void refuseEven(int kernel) {
        if (kernel < 1 || kernel % 2 == 0 || kernel > 999) {
            throw new IllegalArgumentException("kernel is " + kernel + "; expected an odd number from 1 to 999");
        }
    }

    @Override
    public String text() {
        String image = input.extents().stream().map(String::valueOf).collect(Collectors.joining("x"));
        StringBuilder body = new StringBuilder(image);
        for (int i = 0, run; i < stages.size(); i += run) {
            Stage stage = stages.get(i);
            run = 1;
            while (stage.type() != Type.POOL
                    && i + run < stages.size()
                    && stages.get(i + run).equals(stage)) {
                run++;
            }
            body.append('-').append(stage.text()).append(run > 1 ? "x" + run : "");
        }
        String written = body + "-" + outputs;
        return "cnn:" + (written.equals(PAPER) ? "paper" : written)
                + MlpSpec.ACTIVATION.written(activation.name()) + KERNEL.written(kernel)
                + POOL.written(pool == Pool.MAX ? "max" : "average") + BATCH_NORM.written(String.valueOf(batchNorm))
                + weights.written() + MlpSpec.SEED.written(String.valueOf(seed));
    }

    @Override
    public boolean random() {
        return true;
    }

    @Override
    public long parameters() {
        return size().parameters();
    }

    private NetworkSize size() {
        NetworkSize size = new NetworkSize();
        long channels = input.extent(0);
        long height = input.extent(1);
        long width = input.extent(2);
        int layer = 1;
        for (Stage stage : stages) {
            switch (stage.type()) {
                case CONVOLUTION -> {
                    size.conv("conv" + layer, channels, stage.width(), kernel);
                    channels = stage.width();
                }
                case POOL -> {
                    height /= 2;
                    width /= 2;
                    if (height < 1 || width < 1) {
                        throw new IllegalArgumentException("the pools leave no image of the input " + input
                                + "; expected at most one for every halving");
                    }
                }
                case DENSE -> {
                    size.dense("dense" + layer, channels * height * width, stage.width());
                    channels = stage.width();
                    height = 1;
                    width = 1;
                }
            }
            if (stage.type() != Type.POOL) {
                size.image("layer" + layer, channels, height, width).batchNorm(batchNorm ? channels : 0);
                layer++;
            }
        }
        return size.dense("output", channels * height * width, outputs);
    }

    @Override
    public Network build(long seed) {
        size().refuseBeyond(Runtime.getRuntime().maxMemory());
        RandomLayers layers = new RandomLayers(input, activation, weights, batchNorm, seed);
        for (Stage stage : stages) {
            switch (stage.type()) {
                case CONVOLUTION -> layers.conv(stage.width(), kernel, 1);
                case DENSE -> layers.dense(stage.width());
                case POOL -> layers.pool(pool.layer());
            }
            if (stage.type() != Type.POOL) {
                layers.activate();
            }
        }
        return layers.output(outputs);
    }

    @Override
    public String whyNoTheory() {
        return "the network is convolutional; predictions are for fully connected ones";
    }

    /** What the catalogue lists. */
    public static final class Kind implements NetworkKind {
        @Override
        public String name() {
            return "cnn";
        }

        @Override
        public String syntax() {
            return "cnn:CHANNELSxHEIGHTxWIDTH-cCHANNELSxDEPTH-…-p-…-WIDTHxDEPTH-…-OUTPUT";
        }

        @Override
        public String describe() {
            return "a random convolutional network: c64 a convolution, p a pool, a number a fully connected layer; cnn:paper is "
                    + PAPER;
        }

        @Override
        public String example() {
            return "cnn:paper,activation=hard-tanh";
        }

        @Override
        public List<SpecOption> options() {
            return Stream.of(
                            List.of(MlpSpec.ACTIVATION, KERNEL, POOL, BATCH_NORM),
                            RandomWeights.OPTIONS,
                            List.of(MlpSpec.SEED))
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public CnnSpec parse(SpecText text) {
            SpecText.Part body = text.bodyPart();
            List<SpecText.Part> parts =
                    (body.text().equals("paper") ? new SpecText.Part(PAPER, body.column()) : body).split('-');
            if (parts.size() < 2) {
                throw new IllegalArgumentException("the body is '" + text.body() + "'; expected " + syntax());
            }
            List<Stage> stages = new ArrayList<>();
            for (SpecText.Part part : parts.subList(1, parts.size() - 1)) {
                if (part.text().equals("p")) {
                    stages.add(new Stage(Type.POOL, 0));
                } else {
                    boolean convolution = part.text().startsWith("c");
                    WidthGroup group = WidthGroup.parse(part.from(convolution ? 1 : 0));
                    Stage stage = new Stage(convolution ? Type.CONVOLUTION : Type.DENSE, group.width());
                    stages.addAll(Collections.nCopies(group.depth(), stage));
                }
            }
            CnnSpec spec = new CnnSpec(
                    parts.get(0).image(),
                    stages,
                    parts.get(parts.size() - 1).count("output width"),
                    Activations.parse(text.value(MlpSpec.ACTIVATION)),
                    text.count(KERNEL),
                    text.choice(POOL, "max", "average").equals("max") ? Pool.MAX : Pool.AVERAGE,
                    text.flag(BATCH_NORM),
                    RandomWeights.of(text),
                    text.whole(MlpSpec.SEED));
            spec.size().refuseBeyond(Runtime.getRuntime().maxMemory());
            return spec;
        }
    }
}
