package io.crease.region;

import io.crease.network.Maximum;
import io.crease.numeric.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms behind a cutting node, from those before it and the letters. They are put in the place of the target's next region. */
final class Images {
    private Images() {}

    /** Behind an activation: slope·h + intercept of each neuron's piece; the intercept for the value row only. */
    static void bend(Bends bends, Front from, int cell, int source, short[] letters, Front to, int node) {
        Batch before = from.image(source);
        double[] h = before.values();
        double[] z = to.image(node).values();
        int width = before.width();
        double[] slope = new double[width];
        double[] intercept = new double[width];
        double steepest = bends.fill(letters, slope, intercept) ? bends.steepest : 0;
        int target = to.count * to.stride * width;
        int at = cell * from.stride * width;
        for (int j = 0; j < width; j++) {
            z[target + j] = slope[j] * h[at + j] + intercept[j];
        }
        for (int row = 1; row < to.stride; row++) {
            int a = at + row * width;
            int b = target + row * width;
            for (int j = 0; j < width; j++) {
                z[b + j] = slope[j] * h[a + j];
            }
        }
        for (int row = 0; row < to.stride; row++) {
            double size = 0;
            if (bends.rounds) {
                int a = at + row * width;
                for (int j = 0; j < width; j++) {
                    size = Math.max(size, Math.abs(slope[j] * h[a + j]) + (row == 0 ? Math.abs(intercept[j]) : 0));
                }
            }
            double wrong = size * 0x1p-52 + (row == 0 ? bends.wrong : 0);
            errors(from, cell, source, row, steepest, wrong, width, to, node);
        }
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

    /** Errors behind an activation: those before it times the steepest slope, and what is added to each element. */
    private static void errors(
            Front from, int cell, int source, int row, double steepest, double wrong, int width, Front to, int node) {
        int r = cell * from.stride + row;
        int t = to.count * to.stride + row;
        double up = 1 + 0x1p-50;
        to.largestErrors(node)[t] = (steepest * from.largestErrors(source)[r] + wrong) * up;
        to.errors(node)[t] = (steepest * from.errors(source)[r] + wrong * Math.sqrt(width)) * up;
    }
}
