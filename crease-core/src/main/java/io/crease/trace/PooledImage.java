package io.crease.trace;

import io.crease.network.Maximum;
import io.crease.numeric.Batch;
import java.util.List;

/** What a maximum makes of a part of a refinement with straight pieces: at each point the value of the winner there. */
final class PooledImage {
    private PooledImage() {}

    /**
     * Fills {@code output} at the rows of refined pieces {@code first} up to {@code end}, and declares which columns vary and which
     * rows are blends of others.
     *
     * @param inputs over the old partition
     * @param letters winners on the first piece
     * @param from first event inside the part
     * @param to end of the events inside the part
     */
    static void fill(
            Maximum.Candidates windows,
            Refinement refined,
            int first,
            int end,
            List<Batch> inputs,
            int[] letters,
            int from,
            int to,
            Batch output) {
        int outputs = windows.outputs();
        int width = inputs.get(0).width();
        output.resize(end - first + 1);
        double magnitude = 0;
        double[][] values = new double[inputs.size()][];
        for (int b = 0; b < values.length; b++) {
            magnitude = Math.max(magnitude, inputs.get(b).magnitude());
            values[b] = inputs.get(b).values();
        }
        output.setMagnitude(magnitude);
        int[] winner = new int[outputs];
        for (int o = 0; o < outputs; o++) {
            winner[o] = windows.index(windows.start(o) + letters[o]);
        }
        double[] y = output.values();
        int e = from;
        for (int r = first; r <= end; r++) {
            for (; e < to && refined.point(e) <= r; e++) {
                int o = refined.events.neuron[e];
                winner[o] = windows.index(windows.start(o) + refined.events.to[e]);
            }
            int row = refined.oldPiece(r) * width;
            double share = refined.share(r, false);
            int at = (r - first) * outputs;
            if (refined.isOld(r)) {
                for (int o = 0; o < outputs; o++) {
                    y[at + o] = values[winner[o] / width][row + winner[o] % width];
                }
            } else {
                for (int o = 0; o < outputs; o++) {
                    double[] v = values[winner[o] / width];
                    double x = v[row + winner[o] % width];
                    y[at + o] = x + share * (v[row + width + winner[o] % width] - x);
                }
            }
        }
        if (inputs.size() == 1) {
            declareVarying(windows, inputs.get(0), output);
        }
        output.setBlends(KinkedImage.blends(refined, first, end, from, to, output));
    }

    /** An output varies when one of its candidates does. */
    private static void declareVarying(Maximum.Candidates windows, Batch input, Batch output) {
        int[] columns = input.varying();
        if (columns == null) {
            return;
        }
        boolean[] moving = new boolean[input.width()];
        for (int c = 0; c < input.varyingCount(); c++) {
            moving[columns[c]] = true;
        }
        int[] varying = new int[windows.outputs()];
        int count = 0;
        for (int o = 0; o < windows.outputs(); o++) {
            boolean varies = false;
            for (int i = windows.start(o); i < windows.start(o + 1) && !varies; i++) {
                varies = moving[windows.index(i)];
            }
            if (varies) {
                varying[count++] = o;
            }
        }
        output.setVarying(varying, count);
    }
}
