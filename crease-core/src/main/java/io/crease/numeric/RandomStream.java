package io.crease.numeric;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.hipparchus.util.FastMath;

/**
 * A stream of random numbers, split by name and never by call order: {@code RandomStream.of(7).named("layer/3/weights")} is
 * the same stream whatever else has been drawn, on every platform and Java version. Not thread-safe; a stream is drawn from by
 * one caller.
 */
public final class RandomStream {
    private static final double ULP_OF_HALF = 0x1p-53;

    private final long state;
    private final SplittableRandom random;
    private double spare = Double.NaN;

    private RandomStream(long state) {
        this.state = state;
        this.random = new SplittableRandom(state);
    }

    /** The root stream of a seed. */
    public static RandomStream of(long seed) {
        return new RandomStream(mix(seed));
    }

    /** The stream of that name below this one; it does not depend on what has been drawn from this one. */
    public RandomStream named(String name) {
        long hash = state ^ 0x9E3779B97F4A7C15L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash + b);
        }
        return new RandomStream(mix(hash + name.length()));
    }

    /** Uniform on [0, 1) with 53 random bits. */
    public double uniform() {
        return (random.nextLong() >>> 11) * ULP_OF_HALF;
    }

    /** Uniform integer in [0, bound). */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Standard normal, by Marsaglia's polar method. */
    public double gaussian() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double x;
        double y;
        double r2;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            r2 = x * x + y * y;
        } while (r2 >= 1 || r2 == 0);
        double scale = Math.sqrt(-2 * FastMath.log(r2) / r2);
        spare = y * scale;
        return x * scale;
    }

    /** {@code count} independent standard normals times {@code scale}. */
    public double[] gaussians(int count, double scale) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = scale * gaussian();
        }
        return values;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection of 64-bit words whose output bits look independent. */
    public static long mix(long word) {
        long z = word + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
