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
}
