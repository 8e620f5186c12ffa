package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network made ready to run on batches of points. Safe for use by several threads at once; each call works on its own batches. */
public final class Evaluator {
    private final Network network;
    private final List<@Nullable AffineKernel> kernels = new ArrayList<>();
    private final List<Maximum.@Nullable Candidates> candidates = new ArrayList<>();

    /** Copies the weights of the network to where OpenBLAS reads them. */
    public Evaluator(Network network) {
        this(network, false);
    }

    private Evaluator(Network network, boolean plain) {
        this.network = network;
        for (Network.Node node : network.nodes()) {
            List<Shape> shapes = network.inputShapes(node);
            kernels.add(
                    node.layer() instanceof AffineLayer affine
                            ? plain ? affine.plainKernel(shapes) : affine.kernel(shapes)
                            : null);
            candidates.add(node.layer() instanceof Maximum max ? max.candidates(shapes) : null);
        }
    }

    /** An evaluator that rounds by the book: it runs the {@link AffineLayer#plainKernel} of every affine node. */
    public static Evaluator plain(Network network) {
        return new Evaluator(network, true);
    }

    /** The network this evaluates. */
    public Network network() {
        return network;
    }

    /** Bytes that the weights of a network take when it is ready to run: as it stores them, and as they are multiplied. */
    public static long weightBytes(Network network) {
        long bytes = 0;
        for (Network.Node node : network.nodes()) {
            long stored = node.layer().parameters() * Double.BYTES;
            bytes += stored
                    + (node.layer() instanceof Conv2d conv
                            ? ConvolutionKernel.bytes(
                                    conv, network.inputShapes(node).get(0), node.shape())
                            : stored);
        }
        return bytes;
    }

    /** The prepared map of an affine node, null for other nodes. */
    public @Nullable AffineKernel kernel(int node) {
        return kernels.get(node);
    }

    /** The candidates of a maximum node, null for other nodes. */
    public Maximum.@Nullable Candidates candidates(int node) {
        return candidates.get(node);
    }

    /**
     * Fills one batch for each node with the images of the points.
     *
     * @param points rows are inputs; not modified
     * @param images one batch a node, of the node's width; overwritten
     */
    public void run(Batch points, List<Batch> images) {
        for (int i = 0; i < images.size(); i++) {
            Network.Node node = network.nodes().get(i);
            List<Batch> inputs = new ArrayList<>();
            for (int source : node.inputs()) {
                inputs.add(source == Network.INPUT ? points : images.get(source));
            }
            apply(i, inputs, images.get(i));
        }
    }

    /** Fills {@code output} with what one node makes of its inputs. */
    public void apply(int index, List<Batch> inputs, Batch output) {
        AffineKernel kernel = kernels.get(index);
        Maximum.Candidates windows = candidates.get(index);
        Layer layer = network.nodes().get(index).layer();
        if (kernel != null) {
            kernel.apply(inputs, output);
        } else if (windows != null && layer instanceof Maximum max) {
            choose(windows, max.smallest(), inputs, output);
        } else if (layer instanceof Activate activate) {
            activate(activate.activation(), inputs.get(0), output);
        }
    }

    private static void activate(Activation activation, Batch input, Batch output) {
        output.resize(input.rows());
        output.setMagnitude(input.magnitude());
        int n = input.rows() * input.width();
        double[] x = input.values();
        double[] y = output.values();
        if (activation instanceof PiecewiseLinear pl && pl.channels() > 1) {
            int plane = input.width() / pl.channels();
            for (int i = 0; i < n; i++) {
                y[i] = pl.value(i % input.width() / plane, x[i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = activation.value(x[i]);
            }
        }
    }

    private static void choose(Maximum.Candidates windows, boolean smallest, List<Batch> inputs, Batch output) {
        int rows = inputs.get(0).rows();
        int width = inputs.get(0).width();
        output.resize(rows);
        double magnitude = 0;
        for (Batch input : inputs) {
            magnitude = Math.max(magnitude, input.magnitude());
        }
        output.setMagnitude(magnitude);
        double[] y = output.values();
        int outputs = windows.outputs();
        if (inputs.size() == 1 && !smallest) {
            largest(windows, inputs.get(0), y);
            return;
        }
        for (int r = 0; r < rows; r++) {
            for (int o = 0; o < outputs; o++) {
                double best = Double.NaN;
                for (int i = windows.start(o); i < windows.start(o + 1); i++) {
                    int c = windows.index(i);
                    double value = inputs.get(c / width).values()[r * width + c % width];
                    if (Double.isNaN(best) || (smallest ? value < best : value > best)) {
                        best = value;
                    }
                }
                y[r * outputs + o] = best;
            }
        }
    }

    private static void largest(Maximum.Candidates windows, Batch input, double[] y) {
        double[] v = input.values();
        int outputs = windows.outputs();
        for (int r = 0; r < input.rows(); r++) {
            int row = r * input.width();
            for (int o = 0; o < outputs; o++) {
                int end = windows.start(o + 1);
                double best = v[row + windows.index(windows.start(o))];
                for (int i = windows.start(o) + 1; i < end; i++) {
                    best = Math.max(best, v[row + windows.index(i)]);
                }
                y[r * outputs + o] = best;
            }
        }
    }

    /** The output for one point, of any shape with the right number of values. */
    public Tensor apply(Tensor point) {
        Batch points = new Batch(network.input().size());
        if (point.size() != points.width()) {
            throw new IllegalArgumentException("input has " + point.size() + " values (shape " + point.shape()
                    + "), the network expects " + network.input());
        }
        points.resize(1);
        point.copyTo(0, points.values(), 0, point.size());
        List<Batch> images = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            images.add(new Batch(node.shape().size()));
        }
        run(points, images);
        double[] output = new double[network.output().size()];
        System.arraycopy(images.get(images.size() - 1).values(), 0, output, 0, output.length);
        return Tensor.adopt(network.output(), output);
    }
}
