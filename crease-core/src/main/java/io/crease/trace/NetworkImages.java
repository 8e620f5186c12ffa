package io.crease.trace;

import io.crease.network.Evaluator;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The images of points in a network, in double precision. */
final class NetworkImages implements Images {
    /** As for exact traces: what is closer than this times the size of the terms it was summed from is equal. */
    private static final double ROUNDING = 0x1p-50;

    private final Evaluator evaluator;
    private final Network network;
    private final Sites sites;
    /** A site that shows each node's output; every node has one. */
    private final int[] shownAt;

    NetworkImages(Evaluator evaluator) {
        this.evaluator = evaluator;
        network = evaluator.network();
        sites = new Sites(network);
        shownAt = new int[network.nodes().size()];
        for (Site site : sites.all()) {
            if (sites.node(site) != Network.INPUT) {
                shownAt[sites.node(site)] = site.index();
            }
        }
    }

    @Override
    public List<Site> sites() {
        return sites.all();
    }

    @Override
    public long values() {
        return network.input().size()
                + Arrays.stream(shownAt)
                        .mapToLong(s -> sites.all().get(s).width())
                        .sum();
    }

    @Override
    public List<Batch> of(Batch points) {
        List<Batch> nodes = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            nodes.add(new Batch(node.shape().size()));
        }
        evaluator.run(points, nodes);
        if (!Double.isFinite(nodes.get(nodes.size() - 1).largest())) {
            throw new ArithmeticException("values are not finite");
        }
        List<Batch> images = new ArrayList<>();
        for (Site site : sites.all()) {
            int node = sites.node(site);
            images.add(node == Network.INPUT ? points : nodes.get(node));
        }
        return images;
    }

    @Override
    public void letters(Site site, List<Batch> images, int row, int[] letters) {
        int index = sites.node(site);
        Network.Node node = network.nodes().get(index);
        List<Batch> inputs = new ArrayList<>();
        for (int source : node.inputs()) {
            inputs.add(images.get(source == Network.INPUT ? 0 : shownAt[source]));
        }
        Maximum.Candidates windows = evaluator.candidates(index);
        if (node.activation() instanceof PiecewiseLinear activation) {
            double[] v = inputs.get(0).values();
            double rounding = ROUNDING * inputs.get(0).magnitude();
            for (int j = 0; j < letters.length; j++) {
                double value = v[row * letters.length + j];
                int knot = knotAt(activation, value, rounding);
                if (knot < 0) {
                    letters[j] = activation.piece(value);
                } else if (letters[j] != knot + 1) {
                    letters[j] = knot;
                }
            }
        } else if (windows != null && node.layer() instanceof Maximum max) {
            int width = inputs.get(0).width();
            double magnitude = 0;
            for (Batch input : inputs) {
                magnitude = Math.max(magnitude, input.magnitude());
            }
            double rounding = ROUNDING * magnitude;
            for (int o = 0; o < letters.length; o++) {
                int best = windows.start(o);
                for (int i = best + 1; i < windows.start(o + 1); i++) {
                    double lead = value(windows, inputs, width, row, i) - value(windows, inputs, width, row, best);
                    best = (max.smallest() ? -lead : lead) > rounding ? i : best;
                }
                int wanted = windows.start(o) + letters[o];
                boolean equal = letters[o] != NO_LETTER
                        && Math.abs(value(windows, inputs, width, row, wanted)
                                        - value(windows, inputs, width, row, best))
                                <= rounding;
                letters[o] = equal ? letters[o] : best - windows.start(o);
            }
        }
    }

    /** The knot on which a value lies to within rounding, −1 if on none. Letters below and above knot q are q and q + 1. */
    private static int knotAt(PiecewiseLinear activation, double value, double rounding) {
        for (int q = 0; q < activation.knots(); q++) {
            if (Math.abs(value - activation.knot(q)) <= rounding) {
                return q;
            }
        }
        return -1;
    }

    private static double value(Maximum.Candidates windows, List<Batch> inputs, int width, int row, int i) {
        int c = windows.index(i);
        return inputs.get(c / width).values()[row * width + c % width];
    }
}
