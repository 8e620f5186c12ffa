package io.crease.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A block with attention: once as a graph, once as loops over arrays. Three tokens of four numbers, two outputs. */
final class Attention {
    static final int TOKENS = 3;
    static final int WIDTH = 4;
    static final int OUTPUTS = 2;

    private final double[][] weights = new double[4][];

    Attention(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int w = 0; w < 4; w++) {
            weights[w] = new double[w < 3 ? WIDTH * WIDTH : TOKENS * WIDTH * OUTPUTS];
            for (int i = 0; i < weights[w].length; i++) {
                weights[w][i] = (float) (1.5 * random.nextGaussian());
            }
        }
    }

    /** softmax(x·q (x·k)ᵀ / 2)·(x·v) + x, ReLU, flattened, times the head. */
    ProtoGraph graph(int type, int batch) {
        return new ProtoGraph(type)
                .input("x", type, batch, TOKENS, WIDTH)
                .weight("wq", weights[0], WIDTH, WIDTH)
                .weight("wk", weights[1], WIDTH, WIDTH)
                .weight("wv", weights[2], WIDTH, WIDTH)
                .weight("wo", weights[3], TOKENS * WIDTH, OUTPUTS)
                .weight("half", new double[] {0.5})
                .node("MatMul", "x wq", "q")
                .node("MatMul", "x wk", "k")
                .node("MatMul", "x wv", "v")
                .node("Transpose", "k", "kt", ProtoGraph.ints("perm", 0, 2, 1))
                .node("MatMul", "q kt", "product")
                .node("Mul", "product half", "scores")
                .node("Softmax", "scores", "attention", ProtoGraph.integer("axis", -1))
                .node("MatMul", "attention v", "mixed")
                .node("Add", "mixed x", "sum")
                .node("Relu", "sum", "on")
                .node("Flatten", "on", "flat")
                .node("MatMul", "flat wo", "y")
                .output("y", type);
    }

    /** scores, attention, sum, ReLU of it and output at a point. */
    List<double[]> images(double[] x) {
        double[] q = times(x, weights[0]);
        double[] k = times(x, weights[1]);
        double[] v = times(x, weights[2]);
        double[] scores = new double[TOKENS * TOKENS];
        double[] attention = new double[TOKENS * TOKENS];
        double[] sum = new double[TOKENS * WIDTH];
        double[] on = new double[TOKENS * WIDTH];
        for (int i = 0; i < TOKENS; i++) {
            double total = 0;
            for (int j = 0; j < TOKENS; j++) {
                for (int c = 0; c < WIDTH; c++) {
                    scores[i * TOKENS + j] += 0.5 * q[i * WIDTH + c] * k[j * WIDTH + c];
                }
                total += Math.exp(scores[i * TOKENS + j]);
            }
            for (int j = 0; j < TOKENS; j++) {
                attention[i * TOKENS + j] = Math.exp(scores[i * TOKENS + j]) / total;
            }
            for (int c = 0; c < WIDTH; c++) {
                double value = x[i * WIDTH + c];
                for (int j = 0; j < TOKENS; j++) {
                    value += attention[i * TOKENS + j] * v[j * WIDTH + c];
                }
                sum[i * WIDTH + c] = value;
                on[i * WIDTH + c] = Math.max(0, value);
            }
        }
        double[] y = new double[OUTPUTS];
        for (int i = 0; i < on.length; i++) {
            for (int o = 0; o < OUTPUTS; o++) {
                y[o] += on[i] * weights[3][i * OUTPUTS + o];
            }
        }
        return new ArrayList<>(List.of(scores, attention, sum, on, y));
    }

    private static double[] times(double[] x, double[] w) {
        double[] y = new double[TOKENS * WIDTH];
        for (int i = 0; i < TOKENS; i++) {
            for (int c = 0; c < WIDTH; c++) {
                for (int j = 0; j < WIDTH; j++) {
                    y[i * WIDTH + c] += x[i * WIDTH + j] * w[j * WIDTH + c];
                }
            }
        }
        return y;
    }
}
