package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed-forward network: a directed acyclic graph of layers in topological order, with double weights. Immutable. The last
 * node is the output. A <em>layer</em> in the sense of tables and measures is an activation, numbered from 1; the output, when
 * it is not itself an activation, is numbered last.
 */
public final class Network {
    /** The index that stands for the network's input among a node's inputs. */
    public static final int INPUT = -1;

    /**
     * One layer in its place.
     *
     * @param name unique in the network
     * @param layer what it does
     * @param inputs indexes of the nodes it reads, all smaller than its own, or {@link #INPUT}
     * @param shape shape of what it hands on
     */
    public record Node(String name, Layer layer, List<Integer> inputs, Shape shape) {
        /** Copies the list of inputs. */
        public Node {
            inputs = List.copyOf(inputs);
        }

        /** The activation, if this node is one. */
        public @Nullable Activation activation() {
            return layer instanceof Activate activate ? activate.activation() : null;
        }
    }

    private final Shape input;
    private final List<Node> nodes;

    private Network(Shape input, List<Node> nodes) {
        this.input = input;
        this.nodes = List.copyOf(nodes);
    }

    /** Starts a network whose input has the given shape. */
    public static Builder builder(Shape input) {
        return new Builder(input);
    }

    /** Shape of the input, without the batch. */
    public Shape input() {
        return input;
    }

    /** Shape of the output. */
    public Shape output() {
        return nodes.get(nodes.size() - 1).shape();
    }

    /** All nodes in topological order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The activations in order: layer d is {@code layers().get(d − 1)}. */
    public List<Node> layers() {
        return nodes.stream().filter(node -> node.activation() != null).toList();
    }

    /** The shapes that go into a node. */
    public List<Shape> inputShapes(Node node) {
        return node.inputs().stream()
                .map(i -> i == INPUT ? input : nodes.get(i).shape())
                .toList();
    }

    /** The first node whose activation is smooth, or null when the network is piecewise linear and can be traced exactly. */
    public @Nullable Node firstSmooth() {
        for (Node node : nodes) {
            if (node.activation() instanceof Smooth) {
                return node;
            }
        }
        return null;
    }

    /** Number of stored parameters. */
    public long parameters() {
        return nodes.stream().mapToLong(node -> node.layer().parameters()).sum();
    }

    /** Number of hidden neurons: elements of all activations. */
    public long neurons() {
        return layers().stream().mapToLong(node -> node.shape().size()).sum();
    }

    /**
     * SHA-256 in hexadecimal over the graph (names, kinds, inputs, shapes) and all weights as little-endian doubles: equal for
     * equal networks on every platform.
     */
    public String fingerprint() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        digest.update(("input " + input + "\n").getBytes(StandardCharsets.UTF_8));
        for (Node node : nodes) {
            String line = node.name() + " " + node.layer().kind() + " " + node.inputs() + " " + node.shape() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            for (Tensor tensor : node.layer().weights()) {
                ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * 1024).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < tensor.size(); i++) {
                    bytes.putDouble(tensor.get(i));
                    if (!bytes.hasRemaining()) {
                        digest.update(bytes.flip());
                        bytes.clear();
                    }
                }
                digest.update(bytes.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The output for one input: a convenience over {@link Evaluator} for a few points. */
    public Tensor apply(Tensor point) {
        return new Evaluator(this).apply(point);
    }

    /**
     * The network from the pre-activation of one layer on: its input is that pre-activation, its first node that activation.
     *
     * @param layer number of the layer, from 1
     * @throws IllegalArgumentException if there is no such layer or a later node reads something before it
     */
    public Network from(int layer) {
        List<Node> activations = layers();
        if (layer < 1 || layer > activations.size()) {
            throw new IllegalArgumentException(
                    "layer " + layer + " does not exist; expected 1 to " + activations.size());
        }
        int first = nodes.indexOf(activations.get(layer - 1));
        int before = nodes.get(first).inputs().get(0);
        Builder builder = builder(nodes.get(first).shape());
        for (int i = first; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int[] inputs = new int[node.inputs().size()];
            for (int j = 0; j < inputs.length; j++) {
                int source = node.inputs().get(j);
                if (source < first && source != before) {
                    throw new IllegalArgumentException("layer " + layer + " cannot be cut off: " + node.name()
                            + " reads a node before it (a residual branch)");
                }
                inputs[j] = source == before ? INPUT : source - first;
            }
            builder.add(node.name(), node.layer(), inputs);
        }
        return builder.build();
    }

    /** Collects nodes; every shape is checked as the node is added. Mutable, not thread-safe. */
    public static final class Builder {
        private final Shape input;
        private final List<Node> nodes = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        private Builder(Shape input) {
            this.input = input;
        }

        /**
         * Adds a node and returns its index.
         *
         * @param name unique
         * @param inputs indexes of earlier nodes or {@link #INPUT}
         * @throws IllegalArgumentException if the name is taken, an input does not exist, a shape does not fit or a weight is
         *     not finite; the message starts with the node's name
         */
        public int add(String name, Layer layer, int... inputs) {
            List<Shape> shapes = new ArrayList<>();
            List<Integer> indexes = new ArrayList<>();
            for (int i : inputs) {
                if (i < INPUT || i >= nodes.size()) {
                    throw new IllegalArgumentException(name + ": input " + i + " does not exist");
                }
                indexes.add(i);
                shapes.add(i == INPUT ? input : nodes.get(i).shape());
            }
            if (!names.add(name)) {
                throw new IllegalArgumentException(name + ": the name is used twice");
            }
            for (Tensor tensor : layer.weights()) {
                int bad = tensor.firstNonFinite();
                if (bad >= 0) {
                    throw new IllegalArgumentException(name + ": weight " + bad + " of " + tensor.shape() + " is "
                            + tensor.get(bad) + "; expected finite numbers");
                }
            }
            Shape shape;
            try {
                shape = layer.outputShape(shapes);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
            nodes.add(new Node(name, layer, indexes, shape));
            return nodes.size() - 1;
        }

        /** Adds a node that reads the one added last (or the input) and returns this builder. */
        public Builder then(String name, Layer layer) {
            add(name, layer, nodes.size() - 1);
            return this;
        }

        /** Index of the node added last, or {@link #INPUT}. */
        public int last() {
            return nodes.size() - 1;
        }

        /** Shape of what the node added last hands on. */
        public Shape shape() {
            return nodes.isEmpty() ? input : nodes.get(nodes.size() - 1).shape();
        }

        /**
         * The finished network.
         *
         * @throws IllegalArgumentException if it has no node
         */
        public Network build() {
            if (nodes.isEmpty()) {
                throw new IllegalArgumentException("a network needs at least one layer");
            }
            return new Network(input, nodes);
        }
    }
}
