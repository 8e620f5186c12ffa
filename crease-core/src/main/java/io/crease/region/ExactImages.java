package io.crease.region;

import io.crease.network.Activate;
import io.crease.network.AffineLayer;
import io.crease.network.AffineTerms;
import io.crease.network.Layer;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What nodes put out on the region of a pattern, as forms without rounding. Only what is asked for, and what that is made of, is
 * worked out. It is kept with the pattern that decided it last, and so shared by all regions within that one's. Safe for use by several threads.
 */
final class ExactImages {
    private final Network network;
    private final Domain domain;
    private final int n;
    private final @Nullable Form[] inputs;
    /** Number of values behind each node, and before each: shapes count theirs anew whenever they are asked. */
    private final int[] sizes;

    private final int[][] sources;
    private final List<@Nullable AffineTerms> terms = new ArrayList<>();
    private final List<Maximum.@Nullable Candidates> candidates = new ArrayList<>();
    private final List<@Nullable ExactPieces> pieces = new ArrayList<>();
    /** The first node after this one whose letters cut, or the number of nodes. */
    private final int[] nextCut;
    /** Of the nodes before the first that cuts. */
    private final FormTable uncut;

    ExactImages(Network network, Domain domain) {
        this.network = network;
        this.domain = domain;
        n = domain.dimension();
        inputs = new Form[domain.inputs()];
        int count = network.nodes().size();
        nextCut = new int[count];
        sizes = new int[count];
        sources = new int[count][];
        for (Network.Node node : network.nodes()) {
            List<Shape> shapes = network.inputShapes(node);
            int at = terms.size();
            sizes[at] = node.shape().size();
            sources[at] = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            Layer layer = node.layer();
            terms.add(layer instanceof AffineLayer affine ? affine.terms(shapes) : null);
            candidates.add(layer instanceof Maximum maximum ? maximum.candidates(shapes) : null);
            pieces.add(node.activation() instanceof PiecewiseLinear pl ? new ExactPieces(pl, n) : null);
        }
        int next = count;
        for (int i = count - 1; i >= 0; i--) {
            nextCut[i] = next;
            next = network.nodes().get(i).layer() instanceof AffineLayer ? next : i;
        }
        uncut = new FormTable(0, next);
    }

    /** An input's form. */
    private Form input(int i) {
        Form known = inputs[i];
        if (known == null) {
            BigDecimal[] c = new BigDecimal[n + 1];
            c[0] = new BigDecimal(domain.origin(i));
            for (int d = 0; d < n; d++) {
                c[d + 1] = new BigDecimal(domain.direction(d, i));
            }
            known = Form.of(c);
            inputs[i] = known;
        }
        return known;
    }

    /** The form of an output of a node, or of the network's input; the pattern holds the letters of all cutting nodes up to it. */
    Form of(@Nullable Pattern pattern, int node, int neuron) {
        if (node == Network.INPUT) {
            return input(neuron);
        }
        Pattern owner = upTo(pattern, node);
        @Nullable Form[] row = table(owner).row(node, sizes[node]);
        Form known = row[neuron];
        if (known == null) {
            known = worked(owner, node, neuron);
            row[neuron] = known;
        }
        return known;
    }

    /** The form of an element of the concatenated inputs of a node. */
    Form ofInput(@Nullable Pattern pattern, int node, int element) {
        int left = element;
        for (int source : sources[node]) {
            int size = source == Network.INPUT ? inputs.length : sizes[source];
            if (left < size) {
                return of(pattern, source, left);
            }
            left -= size;
        }
        throw new IndexOutOfBoundsException("node " + node + " has no input " + element);
    }

    /** The knot of an activation node, as a constant form. */
    Form knot(int node, int q) {
        return known(pieces.get(node), node).knot(q);
    }

    private static @Nullable Pattern upTo(@Nullable Pattern pattern, int node) {
        Pattern owner = pattern;
        while (owner != null && owner.node > node) {
            owner = owner.before;
        }
        return owner;
    }

    private FormTable table(@Nullable Pattern owner) {
        if (owner == null) {
            return uncut;
        }
        FormTable table = owner.exact;
        if (table == null) {
            table = new FormTable(owner.node, nextCut[owner.node] - owner.node);
            owner.exact = table;
        }
        return table;
    }

    private Form worked(@Nullable Pattern pattern, int node, int neuron) {
        Layer layer = network.nodes().get(node).layer();
        if (layer instanceof AffineLayer) {
            AffineTerms of = known(terms.get(node), node);
            FormSum sum = new FormSum(n).add(of.bias(neuron), Form.one(n));
            of.of(neuron, (input, weight) -> {
                if (weight != 0) {
                    sum.add(weight, ofInput(pattern, node, input));
                }
            });
            return sum.sum();
        }
        if (pattern == null || pattern.node != node) {
            throw new IllegalStateException("the pattern has no letters of node " + node);
        }
        int letter = pattern.letters[neuron];
        if (layer instanceof Activate activate && activate.activation() instanceof PiecewiseLinear pl) {
            int channel = neuron / (pattern.letters.length / pl.channels());
            double slope = pl.slope(channel, letter);
            FormSum sum = new FormSum(n).add(1, known(pieces.get(node), node).intercept(channel, letter));
            return slope == 0
                    ? sum.sum()
                    : sum.add(slope, ofInput(pattern, node, neuron)).sum();
        }
        Maximum.Candidates of = known(candidates.get(node), node);
        return ofInput(pattern, node, of.index(of.start(neuron) + letter));
    }

    private static <T> T known(@Nullable T part, int node) {
        if (part == null) {
            throw new IllegalArgumentException("node " + node + " is of another kind");
        }
        return part;
    }
}
