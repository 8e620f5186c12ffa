package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.crease.network.BatchNorm;
import io.crease.network.Network;
import io.crease.network.ScaleShift;
import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Network} as a DJL block, in single precision: the same nodes, its weights as parameters named as {@link Weights} names them. Batches are
 * [rows, …shape of the input]. {@link #network()} is the way back, with the weights as training has left them and batch normalisation with its stored
 * statistics. The block starts with the network's own weights; there is no initialiser to choose.
 */
public final class NetworkBlock extends AbstractBlock {
    private static final byte VERSION = 1;

    private final Network network;
    private final Regularisation regularisation;
    private final Map<String, TrajectoryRegularization> regularised = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Map<String, Parameter>> weights = new ArrayList<>();
    private final int[] lastReader;

    /** Sees the image of a batch at a node while it passes. */
    @FunctionalInterface
    interface ImageObserver {
        void image(Network.Node node, NDArray image);
    }

    /** The output of a training pass, and the sum of the terms for the loss, or null where there are none. */
    record Passed(NDArray output, @Nullable NDArray terms) {}

    /** @throws InputException if a layer of the network has no counterpart: the message names the node */
    public NetworkBlock(Network network) {
        this(network, Regularisation.NONE);
    }

    /**
     * A network whose length is held while it is trained. {@link Regularisation.Kind#BLOCK} puts a {@link TrajectoryRegularization} in the place of every
     * batch normalisation, and needs a {@link TrajectoryRegularized} around the block when it is trained by DJL's Trainer.
     *
     * @throws InputException if a layer has no counterpart, or there is no batch normalisation to replace
     */
    @SuppressWarnings("this-escape")
    public NetworkBlock(Network original, Regularisation regularisation) {
        super(VERSION);
        this.network = prepared(original, regularisation);
        if (regularisation.kind() == Regularisation.Kind.PENALTY
                && network.nodes().stream().allMatch(node -> node.activation() == null)) {
            throw new InputException(
                    "penalty on length: the network has no activation behind which a length could be taken;"
                            + " expected a hidden layer, or no regularisation");
        }
        this.regularisation = regularisation;
        lastReader = new int[network.nodes().size()];
        for (int n = 0; n < network.nodes().size(); n++) {
            Network.Node node = network.nodes().get(n);
            Map<String, Parameter> own = new LinkedHashMap<>();
            boolean replaced =
                    original.nodes().get(n).layer() instanceof BatchNorm && node.layer() instanceof ScaleShift;
            if (replaced) {
                regularised.put(node.name(), addChildBlock(node.name(), new TrajectoryRegularization()));
            }
            operations.add(Operations.of(network, node));
            List<String> names = replaced ? List.of() : Weights.names(node.layer());
            for (int i = 0; i < names.size(); i++) {
                own.put(
                        names.get(i),
                        parameter(node, names.get(i), node.layer().weights().get(i)));
            }
            weights.add(own);
            for (int source : node.inputs()) {
                if (source != Network.INPUT) {
                    lastReader[source] = operations.size() - 1;
                }
            }
        }
    }

    /**
     * The network that is trained: with a factor of 1 in the place of every batch normalisation if these are replaced, else the network itself.
     *
     * @throws InputException if there is none to replace
     */
    static Network prepared(Network network, Regularisation regularisation) {
        if (regularisation.kind() != Regularisation.Kind.BLOCK) {
            return network;
        }
        if (network.nodes().stream().noneMatch(node -> node.layer() instanceof BatchNorm)) {
            throw new InputException("trajectory regularisation: the network has no batch normalisation to replace; "
                    + "expected some, as batch-norm=true in the spec gives");
        }
        Network.Builder builder = Network.builder(network.input());
        for (Network.Node node : network.nodes()) {
            builder.add(
                    node.name(),
                    node.layer() instanceof BatchNorm ? ScaleShift.of(1, 0) : node.layer(),
                    node.inputs().stream().mapToInt(Integer::intValue).toArray());
        }
        return builder.build();
    }

    private Parameter parameter(Network.Node node, String name, Tensor start) {
        float[] values = Torch.floats(start);
        Parameter.Type type =
                switch (name) {
                    case "weight" -> Parameter.Type.WEIGHT;
                    case "bias" -> Parameter.Type.BIAS;
                    case "scale" -> Parameter.Type.GAMMA;
                    case "shift" -> Parameter.Type.BETA;
                    case "mean" -> Parameter.Type.RUNNING_MEAN;
                    default -> Parameter.Type.RUNNING_VAR;
                };
        boolean learned = type != Parameter.Type.RUNNING_MEAN && type != Parameter.Type.RUNNING_VAR;
        return addParameter(Parameter.builder()
                .setName(node.name() + "." + name)
                .setType(type)
                .optShape(shape(start.shape()))
                .optRequiresGrad(learned)
                .optInitializer((manager, shape, dataType) -> manager.create(values, shape))
                .build());
    }

    static Shape batchOf(int rows, io.crease.numeric.Shape shape) {
        return new Shape(rows).addAll(shape(shape));
    }

    private static Shape shape(io.crease.numeric.Shape shape) {
        return new Shape(shape.extents().stream().mapToLong(Integer::longValue).toArray());
    }

    /** The parameter of a name such as {@code conv1.weight}. @throws IllegalArgumentException if there is none */
    public Parameter parameter(String name) {
        Parameter parameter = getDirectParameters().get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("no parameter " + name + "; expected one of "
                    + getDirectParameters().keys());
        }
        return parameter;
    }

    /** The nodes, in order. */
    List<Network.Node> nodes() {
        return network.nodes();
    }

    /** What a node learns or stores. */
    List<Parameter> parametersOf(Network.Node node) {
        TrajectoryRegularization replaced = regularised.get(node.name());
        return replaced == null
                ? List.copyOf(weights.get(network.nodes().indexOf(node)).values())
                : List.copyOf(replaced.getParameters().values());
    }

    /** Whether every number that is learned or stored is finite. */
    boolean finite() {
        return getParameters().values().stream().allMatch(parameter -> finite(parameter.getArray()));
    }

    /** Whether every number of an array is finite: only then is its sum times 0 a 0. */
    static boolean finite(NDArray array) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return array.mul(0).sum().getFloat() == 0;
        }
    }

    /** Leaves only one node's weights to be trained; all if the name is empty. @throws InputException if there is no such node or it has none */
    void trainOnly(String node) {
        if (node.isEmpty()) {
            return;
        }
        boolean found = false;
        for (Parameter parameter : getParameters().values()) {
            boolean own = parameter.getName().startsWith(node + ".");
            found |= own;
            if (!own) {
                parameter.freeze(true);
            }
        }
        if (!found) {
            throw new InputException("no node " + node + " with weights; expected one of "
                    + network.nodes().stream()
                            .filter(n -> !Weights.names(n.layer()).isEmpty())
                            .map(Network.Node::name)
                            .toList());
        }
    }

    /**
     * The network with the weights as they stand, widened to double.
     *
     * @throws IllegalArgumentException if a weight is not finite; the message names it
     */
    public Network network() {
        Map<String, Tensor> trained = new HashMap<>();
        for (Network.Node node : network.nodes()) {
            TrajectoryRegularization replaced = regularised.get(node.name());
            if (replaced != null) {
                trained.put(node.name() + ".scale", Tensor.vector(replaced.lambda()));
                continue;
            }
            List<String> names = Weights.names(node.layer());
            for (int i = 0; i < names.size(); i++) {
                String name = node.name() + "." + names.get(i);
                NDArray array = parameter(name).getArray();
                trained.put(name, Torch.tensor(node.layer().weights().get(i).shape(), array));
            }
        }
        return Weights.into(network, trained);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        return new NDList(forward(store, inputs.singletonOrThrow(), training, null));
    }

    /** A pass of training: statistics are the batch's, and lengths are taken as the regularisation asks. */
    Passed pass(ParameterStore store, NDArray input) {
        switch (regularisation.kind()) {
            case BLOCK -> {
                Predictions predictions = (Predictions)
                        TrajectoryTape.record(new NDList(input), () -> new NDList(forward(store, input, true, null)));
                return new Passed(predictions.singletonOrThrow(), predictions.terms());
            }
            case PENALTY -> {
                List<NDArray> lengths = new ArrayList<>();
                NDArray output = forward(store, input, true, (node, image) -> {
                    if (node.activation() != null) {
                        lengths.add(PolylineLength.polylineLength(image));
                    }
                });
                NDArray original = PolylineLength.polylineLength(input);
                NDArray sum = lengths.stream().reduce(NDArray::add).orElseThrow();
                return new Passed(output, TrajectoryRegularization.ratio(sum, original));
            }
            default -> {
                return new Passed(forward(store, input, true, null), null);
            }
        }
    }

    /** The output, with every image shown on its way. */
    NDArray forward(ParameterStore store, NDArray input, boolean training, @Nullable ImageObserver observer) {
        NDArray[] images = new NDArray[operations.size()];
        for (int n = 0; n < images.length; n++) {
            Network.Node node = network.nodes().get(n);
            List<NDArray> sources = new ArrayList<>();
            for (int source : node.inputs()) {
                sources.add(source == Network.INPUT ? input : images[source]);
            }
            Map<String, Parameter> own = weights.get(n);
            Function<String, NDArray> values = name -> store.getValue(own.get(name), input.getDevice(), training);
            TrajectoryRegularization replaced = regularised.get(node.name());
            images[n] = replaced == null
                    ? operations.get(n).apply(sources, values, training)
                    : replaced.forward(store, new NDList(sources), training).singletonOrThrow();
            if (observer != null) {
                observer.image(node, images[n]);
            }
            for (int source : node.inputs()) {
                if (!training && source != Network.INPUT && lastReader[source] == n) {
                    images[source].close();
                }
            }
        }
        return images[images.length - 1];
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        for (Network.Node node : network.nodes()) {
            TrajectoryRegularization replaced = regularised.get(node.name());
            if (replaced != null) {
                replaced.initialize(manager, type, batchOf((int) inputs[0].get(0), node.shape()));
            }
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {batchOf((int) inputShapes[0].get(0), network.output())};
    }
}
