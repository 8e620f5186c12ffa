package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The forward pass written again, slowly and directly from the definitions: nested loops over multi-dimensional indexes, no
 * window tables, no matrix products, no activation pieces. What the evaluator is checked against.
 */
public final class ReferenceForward {

    private ReferenceForward() {}

    /** The image of one point at every node. */
    public static List<double[]> run(Network network, double[] point) {
        List<double[]> images = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            List<double[]> inputs = new ArrayList<>();
            List<Shape> shapes = new ArrayList<>();
            for (int i : node.inputs()) {
                inputs.add(i < 0 ? point : images.get(i));
                shapes.add(i < 0 ? network.input() : network.nodes().get(i).shape());
            }
            images.add(layer(node, inputs, shapes));
        }
        return images;
    }

    private static double[] layer(Network.Node node, List<double[]> inputs, List<Shape> shapes) {
        Layer layer = node.layer();
        double[] x = inputs.get(0);
        Shape in = shapes.get(0);
        Shape out = node.shape();
        if (layer instanceof Dense dense) {
            double[] y = new double[out.size()];
            for (int o = 0; o < y.length; o++) {
                y[o] = dense.bias().get(o);
                for (int i = 0; i < x.length; i++) {
                    y[o] += dense.weight().get(o * x.length + i) * x[i];
                }
            }
            return y;
        } else if (layer instanceof Conv2d conv) {
            return conv(conv, x, in, out);
        } else if (layer instanceof BatchNorm norm) {
            double[] y = new double[x.length];
            int plane = x.length / in.extent(0);
            for (int c = 0; c < in.extent(0); c++) {
                for (int p = 0; p < plane; p++) {
                    double centred = x[c * plane + p] - norm.mean().get(c);
                    y[c * plane + p] = norm.scale().get(c)
                                    * centred
                                    / Math.sqrt(norm.variance().get(c) + norm.epsilon())
                            + norm.shift().get(c);
                }
            }
            return y;
        } else if (layer instanceof MaxPool2d pool) {
            return pool(pool.window(), "max", x, in, out);
        } else if (layer instanceof AveragePool2d pool) {
            return pool(pool.window(), pool.countPadding() ? "mean-with-padding" : "mean", x, in, out);
        } else if (layer instanceof GlobalAveragePool) {
            Window all = new Window(in.extent(1), in.extent(2), 1, 1, 0, 0, 0, 0, 1, 1);
            return pool(all, "mean", x, in, out);
        } else if (layer instanceof Reshape) {
            return x.clone();
        } else if (layer instanceof Selection selection) {
            double[] y = new double[out.size()];
            for (int i = 0; i < y.length; i++) {
                y[i] = selection.index(i) < 0 ? selection.fill() : x[selection.index(i)];
            }
            return y;
        } else if (layer instanceof ScaleShift affine) {
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = number(affine.scale(), i, in) * x[i] + number(affine.shift(), i, in);
            }
            return y;
        } else if (layer instanceof PositionwiseDense dense) {
            double[] y = new double[out.size()];
            int m = dense.weight().shape().extent(0);
            int n = dense.weight().shape().extent(1);
            for (int i = 0; i < y.length; i++) {
                y[i] = dense.bias().get(i % m);
                for (int k = 0; k < n; k++) {
                    y[i] += dense.weight().get(i % m * n + k) * x[i / m * n + k];
                }
            }
            return y;
        } else if (layer instanceof Add) {
            double[] y = new double[x.length];
            for (double[] input : inputs) {
                for (int i = 0; i < y.length; i++) {
                    y[i] += input[i];
                }
            }
            return y;
        } else if (layer instanceof Concat) {
            List<Double> all = new ArrayList<>();
            for (double[] input : inputs) {
                for (double value : input) {
                    all.add(value);
                }
            }
            return all.stream().mapToDouble(Double::doubleValue).toArray();
        } else if (layer instanceof BranchMaximum max) {
            double[] y = x.clone();
            for (double[] input : inputs) {
                for (int i = 0; i < y.length; i++) {
                    y[i] = max.smallest() ? Math.min(y[i], input[i]) : Math.max(y[i], input[i]);
                }
            }
            return y;
        } else if (layer instanceof Activate activate) {
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = activation(activate.activation(), i / (x.length / in.extent(0)), x[i]);
            }
            return y;
        }
        throw new AssertionError("no reference for " + layer.kind());
    }

    /** The number for element i: there is one, one a channel or one an element. */
    private static double number(Tensor numbers, int i, Shape in) {
        if (numbers.size() == 1) {
            return numbers.get(0);
        }
        return numbers.get(numbers.size() == in.size() ? i : i / (in.size() / in.extent(0)));
    }

    private static double[] conv(Conv2d conv, double[] x, Shape in, Shape out) {
        Window w = conv.window();
        Shape weight = conv.weight().shape();
        int perGroupIn = weight.extent(1);
        int perGroupOut = weight.extent(0) / conv.groups();
        double[] y = new double[out.size()];
        for (int o = 0; o < out.extent(0); o++) {
            for (int r = 0; r < out.extent(1); r++) {
                for (int c = 0; c < out.extent(2); c++) {
                    double sum = conv.bias().get(o);
                    for (int i = 0; i < perGroupIn; i++) {
                        for (int ky = 0; ky < w.height(); ky++) {
                            for (int kx = 0; kx < w.width(); kx++) {
                                int channel = o / perGroupOut * perGroupIn + i;
                                int row = r * w.strideY() + ky * w.dilationY() - w.top();
                                int column = c * w.strideX() + kx * w.dilationX() - w.left();
                                if (inside(in, row, column)) {
                                    int tap = ((o * perGroupIn + i) * w.height() + ky) * w.width() + kx;
                                    sum += conv.weight().get(tap) * x[at(in, channel, row, column)];
                                }
                            }
                        }
                    }
                    y[at(out, o, r, c)] = sum;
                }
            }
        }
        return y;
    }

    private static double[] pool(Window w, String how, double[] x, Shape in, Shape out) {
        double[] y = new double[out.size()];
        for (int channel = 0; channel < out.extent(0); channel++) {
            for (int r = 0; r < out.extent(1); r++) {
                for (int c = 0; c < out.extent(2); c++) {
                    double largest = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    int seen = 0;
                    for (int ky = 0; ky < w.height(); ky++) {
                        for (int kx = 0; kx < w.width(); kx++) {
                            int row = r * w.strideY() + ky * w.dilationY() - w.top();
                            int column = c * w.strideX() + kx * w.dilationX() - w.left();
                            if (inside(in, row, column)) {
                                double value = x[at(in, channel, row, column)];
                                largest = Math.max(largest, value);
                                sum += value;
                                seen++;
                            }
                        }
                    }
                    y[at(out, channel, r, c)] = switch (how) {
                        case "max" -> largest;
                        case "mean" -> sum / Math.max(1, seen);
                        default -> sum / (w.height() * w.width());
                    };
                }
            }
        }
        return y;
    }

    private static boolean inside(Shape image, int row, int column) {
        return row >= 0 && row < image.extent(1) && column >= 0 && column < image.extent(2);
    }

    private static int at(Shape image, int channel, int row, int column) {
        return (channel * image.extent(1) + row) * image.extent(2) + column;
    }

    /** φ from its definition. */
    private static double activation(Activation activation, int channel, double x) {
        String name = activation.name();
        int open = name.indexOf('(');
        String[] texts = open < 0
                ? new String[0]
                : name.substring(open + 1, name.length() - 1).split(",");
        double[] p = new double[texts.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Double.parseDouble(texts[i]);
        }
        return switch (open < 0 ? name : name.substring(0, open)) {
            case "relu" -> Math.max(0, x);
            case "relu6" -> Math.min(6, Math.max(0, x));
            case "leaky-relu" -> x > 0 ? x : p[0] * x;
            case "prelu" -> x > 0 ? x : (p.length > 0 ? p[0] : ((PiecewiseLinear) activation).slope(channel, 0)) * x;
            case "hard-tanh" -> Math.min(1, Math.max(-1, x));
            case "hard-sigmoid" -> Math.min(1, Math.max(0, p[0] * x + p[1]));
            case "abs" -> Math.abs(x);
            case "clip" -> Math.min(p[1], Math.max(p[0], x));
            case "tanh" -> (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x));
            case "sigmoid" -> 1 / (1 + Math.exp(-x));
            case "erf" -> erf(x);
            case "gelu" -> x * 0.5 * (1 + erf(x / Math.sqrt(2)));
            case "silu" -> x / (1 + Math.exp(-x));
            case "elu" -> x > 0 ? x : Math.exp(x) - 1;
            case "hard-swish" -> x * Math.min(1, Math.max(0, (x + 3) / 6));
            case "softplus" -> Math.log(1 + Math.exp(x));
            default -> throw new AssertionError("no reference for the activation " + name + ": write one");
        };
    }

    /** erf(x) = 2/√π · Σ (−1)ⁿ x^(2n+1)/(n!(2n+1)), summed as 2x e^(−x²)/√π · Σ (2x²)ⁿ/(1·3·…·(2n+1)); all terms positive. */
    private static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = 1;
        double sum = 0;
        for (int n = 0; n < 300; n++) {
            sum += term;
            term *= 2 * x * x / (2 * n + 3);
        }
        return 2 * x * Math.exp(-x * x) / Math.sqrt(Math.PI) * sum;
    }
}
