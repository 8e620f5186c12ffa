package io.crease.onnx;

import static io.crease.onnx.ExportedGraph.attribute;

import io.crease.network.Activate;
import io.crease.network.Add;
import io.crease.network.AveragePool2d;
import io.crease.network.BatchNorm;
import io.crease.network.BranchMaximum;
import io.crease.network.Concat;
import io.crease.network.Conv2d;
import io.crease.network.Dense;
import io.crease.network.GlobalAveragePool;
import io.crease.network.Layer;
import io.crease.network.MaxPool2d;
import io.crease.network.Network;
import io.crease.network.PositionwiseDense;
import io.crease.network.Reshape;
import io.crease.network.ScaleShift;
import io.crease.network.Selection;
import io.crease.network.Window;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import onnx.Onnx.AttributeProto;

/** Writes one node of a network as ONNX operators, of which the last bears the node's name. */
final class ExportedLayer {
    private final ExportedGraph graph;
    private final Network.Node node;
    private final List<String> inputs;
    private final List<Shape> shapes;

    /**
     * One layer's place.
     *
     * @param inputs names of the tensors it reads
     * @param shapes their shapes, without the batch
     */
    ExportedLayer(ExportedGraph graph, Network.Node node, List<String> inputs, List<Shape> shapes) {
        this.graph = graph;
        this.node = node;
        this.inputs = inputs;
        this.shapes = shapes;
    }

    /** @throws InputException if ONNX of the version written has no operators for the layer; the message starts with its name */
    void add() {
        Layer layer = node.layer();
        if (layer instanceof Activate activate) {
            new ExportedActivation(
                            graph, node.name(), inputs.get(0), shapes.get(0).rank())
                    .add(activate.activation());
        } else if (layer instanceof Dense dense) {
            dense(dense);
        } else if (layer instanceof PositionwiseDense dense) {
            positionwise(dense);
        } else if (layer instanceof ScaleShift affine) {
            String scaled =
                    graph.inner(node.name(), "scaled", "Mul", List.of(inputs.get(0), spread("scale", affine.scale())));
            operator("Add", List.of(scaled, spread("shift", affine.shift())));
        } else if (layer instanceof Selection selection) {
            selection(selection);
        } else if (layer instanceof Conv2d conv) {
            operator(
                    "Conv",
                    List.of(inputs.get(0), constant("weight", conv.weight()), constant("bias", conv.bias())),
                    window(conv.window(), attribute("group", (long) conv.groups())));
        } else if (layer instanceof BatchNorm norm) {
            batchNorm(norm);
        } else if (layer instanceof MaxPool2d pool) {
            operator("MaxPool", inputs, pool(pool.window()));
        } else if (layer instanceof AveragePool2d pool) {
            averagePool(pool);
        } else if (layer instanceof GlobalAveragePool) {
            operator("GlobalAveragePool", inputs);
        } else if (layer instanceof Reshape reshape) {
            reshape(reshape.target());
        } else if (layer instanceof Add) {
            sum();
        } else if (layer instanceof Concat) {
            operator("Concat", inputs, attribute("axis", 1L));
        } else if (layer instanceof BranchMaximum branches) {
            operator(branches.smallest() ? "Min" : "Max", inputs);
        } else {
            throw refused("a layer of this kind has no ONNX operator", "a layer of the network catalogue");
        }
    }

    private void dense(Dense dense) {
        String x = inputs.get(0);
        if (shapes.get(0).rank() != 1) {
            x = graph.inner(node.name(), "flatten", "Flatten", inputs);
        }
        operator(
                "Gemm",
                List.of(x, constant("weight", dense.weight()), constant("bias", dense.bias())),
                attribute("transB", 1L));
    }

    private void positionwise(PositionwiseDense dense) {
        int out = dense.weight().shape().extent(0);
        int in = dense.weight().shape().extent(1);
        double[] transposed = new double[dense.weight().size()];
        for (int i = 0; i < transposed.length; i++) {
            transposed[i] = dense.weight().get(i % out * in + i / out);
        }
        String weight = constant("weight", Tensor.adopt(Shape.of(in, out), transposed));
        String product = graph.inner(node.name(), "product", "MatMul", List.of(inputs.get(0), weight));
        operator("Add", List.of(product, constant("bias", dense.bias().reshape(Shape.of(out)))));
    }

    /** A tensor of one number, one a channel or one an element, in the shape in which it broadcasts so. */
    private String spread(String suffix, Tensor tensor) {
        Shape input = shapes.get(0);
        List<Integer> extents = new ArrayList<>();
        if (tensor.size() == input.size()) {
            extents.addAll(input.extents());
        } else if (tensor.size() > 1) {
            extents.addAll(Collections.nCopies(input.rank(), 1));
            extents.set(0, tensor.size());
        }
        return constant(suffix, tensor.reshape(new Shape(extents)));
    }

    /** The flat input, the constant behind it where it is needed, gathered and shaped. */
    private void selection(Selection selection) {
        String name = node.name();
        String flat = graph.inner(name, "flat", "Flatten", inputs);
        int size = shapes.get(0).size();
        List<Long> index = new ArrayList<>();
        for (int i = 0; i < node.shape().size(); i++) {
            index.add((long) (selection.index(i) == Selection.FILL ? size : selection.index(i)));
        }
        if (index.contains((long) size)) {
            String fill = graph.constant(name + ".fill", new Shape(List.of()), selection.fill());
            String pads = graph.integers(name + ".pads", List.of(0L, 0L, 0L, 1L));
            flat = graph.inner(name, "with-fill", "Pad", List.of(flat, pads, fill));
        }
        String gathered = graph.fresh(name + "/gathered");
        graph.operator(
                gathered, "Gather", List.of(flat, graph.integers(name + ".index", index)), attribute("axis", 1L));
        operator("Reshape", List.of(gathered, shape(node.shape())));
    }

    /** In double precision epsilon, a float attribute, is added to the variance where 32 bits do not hold it. */
    private void batchNorm(BatchNorm norm) {
        boolean fits = graph.precision().fitsAttribute(norm.epsilon());
        double[] variance = norm.variance().toArray();
        for (int c = 0; c < variance.length; c++) {
            variance[c] += fits ? 0 : norm.epsilon();
            boolean lost = !((float) variance[c] + (float) norm.epsilon() > 0);
            if (graph.precision() == Precision.FLOAT && lost) {
                throw refused(
                        "variance " + variance[c] + " of channel " + c + " and epsilon " + norm.epsilon()
                                + " are nothing in 32 bits",
                        "a positive sum: write it in double precision");
            }
        }
        Shape channels = Shape.of(variance.length);
        operator(
                "BatchNormalization",
                List.of(
                        inputs.get(0),
                        constant("scale", norm.scale().reshape(channels)),
                        constant("shift", norm.shift().reshape(channels)),
                        constant("mean", norm.mean().reshape(channels)),
                        constant("variance", Tensor.adopt(channels, variance))),
                attribute("epsilon", fits ? norm.epsilon() : 0.0));
    }

    private void averagePool(AveragePool2d pool) {
        Window window = pool.window();
        if (window.dilationY() != 1 || window.dilationX() != 1) {
            throw refused(
                    "its window is dilated, which ONNX's AveragePool of opset " + OnnxExport.OPSET + " cannot say",
                    "no dilation");
        }
        AttributeProto count = attribute("count_include_pad", pool.countPadding() ? 1L : 0L);
        operator("AveragePool", inputs, pool(window, count));
    }

    private void reshape(Shape target) {
        if (target.rank() == 1) {
            operator("Flatten", inputs);
            return;
        }
        operator("Reshape", List.of(inputs.get(0), shape(target)));
    }

    /** What Reshape is told: the batch as it is, then the extents. */
    private String shape(Shape target) {
        List<Long> extents = new ArrayList<>(List.of(0L));
        target.extents().forEach(extent -> extents.add((long) extent));
        return graph.integers(node.name() + ".shape", extents);
    }

    private void sum() {
        if (inputs.size() == 1) {
            operator("Identity", inputs);
            return;
        }
        String sum = inputs.get(0);
        for (String term : inputs.subList(1, inputs.size() - 1)) {
            sum = graph.inner(node.name(), "sum", "Add", List.of(sum, term));
        }
        operator("Add", List.of(sum, inputs.get(inputs.size() - 1)));
    }

    /** Attributes of a pool, whose padding must be less than its window for tools to take it. */
    private AttributeProto[] pool(Window w, AttributeProto... more) {
        if (Math.max(w.top(), w.bottom()) >= w.height() || Math.max(w.left(), w.right()) >= w.width()) {
            throw refused(
                    "its padding " + w.top() + ", " + w.left() + ", " + w.bottom() + ", " + w.right()
                            + " reaches a window of " + w.height() + "x" + w.width() + ", which ONNX Runtime refuses",
                    "less padding than the window is large");
        }
        return window(w, more);
    }

    private static AttributeProto[] window(Window w, AttributeProto... more) {
        List<AttributeProto> attributes = new ArrayList<>(List.of(more));
        attributes.add(attribute("kernel_shape", w.height(), w.width()));
        attributes.add(attribute("strides", w.strideY(), w.strideX()));
        attributes.add(attribute("pads", w.top(), w.left(), w.bottom(), w.right()));
        if (w.dilationY() != 1 || w.dilationX() != 1) {
            attributes.add(attribute("dilations", w.dilationY(), w.dilationX()));
        }
        return attributes.toArray(AttributeProto[]::new);
    }

    private String constant(String suffix, Tensor tensor) {
        return graph.constant(node.name() + "." + suffix, tensor.shape(), tensor.toArray());
    }

    private void operator(String operator, List<String> from, AttributeProto... attributes) {
        graph.operator(node.name(), operator, from, attributes);
    }

    private InputException refused(String found, String expected) {
        return new InputException(node.name() + ": a " + node.layer().kind() + " layer cannot be written as ONNX: "
                + found + "; expected " + expected);
    }
}
