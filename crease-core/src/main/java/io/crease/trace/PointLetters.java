package io.crease.trace;

import io.crease.network.Evaluator;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import java.util.ArrayList;
import java.util.List;

/** Letters at sampled points. */
final class PointLetters {
    private PointLetters() {}

    /** The letters of a site at each sample, or at each but the first. */
    static Letters of(
            Network network, Evaluator evaluator, Sites sites, Site site, Samples samples, boolean withFirst) {
        int index = sites.node(site);
        Network.Node node = network.nodes().get(index);
        List<Batch> inputs = new ArrayList<>();
        for (int source : node.inputs()) {
            inputs.add(samples.image(source));
        }
        int width = site.width();
        int start = withFirst ? 0 : 1;
        int[] first = new int[width];
        int[] letters = new int[width];
        read(node, evaluator, index, inputs, start, first);
        System.arraycopy(first, 0, letters, 0, width);
        Events events = new Events();
        int[] now = new int[width];
        for (int row = start + 1; row < samples.count(); row++) {
            read(node, evaluator, index, inputs, row, now);
            for (int j = 0; j < width; j++) {
                if (now[j] != letters[j]) {
                    events.add(row - start, 0, samples.t(row), j, letters[j], now[j]);
                    letters[j] = now[j];
                }
            }
        }
        return new Letters(
                samples.count() - start,
                first,
                events.count,
                events.piece,
                events.neuron,
                events.from,
                events.to,
                events.t);
    }

    private static void read(
            Network.Node node, Evaluator evaluator, int index, List<Batch> inputs, int row, int[] letters) {
        Maximum.Candidates windows = evaluator.candidates(index);
        if (node.activation() instanceof PiecewiseLinear activation) {
            double[] v = inputs.get(0).values();
            for (int j = 0; j < letters.length; j++) {
                letters[j] = activation.piece(v[row * letters.length + j]);
            }
        } else if (windows != null && node.layer() instanceof Maximum max) {
            int width = inputs.get(0).width();
            for (int o = 0; o < letters.length; o++) {
                int best = windows.start(o);
                for (int i = best + 1; i < windows.start(o + 1); i++) {
                    double lead = value(windows, inputs, width, row, i) - value(windows, inputs, width, row, best);
                    best = (max.smallest() ? lead < 0 : lead > 0) ? i : best;
                }
                letters[o] = best - windows.start(o);
            }
        }
    }

    private static double value(Maximum.Candidates windows, List<Batch> inputs, int width, int row, int i) {
        int c = windows.index(i);
        return inputs.get(c / width).values()[row * width + c % width];
    }

    /** Adds the letters of one site to the pattern hashes, cell by cell. */
    static void hash(int site, Partition partition, Letters letters) {
        long high = 0;
        long low = 0;
        for (int j = 0; j < letters.width(); j++) {
            high ^= PatternHash.high(site, j, letters.first(j));
            low ^= PatternHash.low(site, j, letters.first(j));
        }
        int e = 0;
        for (int cell = 0; cell < letters.cells(); cell++) {
            for (; e < letters.changes() && letters.cell(e) == cell; e++) {
                int j = letters.neuron(e);
                high ^= PatternHash.high(site, j, letters.from(e)) ^ PatternHash.high(site, j, letters.to(e));
                low ^= PatternHash.low(site, j, letters.from(e)) ^ PatternHash.low(site, j, letters.to(e));
            }
            partition.hashHigh[cell] ^= high;
            partition.hashLow[cell] ^= low;
        }
    }
}
