package io.crease.trace;

import io.crease.network.Activation;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sites of a network: one before and one behind each activation, the output, and every other node
 * that does not just feed an activation; maxima, whose winners are letters, always. Immutable. */
public final class Sites {
    private final List<Site> all = new ArrayList<>();
    private final List<Integer> source = new ArrayList<>();
    private final @Nullable Site[] before;
    private final @Nullable Site[] behind;

    /** Lists the sites of a network in its order. */
    public Sites(Network network) {
        List<Network.Node> nodes = network.nodes();
        before = new Site[nodes.size()];
        behind = new Site[nodes.size()];
        boolean[] goesIntoActivation = new boolean[nodes.size()];
        for (Network.Node node : nodes) {
            int source = node.inputs().isEmpty() ? Network.INPUT : node.inputs().get(0);
            if (node.activation() != null && source != Network.INPUT) {
                goesIntoActivation[source] = true;
            }
        }
        add(Network.INPUT, Site.Kind.INPUT, 0, "input", "input", network.input(), false, null);
        int layer = 1;
        for (int i = 0; i < nodes.size(); i++) {
            Network.Node node = nodes.get(i);
            Activation activation = node.activation();
            String kind = node.layer().kind();
            if (activation != null) {
                before[i] = add(
                        node.inputs().get(0), Site.Kind.PRE, layer, node.name(), kind, node.shape(), false, activation);
                behind[i] = add(
                        i,
                        Site.Kind.POST,
                        layer,
                        node.name(),
                        kind,
                        node.shape(),
                        activation instanceof PiecewiseLinear,
                        activation);
                layer++;
            } else if (i == nodes.size() - 1) {
                behind[i] = add(
                        i,
                        Site.Kind.OUTPUT,
                        layer,
                        node.name(),
                        kind,
                        node.shape(),
                        node.layer() instanceof Maximum,
                        null);
            } else if (!goesIntoActivation[i] || node.layer() instanceof Maximum) {
                behind[i] = add(
                        i,
                        Site.Kind.NODE,
                        layer,
                        node.name(),
                        kind,
                        node.shape(),
                        node.layer() instanceof Maximum,
                        null);
            }
        }
    }

    private Site add(
            int node,
            Site.Kind kind,
            int layer,
            String name,
            String layerKind,
            Shape shape,
            boolean cutting,
            @Nullable Activation activation) {
        Site site = new Site(all.size(), layer, kind, name, layerKind, shape, cutting, activation);
        all.add(site);
        source.add(node);
        return site;
    }

    /** All sites; {@code all().get(i).index() == i}. The first is the input. */
    public List<Site> all() {
        return List.copyOf(all);
    }

    /** The node whose output a site shows; what goes into the activation for a pre-activation. */
    int node(Site site) {
        return source.get(site.index());
    }

    /** The site where the trajectory itself is seen. */
    Site input() {
        return all.get(0);
    }

    /** The site before an activation node, null for other nodes. */
    @Nullable
    Site before(int node) {
        return before[node];
    }

    /** The site behind a node; null when an affine node feeds an activation directly and is seen as its pre-activation. */
    public @Nullable Site behind(int node) {
        return behind[node];
    }
}
