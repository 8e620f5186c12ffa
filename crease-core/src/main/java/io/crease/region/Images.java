package io.crease.region;

import io.crease.network.Maximum;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms behind a cutting node, from those before it and the letters. They are put in the place of the target's next region. */
final class Images {
    private Images() {}

    /** Behind an activation: slope·h + intercept of each neuron's piece; the intercept for the value row only. */
    static void bend(
            PiecewiseLinear activation, Front from, int cell, int source, short[] letters, Front to, int node) {
        Batch before = from.image(source);
        double[] h = before.values();
        double[] z = to.image(node).values();
        int width = before.width();
        int plane = width / activation.channels();
        double[] slope = new double[width];
        double steepest = 0;
        double largest = 0;
        int target = to.count * to.stride * width;
        int at = cell * from.stride * width;
        for (int j = 0; j < width; j++) {
            int channel = activation.channels() == 1 ? 0 : j / plane;
            slope[j] = activation.slope(channel, letters[j]);
            steepest = Math.max(steepest, Math.abs(slope[j]));
            double intercept = activation.intercept(channel, letters[j]);
            double value = slope[j] == 0 ? intercept : slope[j] * h[at + j] + intercept;
            z[target + j] = value;
            if (slope[j] != 0 && (Math.abs(slope[j]) != 1 || intercept != 0)) {
                largest = Math.max(largest, Math.abs(value) + Math.abs(intercept) + Math.abs(slope[j] * h[at + j]));
            }
        }
        for (int row = 1; row < to.stride; row++) {
            int a = at + row * width;
            int b = target + row * width;
            double most = 0;
            for (int j = 0; j < width; j++) {
                z[b + j] = slope[j] * h[a + j] + 0.0;
            }
            if (largest > 0) {
                most = Batch.largest(z, b, b + width);
            }
            errors(from, cell, source, row, steepest, most, width, to, node);
        }
        errors(from, cell, source, 0, steepest, largest, width, to, node);
    }

    /** Behind a maximum: the winners' forms. */
    static void choose(
            Maximum.@Nullable Candidates windows,
            Front from,
            int cell,
            List<Integer> sources,
            short[] letters,
            Front to,
            int node) {
        if (windows == null) {
            throw new IllegalStateException("node " + node + " has no candidates");
        }
        int outputs = windows.outputs();
        int width = from.image(sources.get(0)).width();
        double[] z = to.image(node).values();
        int[] chosen = new int[width * sources.size()];
        int most = 0;
        for (int o = 0; o < outputs; o++) {
            most = Math.max(most, ++chosen[windows.index(windows.start(o) + letters[o])]);
        }
        for (int row = 0; row < to.stride; row++) {
            int target = (to.count * to.stride + row) * outputs;
            for (int o = 0; o < outputs; o++) {
                int c = windows.index(windows.start(o) + letters[o]);
                z[target + o] =
                        from.image(sources.get(c / width)).values()[(cell * from.stride + row) * width + c % width];
            }
            double squares = 0;
            double largest = 0;
            for (int source : sources) {
                double e = from.errors(source)[cell * from.stride + row];
                squares += e * e;
                largest = Math.max(largest, from.largestErrors(source)[cell * from.stride + row]);
            }
            int r = to.count * to.stride + row;
            // A neuron that wins in several windows is counted so often.
            to.errors(node)[r] = Math.sqrt(squares * most) * (1 + 0x1p-50);
            to.largestErrors(node)[r] = largest;
        }
    }

    /** Errors behind an activation: those before it times the steepest slope, and two roundings where there is arithmetic at all. */
    private static void errors(
            Front from, int cell, int source, int row, double steepest, double rounded, int width, Front to, int node) {
        int r = cell * from.stride + row;
        int t = to.count * to.stride + row;
        double rounding = rounded * 0x1p-52;
        double up = 1 + 0x1p-50;
        to.largestErrors(node)[t] = (steepest * from.largestErrors(source)[r] + rounding) * up;
        to.errors(node)[t] = (steepest * from.errors(source)[r] + rounding * Math.sqrt(width)) * up;
    }
}
