package io.crease.network;

import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A random residual network (He et al. 2016): {@code resnet:3x32x32-16x2-32x2-10} has a first convolution with 16 channels,
 * two residual blocks of 16 channels, two of 32, a mean over each channel and 10 outputs. A block is convolution, activation,
 * convolution, sum with the block's input, activation. The first block of every group but the first halves the image; where a
 * block changes the shape its input passes a 1×1 convolution {@code shortcut}d. Nodes are named as {@link NetworkSpec} says.
 *
 * @param input shape [channels, height, width]
 * @param groups channels and number of blocks of each group, at least one
 * @param outputs number of outputs
 * @param activation φ
 * @param batchNorm whether every convolution is normalised; see {@link Calibration}
 * @param weights how weights and biases are drawn
 * @param seed the seed of {@link #build()}
 */
public record ResnetSpec(
        Shape input,
        List<Group> groups,
        int outputs,
        Activation activation,
        boolean batchNorm,
        RandomWeights weights,
        long seed)
        implements NetworkSpec {
    private static final int KERNEL = 3;

    /**
     * A run of blocks with equal shapes.
     *
     * @param channels at least 1
     * @param blocks at least 1
     */
    public record Group(int channels, int blocks) {
        /** @throws IllegalArgumentException if a number is not positive */
        public Group {
            if (channels < 1 || blocks < 1) {
                throw new IllegalArgumentException(
                        "a group has " + blocks + " blocks of " + channels + " channels; expected at least 1");
            }
        }
    }

    /** @throws IllegalArgumentException if there is no group or no output */
    public ResnetSpec {
        groups = List.copyOf(groups);
        if (groups.isEmpty() || outputs < 1) {
            throw new IllegalArgumentException(
                    groups.size() + " groups and " + outputs + " outputs; expected at least 1 of each");
        }
    }

    /** One block in its place: the shape of its input and its stride. */
    private record Block(int from, int channels, int stride) {
        boolean changesShape() {
            return stride != 1 || from != channels;
        }
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int from = groups.get(0).channels();
        for (int g = 0; g < groups.size(); g++) {
            for (int b = 0; b < groups.get(g).blocks(); b++) {
                int channels = groups.get(g).channels();
                blocks.add(new Block(from, channels, g > 0 && b == 0 ? 2 : 1));
                from = channels;
            }
        }
        return blocks;
    }

    @Override
    public String text() {
        String image = input.extents().stream().map(String::valueOf).collect(Collectors.joining("x"));
        String body = groups.stream()
                .map(g -> "-" + new WidthGroup(g.channels(), g.blocks()))
                .collect(Collectors.joining());
        return "resnet:" + image + body + "-" + outputs + MlpSpec.ACTIVATION.written(activation.name())
                + CnnSpec.BATCH_NORM.written(String.valueOf(batchNorm)) + weights.written()
                + MlpSpec.SEED.written(String.valueOf(seed));
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
        int stem = groups.get(0).channels();
        size.conv("conv1", input.extent(0), stem, KERNEL)
                .image("layer1", stem, input.extent(1), input.extent(2))
                .batchNorm(batchNorm ? stem : 0);
        int layer = 2;
        for (Block block : blocks()) {
            size.conv("conv" + layer, block.from(), block.channels(), KERNEL);
            size.conv("conv" + (layer + 1), block.channels(), block.channels(), KERNEL);
            size.batchNorm(batchNorm ? 2L * block.channels() : 0);
            size.image("layer" + layer, block.channels(), input.extent(1), input.extent(2));
            if (block.changesShape()) {
                size.conv("shortcut" + (layer + 1), block.from(), block.channels(), 1);
                size.batchNorm(batchNorm ? block.channels() : 0);
            }
            layer += 2;
        }
        return size.dense("output", groups.get(groups.size() - 1).channels(), outputs);
    }

    @Override
    public Network build(long seed) {
        size().refuseBeyond(Runtime.getRuntime().maxMemory());
        RandomLayers layers = new RandomLayers(input, activation, weights, batchNorm, seed);
        layers.conv(groups.get(0).channels(), KERNEL, 1);
        layers.activate();
        for (Block block : blocks()) {
            int source = layers.last();
            Shape from = layers.shape();
            layers.conv(block.channels(), KERNEL, block.stride());
            layers.activate();
            layers.conv(block.channels(), KERNEL, 1);
            int branch = layers.last();
            if (block.changesShape()) {
                layers.conv("shortcut", "shortcut-bn", source, from, block.channels(), 1, block.stride());
                source = layers.last();
            }
            layers.add(branch, source);
            layers.activate();
        }
        layers.pool(new GlobalAveragePool());
        return layers.output(outputs);
    }

    @Override
    public String whyNoTheory() {
        return "the network is convolutional and residual; predictions are for fully connected ones";
    }

    /** What the catalogue lists. */
    public static final class Kind implements NetworkKind {
        @Override
        public String name() {
            return "resnet";
        }

        @Override
        public String syntax() {
            return "resnet:CHANNELSxHEIGHTxWIDTH-CHANNELSxBLOCKS-…-OUTPUT";
        }

        @Override
        public String describe() {
            return "a random residual network: blocks of two 3x3 convolutions, every further group at half the image size";
        }

        @Override
        public String example() {
            return "resnet:3x16x16-8x2-16x2-10";
        }

        @Override
        public List<SpecOption> options() {
            return Stream.of(
                            List.of(MlpSpec.ACTIVATION, CnnSpec.BATCH_NORM),
                            RandomWeights.OPTIONS,
                            List.of(MlpSpec.SEED))
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public ResnetSpec parse(SpecText text) {
            List<SpecText.Part> parts = text.bodyPart().split('-');
            if (parts.size() < 3) {
                throw new IllegalArgumentException("the body is '" + text.body() + "'; expected " + syntax());
            }
            List<Group> groups = new ArrayList<>();
            for (SpecText.Part part : parts.subList(1, parts.size() - 1)) {
                WidthGroup group = WidthGroup.parse(part);
                groups.add(new Group(group.width(), group.depth()));
            }
            ResnetSpec spec = new ResnetSpec(
                    parts.get(0).image(),
                    groups,
                    parts.get(parts.size() - 1).count("output width"),
                    Activations.parse(text.value(MlpSpec.ACTIVATION)),
                    text.flag(CnnSpec.BATCH_NORM),
                    RandomWeights.of(text),
                    text.whole(MlpSpec.SEED));
            spec.size().refuseBeyond(Runtime.getRuntime().maxMemory());
            return spec;
        }
    }
}
