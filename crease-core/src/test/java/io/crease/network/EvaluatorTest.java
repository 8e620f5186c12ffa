package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Batch;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The evaluator against {@link ReferenceForward} on random graphs of all kinds of layers. */
class EvaluatorTest {
    private static final int GRAPHS = 200;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyNodeAgreesWithTheReference(long seed) {
        Network network = graph(seed);
        RandomStream random = RandomStream.of(seed).named("points");
        int rows = 1 + random.below(5);
        double[] flat = random.gaussians(rows * network.input().size(), 1.5);
        Batch points = new Batch(network.input().size());
        points.resize(rows);
        System.arraycopy(flat, 0, points.values(), 0, flat.length);
        List<Batch> images = network.nodes().stream()
                .map(node -> new Batch(node.shape().size()))
                .toList();
        Evaluator evaluator = new Evaluator(network);
        evaluator.run(points, images);
        evaluator.run(points, images); // again, with dirty buffers
        for (int r = 0; r < rows; r++) {
            double[] point = Arrays.copyOfRange(flat, r * points.width(), (r + 1) * points.width());
            List<double[]> expected = ReferenceForward.run(network, point);
            for (int n = 0; n < expected.size(); n++) {
                Network.Node node = network.nodes().get(n);
                double[] e = expected.get(n);
                int width = e.length;
                assertEquals(node.shape().size(), width);
                assertEquals(rows, images.get(n).rows());
                double[] found = Arrays.copyOfRange(images.get(n).values(), r * width, (r + 1) * width);
                // Rounding adds up along the graph: allow a thousand units in the last place of the largest term seen.
                double tolerance = 1000 * Math.ulp(Math.max(1, magnitude(images)));
                int row = r;
                for (int i = 0; i < width; i++) {
                    int index = i;
                    assertEquals(
                            e[i],
                            found[i],
                            tolerance,
                            () -> "seed " + seed + ", node " + node.name() + " ("
                                    + node.layer().kind() + "), row " + row + ", element " + index);
                }
            }
        }
    }

    private static double magnitude(List<Batch> images) {
        return images.stream().mapToDouble(Batch::magnitude).max().orElse(1);
    }

    static long[] seeds() {
        return java.util.stream.LongStream.rangeClosed(1, GRAPHS).toArray();
    }

    @Test
    void theGraphsHaveEveryKindOfLayerAndEveryActivation() {
        Set<String> kinds = new TreeSet<>();
        Set<String> activations = new TreeSet<>();
        for (long seed : seeds()) {
            for (Network.Node node : graph(seed).nodes()) {
                kinds.add(node.layer().getClass().getSimpleName());
                if (node.activation() != null) {
                    activations.add(node.activation().name().replaceAll("\\(.*", ""));
                }
            }
        }
        assertEquals(
                new TreeSet<>(Set.of(
                        "Activate",
                        "Add",
                        "AveragePool2d",
                        "BatchNorm",
                        "BranchMaximum",
                        "Concat",
                        "Conv2d",
                        "Dense",
                        "GlobalAveragePool",
                        "MaxPool2d",
                        "PositionwiseDense",
                        "Reshape",
                        "ScaleShift",
                        "Selection")),
                kinds);
        assertEquals(new TreeSet<>(Activations.catalogue().names()), activations);
    }

    @Test
    void onePointIsARowOfABatch() {
        Network network = NetworkSpecs.parse("mlp:3-5x2-2,bias-variance=1").build();
        Tensor point = Tensor.vector(0.3, -1, 2);
        double[] expected = ReferenceForward.run(network, point.toArray()).get(4);
        double[] found = network.apply(point).toArray();
        assertEquals(2, found.length);
        assertEquals(expected[0], found[0], 100 * Math.ulp(4.0));
        assertTrue(Math.abs(expected[1] - found[1]) <= 100 * Math.ulp(4.0));
    }

    /** A random graph: an image on which random layers are stacked and joined, then vectors, then vectors joined. */
    static Network graph(long seed) {
        RandomStream random = RandomStream.of(seed).named("graph");
        Shape input = Shape.of(1 + random.below(4), 4 + random.below(5), 4 + random.below(5));
        Network.Builder builder = Network.builder(input);
        List<Shape> shapes = new ArrayList<>();
        int steps = 3 + random.below(6);
        for (int s = 0; s < steps; s++) {
            imageLayer(builder, random, shapes);
        }
        if (random.below(3) == 0) {
            add(builder, shapes, new GlobalAveragePool(), builder.last());
        }
        if (random.below(2) == 0) {
            add(builder, shapes, new Reshape(Shape.of(builder.shape().size())), builder.last());
        }
        int vectors = 1 + random.below(4);
        for (int s = 0; s < vectors; s++) {
            int source = builder.last();
            int width = 1 + random.below(6);
            int one = add(builder, shapes, dense(random, builder.shape().size(), width), source);
            if (random.below(2) == 0) {
                int other =
                        add(builder, shapes, dense(random, shapes.get(source).size(), width), source);
                Layer joint =
                        switch (random.below(4)) {
                            case 0 -> new Add();
                            case 1 -> new Concat();
                            default -> new BranchMaximum(random.below(2) == 0);
                        };
                add(builder, shapes, joint, one, other);
            }
            if (random.below(3) == 0) {
                add(builder, shapes, norm(random, builder.shape().extent(0)), builder.last());
            }
            add(builder, shapes, new Activate(activation(random, builder.shape().extent(0))), builder.last());
        }
        return builder.build();
    }

    private static int add(Network.Builder builder, List<Shape> shapes, Layer layer, int... inputs) {
        int index = builder.add("node" + (builder.last() + 1), layer, inputs);
        shapes.add(builder.shape());
        return index;
    }

    private static void imageLayer(Network.Builder builder, RandomStream random, List<Shape> shapes) {
        Shape shape = builder.shape();
        int channels = shape.extent(0);
        int last = builder.last();
        switch (random.below(11)) {
            case 0, 1 -> {
                int groups = random.below(2) == 0 ? 1 : channels;
                int out = groups * (1 + random.below(3));
                Window window = window(random, shape, true);
                if (window != null) {
                    Shape weight = Shape.of(out, channels / groups, window.height(), window.width());
                    double scale = 1 / Math.sqrt(Initialiser.fanIn(weight));
                    Tensor w = Tensor.of(weight, random.gaussians(weight.size(), scale));
                    add(builder, shapes, new Conv2d(w, Tensor.vector(random.gaussians(out, 1)), window, groups), last);
                }
            }
            case 2 -> {
                Window window = window(random, shape, true);
                if (window != null) {
                    int coveredY = window.dilationY() * (window.height() - 1);
                    int coveredX = window.dilationX() * (window.width() - 1);
                    Window narrow = new Window(
                            window.height(),
                            window.width(),
                            window.strideY(),
                            window.strideX(),
                            Math.min(coveredY, window.top()),
                            Math.min(coveredX, window.left()),
                            Math.min(coveredY, window.bottom()),
                            Math.min(coveredX, window.right()),
                            window.dilationY(),
                            window.dilationX());
                    if (coveredY < shape.extent(1) && coveredX < shape.extent(2)) {
                        add(builder, shapes, new MaxPool2d(narrow), last);
                    }
                }
            }
            case 3 -> {
                Window window = window(random, shape, false);
                if (window != null) {
                    add(builder, shapes, new AveragePool2d(window, random.below(2) == 0), last);
                }
            }
            case 4 -> add(builder, shapes, norm(random, channels), last);
            case 5 -> {
                int other = add(builder, shapes, norm(random, channels), last);
                Layer joint =
                        switch (random.below(3)) {
                            case 0 -> new Add();
                            case 1 -> new Concat();
                            default -> new BranchMaximum(random.below(2) == 0);
                        };
                add(builder, shapes, joint, last, other);
            }
            case 6 -> {
                int[] sizes = {1, channels, shape.size()};
                Tensor scale = Tensor.vector(random.gaussians(sizes[random.below(3)], 1));
                Tensor shift = Tensor.vector(random.gaussians(sizes[random.below(3)], 1));
                add(builder, shapes, new ScaleShift(scale, shift), last);
            }
            case 7 -> {
                int[] index = new int[shape.size()];
                Arrays.setAll(index, i -> random.below(shape.size() + 1) - 1);
                add(builder, shapes, new Selection("gather", shape, index, random.gaussian()), last);
            }
            case 8 -> {
                int in = shape.extent(shape.rank() - 1);
                int out = shape.rank() == 3 ? in : 1 + random.below(5);
                Dense dense = dense(random, in, out);
                add(builder, shapes, new PositionwiseDense(dense.weight(), dense.bias()), last);
            }
            default -> add(builder, shapes, new Activate(activation(random, channels)), last);
        }
    }

    /** A random window that fits the image, or null if the one drawn does not. */
    private static Window window(RandomStream random, Shape image, boolean dilate) {
        Window window = new Window(
                1 + random.below(3),
                1 + random.below(3),
                1 + random.below(2),
                1 + random.below(3),
                random.below(3),
                random.below(3),
                random.below(3),
                random.below(3),
                dilate ? 1 + random.below(2) : 1,
                dilate ? 1 + random.below(2) : 1);
        int coveredY = window.dilationY() * (window.height() - 1) + 1;
        int coveredX = window.dilationX() * (window.width() - 1) + 1;
        return coveredY > image.extent(1) || coveredX > image.extent(2) ? null : window;
    }

    private static Dense dense(RandomStream random, int in, int out) {
        return new Dense(
                Tensor.of(Shape.of(out, in), random.gaussians(out * in, 1 / Math.sqrt(in))),
                Tensor.vector(random.gaussians(out, 0.5)));
    }

    private static BatchNorm norm(RandomStream random, int channels) {
        double[] variance = new double[channels];
        Arrays.setAll(variance, c -> 0.5 + random.uniform());
        return new BatchNorm(
                Tensor.vector(random.gaussians(channels, 1)),
                Tensor.vector(random.gaussians(channels, 1)),
                Tensor.vector(random.gaussians(channels, 1)),
                Tensor.vector(variance),
                1e-5);
    }

    private static Activation activation(RandomStream random, int channels) {
        List<ActivationFamily> families = Activations.catalogue().entries();
        int drawn = random.below(families.size() + 1);
        return drawn == families.size()
                ? Prelu.of(Tensor.vector(random.gaussians(channels, 0.5)))
                : Activations.parse(families.get(drawn).example());
    }
}
