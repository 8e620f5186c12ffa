package io.crease.region;

import java.util.Arrays;

/**
 * Hyperplanes that coincide, found before anything is cut: neurons with equal weights, or that see equal pixels of a convolution's input, would
 * else be in doubt at every vertex on the first of them. Mutable, used by one thread.
 */
final class Twins {
    /** For each hyperplane the next that coincides with it, −1 at the end. */
    int[] next = new int[64];
    /** Whether it is positive where the first of its group is. */
    boolean[] along = new boolean[64];

    private boolean[] follows = new boolean[64];
    private long[] keys = new long[64];

    /** Tells in exact arithmetic whether two hyperplanes coincide, as {@link Exact#coincide} does. */
    interface Test {
        int coincide(int one, int other);
    }

    /** Whether a hyperplane is in a group of which it is not the first. */
    boolean follows(int number) {
        return follows[number];
    }

    /**
     * Groups the hyperplanes.
     *
     * @param forms coefficients, {@code stride} of each
     * @param errors bounds on their errors, the same for all
     */
    void find(int count, double[] forms, int stride, double[] errors, Test test) {
        if (next.length < count) {
            next = new int[2 * count];
            along = new boolean[2 * count];
            follows = new boolean[2 * count];
            keys = new long[2 * count];
        }
        Arrays.fill(next, 0, count, -1);
        Arrays.fill(along, 0, count, true);
        Arrays.fill(follows, 0, count, false);
        if (count < 2) {
            return;
        }
        // Sorted by the ratio of two coefficients, to half the digits of a float, coinciding ones are neighbours or
        // nearly so.
        for (int k = 0; k < count; k++) {
            float key = (float) ratio(forms, k * stride, stride, errors);
            keys[k] = ((long) (Float.floatToIntBits(key) >> 8) << 32) | k;
        }
        Arrays.sort(keys, 0, count);
        for (int i = 1; i < count; i++) {
            int b = (int) keys[i];
            for (int j = i - 1; j >= 0 && (keys[i] >> 32) - (keys[j] >> 32) <= 1; j--) {
                int a = (int) keys[j];
                if (!follows[a] && near(forms, a * stride, b * stride, stride, errors)) {
                    int side = test.coincide(a, b);
                    if (side != 0) {
                        follows[b] = true;
                        along[b] = side > 0;
                        next[b] = next[a];
                        next[a] = b;
                        break;
                    }
                }
            }
        }
    }

    private static double ratio(double[] forms, int at, int stride, double[] errors) {
        if (stride > 2 && Math.abs(forms[at]) <= 16 * errors[0]) {
            return forms[at + 1] / forms[at + 2]; // through the origin: the constant is noise
        }
        double sum = 0;
        for (int i = 1; i < stride; i++) {
            sum += forms[at + i] * (0.5 + 0.618 * i);
        }
        return forms[at] / sum;
    }

    /** Whether two forms may be multiples of each other, as far as their errors let know. */
    private static boolean near(double[] forms, int a, int b, int stride, double[] errors) {
        int most = 0;
        for (int i = 0; i < stride; i++) {
            if (Math.abs(forms[a + i]) > Math.abs(forms[a + most])) {
                most = i;
            }
        }
        double p = forms[a + most];
        double q = forms[b + most];
        for (int i = 0; i < stride; i++) {
            double x = forms[a + i] * q;
            double y = forms[b + i] * p;
            double wrong = errors[i] * (Math.abs(p) + Math.abs(q))
                    + errors[most] * (Math.abs(forms[a + i]) + Math.abs(forms[b + i]));
            if (Math.abs(x - y) > 2 * wrong + (Math.abs(x) + Math.abs(y)) * 0x1p-50) {
                return false;
            }
        }
        return true;
    }
}
