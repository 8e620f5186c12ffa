package io.crease.trace;

import io.crease.network.Activate;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Line;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * The networks and curves of the independent oracles in {@code resources/oracles}: made from a seed by Box–Muller draws from
 * SplittableRandom, rounded to floats.
 */
public final class OracleNetworks {
    public static final PiecewiseLinear RELU = PiecewiseLinear.of("relu", new double[] {0}, 0, 0, 1);
    public static final PiecewiseLinear HARD_TANH = PiecewiseLinear.of("hard-tanh", new double[] {-1, 1}, -1, 0, 1, 0);

    private OracleNetworks() {}

    private static double gaussian(SplittableRandom random) {
        double u1 = (random.nextLong() >>> 11) * 0x1p-53;
        double u2 = (random.nextLong() >>> 11) * 0x1p-53;
        return Math.sqrt(-2 * StrictMath.log(1 - u1)) * StrictMath.cos(2 * Math.PI * u2);
    }

    private static double[] draw(SplittableRandom random, int count, double scale) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (gaussian(random) * scale);
        }
        return values;
    }

    /** A fully connected network; the activation follows every layer but the last. */
    public static Network network(
            PiecewiseLinear activation, int[] widths, double weightVariance, double biasVariance, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network.Builder builder = Network.builder(Shape.of(widths[0]));
        for (int l = 1; l < widths.length; l++) {
            int in = widths[l - 1];
            int out = widths[l];
            double[] w = draw(random, in * out, Math.sqrt(weightVariance / in));
            double[] b = biasVariance == 0 ? new double[out] : draw(random, out, Math.sqrt(biasVariance));
            builder.then("dense" + l, new Dense(Tensor.of(Shape.of(out, in), w), Tensor.vector(b)));
            if (l < widths.length - 1) {
                builder.then("act" + l, new Activate(activation));
            }
        }
        return builder.build();
    }

    /** First 16 hexadecimal digits of the SHA-256 over all weights as little-endian floats. */
    public static String hash(Network network) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Network.Node node : network.nodes()) {
            for (Tensor tensor : node.layer().weights()) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < tensor.size(); i++) {
                    bytes.putFloat((float) tensor.get(i));
                }
                digest.update(bytes.array());
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** The segments of lines.csv: pairs of standard normal points drawn in one go. */
    public static Line[] segments(int count) {
        SplittableRandom random = new SplittableRandom(20240784);
        Line[] lines = new Line[count];
        for (int i = 0; i < count; i++) {
            Tensor x0 = Tensor.vector(draw(random, 784, 1));
            lines[i] = new Line(x0, Tensor.vector(draw(random, 784, 1)));
        }
        return lines;
    }

    /** The arcs of arcs.csv. */
    public static Arc arc(int dimension, int arc, long netSeed) {
        SplittableRandom random = new SplittableRandom(7000 + 100L * arc + netSeed);
        Tensor x0 = Tensor.vector(draw(random, dimension, 1));
        return new Arc(x0, Tensor.vector(draw(random, dimension, 1)));
    }

    /** {@code [784, 256, 256, 256, 256, 10]}, seed 1. */
    public static Network b1() {
        return network(RELU, new int[] {784, 256, 256, 256, 256, 10}, 2, 0.01, 1);
    }

    /** {@code [784, 512 × 8, 10]}, seed 1. */
    public static Network b2() {
        return network(RELU, new int[] {784, 512, 512, 512, 512, 512, 512, 512, 512, 10}, 2, 0.01, 1);
    }
}
