package io.crease.trace;

import io.crease.network.Activate;
import io.crease.network.Maximum;
import io.crease.network.Network;
import java.util.List;

/** When the image behind each node of a network is read last, and how many values are alive at once while it is traced. */
final class Liveness {
    private final Network network;
    private final int[] lastUse;

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
    }

    /** Whether the image behind {@code node} ({@code INPUT} for the input) is read by a node behind {@code by}. */
    boolean neededBehind(int node, int by) {
        return lastUse[node + 1] > by;
    }

    /**
     * Values for each row that one path from input to output holds: at every cutting node the images alive there wait until the
     * parts cut from them are done; at the end of the path come the operands of a product. At the least it is the input with the
     * operands of the first product, which is most where pictures meet narrow layers.
     */
    long valuesPerRow() {
        long held = 0;
        long widest = 0;
        long live = network.input().size();
        for (int i = 0; i < network.nodes().size(); i++) {
            Network.Node node = network.nodes().get(i);
            long width = node.shape().size();
            live += width;
            widest = Math.max(widest, width);
            if (node.layer() instanceof Activate || node.layer() instanceof Maximum) {
                held += live;
            }
            for (int source = Network.INPUT; source < i; source++) {
                if (lastUse[source + 1] == i) {
                    live -= source == Network.INPUT
                            ? network.input().size()
                            : network.nodes().get(source).shape().size();
                }
            }
        }
        return Math.max(held + live + 3 * widest, 3L * network.input().size());
    }
}
