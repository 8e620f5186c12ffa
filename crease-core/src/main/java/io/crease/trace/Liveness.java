package io.crease.trace;

import io.crease.network.Activate;
import io.crease.network.Maximum;
import io.crease.network.Network;
import java.util.Arrays;
import java.util.List;

/** When the image behind each node of a network is read last, and how many values are alive at once while it is traced. */
final class Liveness {
    private final Network network;
    private final int[] lastUse;
    private final long[] lettersUpTo;
    private final long firstLetters;

    Liveness(Network network) {
        this.network = network;
        List<Network.Node> nodes = network.nodes();
        lastUse = new int[nodes.size() + 1];
        for (int i = 0; i < nodes.size(); i++) {
            for (int source : nodes.get(i).inputs()) {
                lastUse[source + 1] = i;
            }
        }
        lastUse[nodes.size()] = nodes.size();
        lettersUpTo = new long[nodes.size()];
        long letters = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Network.Node node = nodes.get(i);
            boolean cuts = node.layer() instanceof Activate || node.layer() instanceof Maximum;
            letters += cuts ? node.shape().size() : 0;
            lettersUpTo[i] = letters;
        }
        firstLetters = Arrays.stream(lettersUpTo).filter(n -> n > 0).findFirst().orElse(0);
    }

    /** Whether the image behind {@code node} ({@code INPUT} for the input) is read by a node behind {@code by}. */
    boolean neededBehind(int node, int by) {
        return lastUse[node + 1] > by;
    }

    /**
     * The share of all letters that nodes up to and including {@code node} have: about the share of a trajectory's pieces that are
     * known behind it. Before the first letters, the share of the first node that has some: so many corners of a curve go together.
     */
    double shareOfLetters(int node) {
        long all = lettersUpTo[lettersUpTo.length - 1];
        return all == 0 ? 1 : (double) Math.max(firstLetters, lettersUpTo[node]) / all;
    }

    /**
     * Values alive at once on the way from input to output, for each row at the output: early images are the widest, but few of the
     * rows are known there. At a cutting node what is alive stands there twice, before the cut and behind it; the operands of a
     * product come on top. At the least it is the input with the operands of the first product.
     */
    double valuesPerRow() {
        double most = 0;
        long live = network.input().size();
        for (int i = 0; i < network.nodes().size(); i++) {
            Network.Node node = network.nodes().get(i);
            long width = node.shape().size();
            live += width;
            boolean cuts = node.layer() instanceof Activate || node.layer() instanceof Maximum;
            most = Math.max(most, shareOfLetters(i) * ((cuts ? 2 : 1) * live + 2 * width));
            for (int source = Network.INPUT; source < i; source++) {
                if (lastUse[source + 1] == i) {
                    live -= source == Network.INPUT
                            ? network.input().size()
                            : network.nodes().get(source).shape().size();
                }
            }
        }
        return Math.max(most, 3.0 * network.input().size());
    }
}
