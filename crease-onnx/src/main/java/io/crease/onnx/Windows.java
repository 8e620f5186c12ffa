package io.crease.onnx;

import io.crease.network.Window;
import java.util.Arrays;
import java.util.List;

/**
 * The window of a convolution or pool, from ONNX's attributes; one spatial axis is taken for an image of height 1.
 *
 * @param window as our layers take it, the padding made such that the number of positions is ONNX's
 * @param declared the padding as declared, before rounding up the number of positions: top, left, bottom, right
 */
record Windows(Window window, List<Integer> declared) {
    private static final int LARGEST = 1 << 20;

    /**
     * The window of a node.
     *
     * @param spatial extents of the input behind batch and channels, one or two
     * @param kernel extents of the kernel
     * @param ceil whether the number of positions is rounded up
     */
    static Windows of(OnnxNode node, int[] spatial, int[] kernel, boolean ceil) {
        int n = spatial.length;
        long[] ones = new long[n];
        Arrays.fill(ones, 1);
        long[] strides = sized(node, "strides", n, ones);
        long[] dilations = sized(node, "dilations", n, ones);
        long[] pads = sized(node, "pads", 2 * n, new long[2 * n]);
        String auto = node.text("auto_pad", "NOTSET");
        int[][] axes = new int[2][];
        int[][] declared = new int[2][];
        axes[0] = new int[] {1, 1, 0, 0, 1};
        declared[0] = new int[2];
        for (int axis = 0; axis < n; axis++) {
            int stride = small("strides", strides[axis], 1);
            int dilation = small("dilations", dilations[axis], 1);
            int size = small("kernel_shape", kernel[axis], 1);
            int covered = Math.addExact(Math.multiplyExact(dilation, size - 1), 1);
            int before = small("pads", pads[axis], 0);
            int after = small("pads", pads[axis + n], 0);
            int positions;
            switch (auto) {
                case "SAME_UPPER", "SAME_LOWER" -> {
                    positions = (spatial[axis] + stride - 1) / stride;
                    int total = Math.max(0, (positions - 1) * stride + covered - spatial[axis]);
                    before = auto.equals("SAME_UPPER") ? total / 2 : total - total / 2;
                    after = total - before;
                }
                case "VALID", "NOTSET", "" -> {
                    before = auto.equals("VALID") ? 0 : before;
                    after = auto.equals("VALID") ? 0 : after;
                    int room = spatial[axis] + before + after - covered;
                    if (room < 0) {
                        throw new IllegalArgumentException(
                                "a kernel that covers " + covered + " does not fit an input of " + spatial[axis]
                                        + " with " + (before + after) + " of padding");
                    }
                    positions = (ceil ? room + stride - 1 : room) / stride + 1;
                    // The last window must begin inside the input or the padding before it.
                    if (ceil && (positions - 1) * stride >= spatial[axis] + before) {
                        positions--;
                    }
                }
                default ->
                    throw new IllegalArgumentException(
                            "auto_pad is " + auto + "; expected NOTSET, SAME_UPPER, SAME_LOWER or VALID");
            }
            declared[axis + 2 - n] = new int[] {before, after};
            int needed = Math.max(0, (positions - 1) * stride + covered - spatial[axis] - before);
            axes[axis + 2 - n] = new int[] {size, stride, before, ceil ? needed : after, dilation};
        }
        int[] y = axes[0];
        int[] x = axes[1];
        return new Windows(
                new Window(y[0], x[0], y[1], x[1], y[2], x[2], y[3], x[3], y[4], x[4]),
                List.of(declared[0][0], declared[1][0], declared[0][1], declared[1][1]));
    }

    private static long[] sized(OnnxNode node, String key, int n, long[] preset) {
        long[] found = node.integers(key);
        if (found == null || found.length == 0) {
            return preset;
        }
        if (found.length != n) {
            throw new IllegalArgumentException(key + " is " + Arrays.toString(found) + "; expected " + n + " numbers");
        }
        return found;
    }

    static int small(String key, long value, int least) {
        if (value < 0 && key.equals("pads")) {
            throw new Unsupported("pads are negative");
        }
        if (value < least || value > LARGEST) {
            throw new IllegalArgumentException(key + " has " + value + "; expected " + least + " to " + LARGEST);
        }
        return (int) value;
    }

    /** Whether the rounding up made windows reach beyond the declared padding. */
    boolean overhangs() {
        return window.bottom() > declared.get(2) || window.right() > declared.get(3);
    }
}
