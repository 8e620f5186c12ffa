package io.crease.trace;

import io.crease.network.Activate;
import io.crease.network.Activations;
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
import io.crease.network.Prelu;
import io.crease.network.Reshape;
import io.crease.network.ScaleShift;
import io.crease.network.Selection;
import io.crease.network.Window;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Bezier;
import io.crease.trajectory.Ellipse;
import io.crease.trajectory.Line;
import io.crease.trajectory.Polyline;
import io.crease.trajectory.Trajectory;
import java.util.List;

/** Small random piecewise-linear networks of every kind, and small random curves of every kind. */
public final class Zoo {
    public static final List<String> NETWORKS = List.of(
            "relu",
            "hard-tanh",
            "mixed",
            "prelu",
            "conv",
            "pool-first",
            "residual",
            "maxout",
            "branches",
            "pooled",
            "copied",
            "tiled",
            "tied");
    public static final List<String> CURVES = List.of("line", "arc", "circle", "ellipse", "bezier", "polyline");

    private Zoo() {}

    /** A random dense layer. */
    public static Dense dense(RandomStream random, int in, int out, double weightVariance) {
        return new Dense(
                Tensor.of(Shape.of(out, in), random.gaussians(out * in, Math.sqrt(weightVariance / in))),
                Tensor.vector(random.gaussians(out, 0.3)));
    }

    private static Conv2d conv(RandomStream random, int in, int out, Window window, int groups) {
        int taps = in / groups * window.height() * window.width();
        return new Conv2d(
                Tensor.of(
                        Shape.of(out, in / groups, window.height(), window.width()),
                        random.gaussians(out * taps, Math.sqrt(2.5 / taps))),
                Tensor.vector(random.gaussians(out, 0.2)),
                window,
                groups);
    }

    private static BatchNorm norm(RandomStream random, int channels) {
        double[] scale = random.gaussians(channels, 1);
        double[] variance = new double[channels];
        for (int c = 0; c < channels; c++) {
            variance[c] = 0.3 + random.uniform();
        }
        return new BatchNorm(
                Tensor.vector(scale),
                Tensor.vector(random.gaussians(channels, 0.5)),
                Tensor.vector(random.gaussians(channels, 0.5)),
                Tensor.vector(variance),
                1e-5);
    }

    /** An activation by name. */
    public static Layer act(String name) {
        return new Activate(Activations.parse(name));
    }

    /** A network of a kind. */
    public static Network network(String kind, long seed) {
        RandomStream r = RandomStream.of(seed).named(kind);
        switch (kind) {
            case "relu", "hard-tanh" -> {
                double variance = kind.equals("relu") ? 2 : 5;
                return Network.builder(Shape.of(4))
                        .then("d1", dense(r, 4, 8, variance))
                        .then("a1", act(kind))
                        .then("d2", dense(r, 8, 7, variance))
                        .then("a2", act(kind))
                        .then("d3", dense(r, 7, 6, variance))
                        .then("a3", act(kind))
                        .then("out", dense(r, 6, 2, variance))
                        .build();
            }
            case "mixed" -> {
                return Network.builder(Shape.of(4))
                        .then("d1", dense(r, 4, 7, 3))
                        .then("a1", act("leaky-relu(0.1)"))
                        .then("d2", dense(r, 7, 6, 3))
                        .then("a2", act("abs"))
                        .then("d3", dense(r, 6, 6, 3))
                        .then("a3", act("clip(-0.5,0.8)"))
                        .then("d4", dense(r, 6, 6, 8))
                        .then("a4", act("hard-sigmoid(0.9,0.5)"))
                        .then("d5", dense(r, 6, 5, 8))
                        .then("a5", act("relu6"))
                        .build();
            }
            case "prelu" -> {
                return Network.builder(Shape.of(2, 3, 3))
                        .then("c1", conv(r, 2, 4, Window.square(2, 1, 0), 1))
                        .then("a1", new Activate(Prelu.of(Tensor.vector(-0.5, 0, 0.3, 1.5))))
                        .then("c2", conv(r, 4, 3, Window.square(2, 1, 1), 1))
                        .then("a2", new Activate(Prelu.of(Tensor.vector(0.2, -1, 0))))
                        .then("flat", new Reshape(Shape.of(27)))
                        .then("out", dense(r, 27, 2, 2))
                        .build();
            }
            case "conv" -> {
                return Network.builder(Shape.of(2, 5, 5))
                        .then("c1", conv(r, 2, 4, Window.square(3, 2, 1), 2))
                        .then("n1", norm(r, 4))
                        .then("a1", act("relu"))
                        .then("p1", new MaxPool2d(Window.square(2, 1, 0)))
                        .then("c2", conv(r, 4, 4, new Window(2, 2, 1, 1, 1, 0, 0, 1, 1, 1), 2))
                        .then("n2", norm(r, 4))
                        .then("a2", act("hard-tanh"))
                        .then("p2", new AveragePool2d(Window.square(2, 1, 1), false))
                        .then("flat", new Reshape(Shape.of(36)))
                        .then("d3", dense(r, 36, 5, 3))
                        .then("a3", act("relu"))
                        .then("out", dense(r, 5, 2, 2))
                        .build();
            }
            case "pool-first" -> {
                return Network.builder(Shape.of(1, 6, 6))
                        .then("c1", conv(r, 1, 2, Window.square(3, 1, 1), 1))
                        .then("p1", new MaxPool2d(Window.square(3, 2, 1)))
                        .then("a1", act("relu"))
                        .then("c2", conv(r, 2, 3, Window.square(2, 1, 0), 1))
                        .then("a2", act("leaky-relu(0.2)"))
                        .then("p2", new MaxPool2d(Window.square(2, 1, 0)))
                        .then("g", new GlobalAveragePool())
                        .then("out", dense(r, 3, 2, 2))
                        .build();
            }
            case "residual" -> {
                Network.Builder b = Network.builder(Shape.of(4));
                int d1 = b.add("d1", dense(r, 4, 6, 2), Network.INPUT);
                int a1 = b.add("a1", act("relu"), d1);
                int d2 = b.add("d2", dense(r, 6, 6, 2), a1);
                int a2 = b.add("a2", act("relu"), d2);
                int d3 = b.add("d3", dense(r, 6, 6, 2), a2);
                int s1 = b.add("s1", new Add(), d3, a1);
                int a3 = b.add("a3", act("relu"), s1);
                int d4 = b.add("d4", dense(r, 6, 4, 2), a3);
                int s2 = b.add("s2", new Add(), d4, Network.INPUT);
                int a4 = b.add("a4", act("hard-tanh"), s2);
                int c1 = b.add("c1", new Concat(), a4, a1, d3);
                b.add("out", dense(r, 16, 3, 2), c1);
                return b.build();
            }
            case "maxout" -> {
                Network.Builder b = Network.builder(Shape.of(4));
                int u = b.add("u", dense(r, 4, 5, 2), Network.INPUT);
                int v = b.add("v", dense(r, 4, 5, 2), Network.INPUT);
                int w = b.add("w", dense(r, 4, 5, 2), Network.INPUT);
                int m = b.add("m", new BranchMaximum(false), u, v, w);
                int x = b.add("x", dense(r, 5, 5, 2), m);
                int y = b.add("y", dense(r, 5, 5, 2), m);
                int n = b.add("n", new BranchMaximum(true), x, y, u);
                b.add("out", dense(r, 5, 3, 2), n);
                return b.build();
            }
            case "branches" -> {
                Network.Builder b = Network.builder(Shape.of(4));
                int d1 = b.add("d1", dense(r, 4, 6, 2), Network.INPUT);
                int a1 = b.add("a1", act("relu"), d1);
                int d2 = b.add("d2", dense(r, 6, 5, 3), a1);
                int e2 = b.add("e2", dense(r, 6, 5, 3), a1);
                int a2 = b.add("a2", act("hard-tanh"), d2);
                int m = b.add("m", new BranchMaximum(false), a2, e2);
                int a3 = b.add("a3", act("abs"), m);
                int j = b.add("j", new Concat(), a3, a2, a1);
                int d4 = b.add("d4", dense(r, 16, 5, 2), j);
                b.add("a4", act("relu"), d4);
                return b.build();
            }
            case "pooled" -> {
                return Network.builder(Shape.of(1, 4, 4))
                        .then("p0", new MaxPool2d(Window.square(2, 1, 1)))
                        .then("c1", conv(r, 1, 2, Window.square(3, 1, 1), 1))
                        .then("a1", act("relu"))
                        .then("p1", new MaxPool2d(new Window(2, 3, 2, 1, 1, 1, 0, 2, 1, 1)))
                        .then("p2", new AveragePool2d(Window.square(2, 2, 1), true))
                        .build();
            }
            case "copied" -> {
                int[] turned = new int[12];
                java.util.Arrays.setAll(turned, i -> i < 10 ? (7 * i + 3) % 10 : Selection.FILL);
                return Network.builder(Shape.of(4))
                        .then("d1", dense(r, 4, 10, 2))
                        .then("a1", act("relu"))
                        .then("t1", new Selection("gather", Shape.of(3, 4), turned, 0.3))
                        .then(
                                "s1",
                                new ScaleShift(Tensor.vector(r.gaussians(3, 1)), Tensor.vector(r.gaussians(12, 0.2))))
                        .then(
                                "p2",
                                new PositionwiseDense(dense(r, 4, 3, 2).weight(), Tensor.vector(r.gaussians(3, 0.3))))
                        .then("a2", act("hard-tanh"))
                        .then("out", dense(r, 9, 2, 2))
                        .build();
            }
            case "tiled" -> {
                // Wide enough for convolutions by tiles; then one channel each, and a branch around them.
                Network.Builder b = Network.builder(Shape.of(1, 3, 3));
                int c1 = b.add("c1", conv(r, 1, 16, Window.square(2, 1, 0), 1), Network.INPUT);
                int a1 = b.add("a1", act("relu"), c1);
                int c2 = b.add("c2", conv(r, 16, 16, Window.square(3, 1, 1), 1), a1);
                int s1 = b.add("s1", new Add(), c2, a1);
                int p1 = b.add("p1", new MaxPool2d(Window.square(2, 1, 1)), s1);
                int c3 = b.add("c3", conv(r, 16, 16, Window.square(3, 2, 1), 16), p1);
                int a3 = b.add("a3", new Activate(Prelu.of(Tensor.vector(r.gaussians(16, 0.5)))), c3);
                int c4 = b.add("c4", conv(r, 16, 17, Window.square(3, 1, 1), 1), a3);
                int g = b.add("g", new GlobalAveragePool(), c4);
                b.add("out", dense(r, 17, 2, 2), g);
                return b.build();
            }
            case "tied" -> {
                // Windows of zeros, constants in the padding and channels that are equal.
                Conv2d once = conv(r, 1, 2, Window.square(2, 1, 0), 1);
                double[] w = once.weight().toArray();
                double[] weight = new double[16];
                for (int i = 0; i < 16; i++) {
                    weight[i] = w[i % 8];
                }
                double[] bias = {-0.4, -0.9, -0.4, -0.9};
                int[] padded = new int[64];
                for (int i = 0; i < 64; i++) {
                    int y = i / 4 % 4;
                    int x = i % 4;
                    padded[i] = y < 3 && x < 3 ? (i / 16 * 3 + y) * 3 + x : Selection.FILL;
                }
                return Network.builder(Shape.of(1, 4, 4))
                        .then(
                                "c1",
                                new Conv2d(
                                        Tensor.of(Shape.of(4, 1, 2, 2), weight), Tensor.vector(bias), once.window(), 1))
                        .then("a1", act("relu"))
                        .then("t1", new Selection("pad", Shape.of(4, 4, 4), padded, 0.25))
                        .then("p1", new MaxPool2d(Window.square(3, 1, 1)))
                        .then("s1", new ScaleShift(Tensor.vector(1, -1, 0.5, 0), Tensor.vector(0.1)))
                        .then("p2", new MaxPool2d(Window.square(2, 2, 1)))
                        .then("c2", conv(r, 4, 3, Window.square(2, 1, 0), 1))
                        .then("a2", act("hard-tanh"))
                        .then("flat", new Reshape(Shape.of(12)))
                        .then("out", dense(r, 12, 2, 2))
                        .build();
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    /** A curve of a kind in as many dimensions. */
    public static Trajectory curve(String kind, int dimension, long seed) {
        RandomStream r = RandomStream.of(seed).named("curve/" + kind);
        Tensor a = Tensor.vector(r.gaussians(dimension, 1.5));
        Tensor b = Tensor.vector(r.gaussians(dimension, 1.5));
        Tensor c = Tensor.vector(r.gaussians(dimension, 1.5));
        Tensor d = Tensor.vector(r.gaussians(dimension, 1.5));
        return switch (kind) {
            case "line" -> new Line(a, b);
            case "arc" -> new Arc(a, b);
            case "circle" -> new Ellipse(Tensor.zeros(a.shape()), a, orthogonal(a, b));
            case "ellipse" -> new Ellipse(c, a, b);
            case "bezier" -> new Bezier(a, b, c);
            case "polyline" -> new Polyline(List.of(a, b, c, d));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Tensor orthogonal(Tensor a, Tensor b) {
        double ab = 0;
        for (int i = 0; i < a.size(); i++) {
            ab += a.get(i) * b.get(i);
        }
        double aa = a.norm() * a.norm();
        double[] v = b.toArray();
        for (int i = 0; i < v.length; i++) {
            v[i] -= ab / aa * a.get(i);
        }
        double scale = a.norm() / Tensor.vector(v).norm();
        for (int i = 0; i < v.length; i++) {
            v[i] *= scale;
        }
        return Tensor.vector(v);
    }
}
