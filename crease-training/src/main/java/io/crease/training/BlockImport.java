package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.crease.network.Add;
import io.crease.network.Concat;
import io.crease.network.Dense;
import io.crease.network.Layer;
import io.crease.network.Network;
import io.crease.network.PositionwiseDense;
import io.crease.network.ScaleShift;
import io.crease.network.Window;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a DJL block as a {@link Network}, in its inference form. Understood are sequential blocks, however nested; linear layers,
 * 2-D convolutions, batch normalisation, dropout (which does nothing in inference), {@link TrajectoryRegularization}, parallel blocks
 * whose branches are added or concatenated, and blocks without parameters that are one of the activations, pools or reshapes of
 * {@link io.crease.network}. DJL makes the latter of functions that tell nothing about themselves: they are known by their values.
 *
 * <p>Nothing is taken on trust. Every layer, and the network, is evaluated at random points beside the block itself, and what
 * differs by more than single precision rounds is refused.
 */
public final class BlockImport {
    private final NDManager manager;
    private final ParameterStore store;
    private final Network.Builder builder;

    private BlockImport(NDManager manager, Shape input) {
        this.manager = manager;
        this.store = new ParameterStore(manager, false);
        this.builder = Network.builder(input);
    }

    /** Where the images of the probing points are while the walk goes on: the node that made them, and their values in DJL. */
    private record Place(int node, NDArray values, Shape shape) {}

    /**
     * The network that an initialised block computes when it does not train.
     *
     * @param block not modified; its parameters are read. A {@link NetworkBlock} gives its own network, whatever {@code input} says
     * @param input shape of one input, without the batch
     * @throws InputException if a layer is not understood, or its values are not those of the layer it was taken for; the message
     *     names it
     */
    public static Network network(Block block, Shape input) {
        if (!block.isInitialized()) {
            throw new InputException(
                    "block import: the block has no parameters yet; expected one that is initialised or loaded");
        }
        if (unwrapped(block) instanceof NetworkBlock known) {
            try {
                return known.network();
            } catch (IllegalArgumentException e) {
                throw new InputException("block import: " + e.getMessage(), e);
            }
        }
        try (NDManager manager = NDManager.newBaseManager(device(block))) {
            BlockImport walk = new BlockImport(manager, input);
            NDArray points = Probe.points(manager, input);
            Place end = walk.read("network", block, new Place(Network.INPUT, points, input));
            if (walk.builder.last() < 0) {
                throw new InputException("block import: the block hands on its input; expected at least one layer");
            }
            Network network = end.node() == walk.builder.last()
                    ? walk.builder.build()
                    : walk.builder.then("output", ScaleShift.of(1, 0)).build();
            Probe.requireEqual("network", network, points, end.values());
            return network;
        } catch (IllegalArgumentException e) {
            throw new InputException("block import: " + e.getMessage(), e);
        }
    }

    private static Block unwrapped(Block block) {
        return block instanceof WrappedBlock wrapped ? unwrapped(wrapped.block()) : block;
    }

    /** Where the block's parameters are. */
    static ai.djl.Device device(Block block) {
        return block.getParameters().values().stream()
                .findFirst()
                .map(p -> p.getArray().getDevice())
                .orElse(ai.djl.Device.cpu());
    }

    private Place read(String name, Block block, Place from) {
        if (block instanceof WrappedBlock wrapped) {
            return read(name, wrapped.block(), from);
        }
        if (block.getClass() == SequentialBlock.class) {
            if (((SequentialBlock) block).isReturnIntermediate()) {
                throw unread(
                        name, block, from.shape(), "hands on all intermediate results; expected the last one alone");
            }
            Place place = from;
            for (Pair<String, Block> child : block.getChildren()) {
                place = read(child(name, child.getKey()), child.getValue(), place);
            }
            return place;
        }
        if (block.getClass() == ParallelBlock.class) {
            return parallel(name, block, from);
        }
        NDArray values = run(name, block, from.values());
        List<Layer> layers = layers(name, block, from.shape());
        int node = from.node();
        for (int i = 0; i < layers.size(); i++) {
            node = builder.add(layers.size() == 1 ? name : name + "." + (i + 1), layers.get(i), node);
        }
        return new Place(node, values, Probe.shapeOf(values));
    }

    /** The layers that a block is, compared with it at points of their own: what comes out of earlier layers may be zeros throughout. */
    private List<Layer> layers(String name, Block block, Shape input) {
        NDArray points = Probe.points(manager, input);
        NDArray values = run(name, block, points);
        List<Layer> layers;
        if (block instanceof Linear) {
            Tensor weight = Probe.tensor(parameter(block, "weight"));
            Tensor bias = bias(block, weight.shape().extent(0));
            layers = List.of(input.rank() == 1 ? new Dense(weight, bias) : new PositionwiseDense(weight, bias));
        } else if (block instanceof Conv2d convolution) {
            layers = List.of(convolution(convolution));
        } else if (block instanceof BatchNorm) {
            layers = List.of(Epsilon.normalisation(block, points, values));
        } else if (block instanceof Dropout) {
            layers = List.of();
        } else if (block instanceof TrajectoryRegularization regularisation) {
            layers = List.of(ScaleShift.of(regularisation.lambda(), 0));
        } else if (block.getParameters().isEmpty() && block.getChildren().isEmpty()) {
            return new OpaqueLayer(batch -> run(name, block, batch), points, values)
                    .layers()
                    .orElseThrow(() -> unread(
                            name,
                            block,
                            input,
                            "to " + Probe.shapeOf(values)
                                    + " computes nothing that a layer of Crease computes; expected an activation, a pool,"
                                    + " a reshape or x·a + b: build the network of such blocks"));
        } else {
            throw unread(
                    name,
                    block,
                    input,
                    "is a kind of block that is not known; expected sequential and parallel"
                            + " blocks, linear, conv2d, batch norm, activations, pools and reshapes: build the network of such blocks");
        }
        if (!Probe.equal(layers, points, values)) {
            throw unread(
                    name,
                    block,
                    input,
                    "computes other values than the "
                            + layers.stream().map(Layer::kind).findFirst().orElse("identity")
                            + " layer it was taken for; expected equal values");
        }
        return layers;
    }

    private Place parallel(String name, Block block, Place from) {
        Place fresh = new Place(from.node(), Probe.points(manager, from.shape()), from.shape());
        NDArray values = run(name, block, fresh.values());
        List<Place> branches = new ArrayList<>();
        for (Pair<String, Block> child : block.getChildren()) {
            branches.add(read(child(name, child.getKey()), child.getValue(), fresh));
        }
        NDList images = new NDList(branches.stream().map(Place::values).toArray(NDArray[]::new));
        int[] nodes = branches.stream().mapToInt(Place::node).toArray();
        for (Layer layer : List.of(new Add(), new Concat())) {
            if (Probe.joins(layer, images, values)) {
                int node = builder.add(name, layer, nodes);
                return new Place(node, run(name, block, from.values()), Probe.shapeOf(values));
            }
        }
        throw unread(
                name,
                block,
                from.shape(),
                "joins its branches by a function that is not known; expected their sum, or"
                        + " their concatenation along the first axis");
    }

    private static Layer convolution(Conv2d block) {
        Tensor weight = Probe.tensor(parameter(block, "weight"));
        ai.djl.ndarray.types.Shape kernel = block.getKernelShape();
        ai.djl.ndarray.types.Shape stride = block.getStride();
        ai.djl.ndarray.types.Shape padding = block.getPadding();
        ai.djl.ndarray.types.Shape dilation = block.getDilation();
        int y = (int) padding.get(0);
        int x = (int) padding.get(1);
        Window window = new Window(
                (int) kernel.get(0),
                (int) kernel.get(1),
                (int) stride.get(0),
                (int) stride.get(1),
                y,
                x,
                y,
                x,
                (int) dilation.get(0),
                (int) dilation.get(1));
        return new io.crease.network.Conv2d(weight, bias(block, weight.shape().extent(0)), window, block.getGroups());
    }

    private NDArray run(String name, Block block, NDArray input) {
        return run(name, block, store, input);
    }

    /** What a block of one input and one output makes of a batch when it does not train, held constant. */
    static NDArray run(String name, Block block, ParameterStore store, NDArray input) {
        try {
            return block.forward(store, new NDList(input), false)
                    .singletonOrThrow()
                    .stopGradient();
        } catch (RuntimeException e) {
            throw new InputException(
                    "block import: " + name + " cannot be run on inputs of shape " + Probe.shapeOf(input) + " ("
                            + e.getMessage() + "); expected one input and one output: give the shape of one input",
                    e);
        }
    }

    /** The values of a parameter that a block of this class always has. */
    static NDArray parameter(Block block, String name) {
        return block.getDirectParameters().get(name).getArray();
    }

    private static Tensor bias(Block block, int outputs) {
        Parameter bias = block.getDirectParameters().get("bias");
        return bias == null ? Tensor.zeros(Shape.of(outputs)) : Probe.tensor(bias.getArray());
    }

    /** The name of a child: its path below the outermost block. */
    static String child(String name, String key) {
        return name.equals("network") ? key : name + "/" + key;
    }

    private static InputException unread(String name, Block block, Shape input, String what) {
        String kind = block instanceof ai.djl.nn.LambdaBlock lambda
                ? "function '" + lambda.getName() + "'"
                : block.getClass().getSimpleName();
        return new InputException("block import: " + name + " (" + kind + " of " + input + ") " + what);
    }
}
