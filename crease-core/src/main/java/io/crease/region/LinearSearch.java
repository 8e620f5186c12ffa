package io.crease.region;

import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.InputException;
import io.crease.trace.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the activation regions of a network in a box by linear programmes, depth first, layer by layer: for boxes of so many dimensions that
 * regions have too many vertices to be cut by them. A region is a list of half-spaces and a few points inside. A hyperplane crosses it when
 * points are found on both sides, each farther from every hyperplane than rounding reaches; it does not when multipliers of the linear programme prove
 * it, with the rounding bounded. A hyperplane that does neither (one that touches a region, as of duplicated neurons or biases of zero) is
 * counted as doubtful and taken not to cross: then the number of regions is a lower bound.
 */
public final class LinearSearch {
    private final Domain domain;
    private final double[] low;
    private final double[] high;
    private final Plan plan;
    private final int lastCut;

    /**
     * What to find.
     *
     * @param facets whether the facets of each region are found too; it takes a linear programme for each hyperplane of each region
     * @param mostRegions after which the search stops
     */
    public record Options(boolean facets, long mostRegions) {
        /** @throws IllegalArgumentException if {@code mostRegions} is not positive */
        public Options {
            if (mostRegions < 1) {
                throw new IllegalArgumentException("most regions is " + mostRegions + "; expected at least 1");
            }
        }
    }

    /**
     * What was found.
     *
     * @param regions activation regions, each of which certainly exists
     * @param doubtful hyperplanes and facets of which it is not certain whether they cut; 0 when the answer is certified
     * @param programmes linear programmes that were solved
     * @param complete whether the search came to its end
     */
    public record Found(long regions, long doubtful, long programmes, boolean complete) {
        /** Whether {@code regions} is the exact number. */
        public boolean certified() {
            return complete && doubtful == 0;
        }
    }

    /**
     * Prepares a network.
     *
     * @throws InputException if an activation is smooth, the network takes maxima, the domain is no box, or it lies in another space than the
     *     network's input
     */
    public LinearSearch(Network network, Domain domain) {
        for (Network.Node node : network.nodes()) {
            if (node.layer() instanceof Maximum) {
                throw new InputException(
                        node.name() + ": " + node.layer().kind()
                                + " takes maxima, which the search by linear programmes does not know; expected activations only");
            }
        }
        Network.Node smooth = network.firstSmooth();
        if (smooth != null) {
            throw new InputException(smooth.name() + ": " + smooth.layer().kind()
                    + " is smooth and has no linear regions; expected piecewise-linear activations, such as relu");
        }
        double[] lows = domain.low();
        double[] highs = domain.high();
        if (lows == null || highs == null) {
            throw new InputException("the domain has no sides; expected a box");
        }
        if (domain.inputs() != network.input().size()) {
            throw new InputException("the domain lies in a space of " + domain.inputs()
                    + " inputs; the network expects " + network.input().size());
        }
        this.domain = domain;
        low = lows;
        high = highs;
        plan = new Plan(network, domain, new ExactArithmetic(network, domain));
        lastCut = plan.cutting.length == 0 ? -1 : plan.cutting[plan.cutting.length - 1];
    }

    /**
     * Searches.
     *
     * @param regions hears every region, in an order that is always the same
     * @param monitor hears the share of the search tree that is done, each branch taken for as large as its sibling; can stop the search
     * @throws ArithmeticException if values overflow
     */
    public Found search(Options options, Consumer<SearchedRegion> regions, Monitor monitor) {
        Run run = new Run(options, regions, monitor);
        List<double[]> points = new ArrayList<>(List.of(middle()));
        run.descend(
                0, 0, new LinearForms(plan, domain), new LinearCell(low, high, List.of(), points), RegionHash.EMPTY, 1);
        return new Found(run.found, run.ledger.doubtful, run.ledger.programmes, !run.stopped);
    }

    private double[] middle() {
        double[] middle = new double[low.length];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = low[i] / 2 + high[i] / 2;
        }
        return middle;
    }

    /** One search. */
    private final class Run {
        private final Options options;
        private final Consumer<SearchedRegion> regions;
        private final Monitor monitor;
        private final LinearCell.Ledger ledger = new LinearCell.Ledger();
        private long found;
        private boolean stopped;

        Run(Options options, Consumer<SearchedRegion> regions, Monitor monitor) {
            this.options = options;
            this.regions = regions;
            this.monitor = monitor;
        }

        /** Goes on from a node. */
        void descend(int from, int cuts, LinearForms behind, LinearCell cell, RegionHash hash, double share) {
            LinearForms forms = behind;
            for (int i = from; i <= lastCut; i++) {
                NodeNorms norms = plan.norms(i);
                if (norms != null) {
                    forms = forms.affine(i, norms);
                } else {
                    new Split(i, cuts, forms, hash).go(0, cell, new ArrayList<>(), share);
                    return;
                }
            }
            leaf(cell, hash);
            monitor.advanced(share);
        }

        private void leaf(LinearCell cell, RegionHash hash) {
            found++;
            List<SearchedRegion.Side> sides = new ArrayList<>();
            if (options.facets) {
                for (HalfSpace facet : cell.facets(ledger)) {
                    Hyperplane plane = facet.plane();
                    int under = plane.other();
                    int from = facet.side() > 0 ? under + 1 : under;
                    RegionHash across = plane.inside()
                            ? hash.exchanged(plane.node(), plane.neuron(), from, 2 * under + 1 - from)
                            : hash;
                    sides.add(new SearchedRegion.Side(plane, across.high(), across.low()));
                }
            }
            List<Double> point = new ArrayList<>();
            for (double u : cell.point()) {
                point.add(u);
            }
            regions.accept(new SearchedRegion(point, hash.high(), hash.low(), sides));
        }

        /** Cuts a cell by the neurons of a node, one hyperplane after the other. */
        private final class Split {
            private final int node;
            private final int cuts;
            private final LinearForms forms;
            private final RegionHash before;
            private final PiecewiseLinear activation;
            private final int width;

            Split(int node, int cuts, LinearForms forms, RegionHash before) {
                this.node = node;
                this.cuts = cuts;
                this.forms = forms;
                this.before = before;
                Network.Node here = plan.network.nodes().get(node);
                if (!(here.activation() instanceof PiecewiseLinear linear)) {
                    throw new IllegalStateException(here.name() + " has no pieces");
                }
                activation = linear;
                width = here.shape().size();
            }

            /**
             * @param above for each hyperplane so far whether the cell lies above
             * @param share of the search that the cell is taken for
             */
            void go(int from, LinearCell cell, List<Boolean> above, double share) {
                int knots = activation.knots();
                for (int k = from; k < width * knots; k++) {
                    stopped |= found >= options.mostRegions || monitor.cancelled();
                    if (stopped) {
                        return;
                    }
                    HalfSpace form = forms.knot(plan.layer[cuts], node, k / knots, k % knots, activation);
                    LinearCell.Side side = cell.side(form, ledger);
                    if (side == LinearCell.Side.CROSSES) {
                        List<Boolean> lower = new ArrayList<>(above);
                        lower.add(false);
                        go(k + 1, cell.cut(form.seenFrom(-1)), lower, share / 2);
                        above.add(true);
                        go(k + 1, cell.cut(form), above, share / 2);
                        return;
                    }
                    above.add(side == LinearCell.Side.ABOVE);
                }
                short[] letters = new short[width];
                for (int k = 0; k < width * knots; k++) {
                    letters[k / knots] += (short) (above.get(k) ? 1 : 0);
                }
                RegionHash hash = RegionHash.behind(before, node, letters);
                descend(node + 1, cuts + 1, forms.bend(node, activation, letters), cell, hash, share);
            }
        }
    }
}
