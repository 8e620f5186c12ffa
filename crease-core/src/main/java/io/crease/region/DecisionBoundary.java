package io.crease.region;

import io.crease.network.Network;
import io.crease.numeric.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the decision boundary on a bounded part of a plane: within each region the outputs are affine, so the points where the
 * largest one changes lie on segments. Equal outputs are settled for the first of them, as arg-max is.
 */
public final class DecisionBoundary implements RegionObserver {
    private static final int ARG_MAX = -1;

    private final Domain domain;
    private final Crossings crossings;
    private final int outputs;
    private final int zeroOf;
    private final ExactOutputs exact;
    private final ClassCells cells;
    private final double[] forms;
    private final double[] errors = new double[3];
    private final List<ClassSegment> segments = new ArrayList<>();
    private final List<ClassSegment> along = new ArrayList<>();
    private final double[] area;

    private DecisionBoundary(Domain domain, Crossings crossings, ExactOutputs exact, int outputs, int zeroOf) {
        this.domain = domain;
        this.crossings = crossings;
        this.outputs = outputs;
        this.zeroOf = zeroOf;
        int classes = zeroOf == ARG_MAX ? outputs : 2;
        this.exact = exact;
        cells = new ClassCells(exact, classes, zeroOf);
        forms = new double[3 * classes];
        area = new double[classes];
    }

    /**
     * Between the classes k for which output k is the largest.
     *
     * @throws InputException if the network has a single output, or the domain is unbounded or no plane
     */
    public static DecisionBoundary argMax(Network network, Domain domain) {
        requirePlane(domain);
        int outputs = network.output().size();
        if (outputs < 2) {
            throw new InputException(
                    "decision boundary: the network has a single output; expected two or more, or the zero level of one");
        }
        return new DecisionBoundary(
                domain, new Crossings(network), new ExactOutputs(network, domain), outputs, ARG_MAX);
    }

    /**
     * Between class 0, where an output is not above zero, and class 1, where it is.
     *
     * @throws InputException if there is no such output, or the domain is unbounded or no plane
     */
    public static DecisionBoundary zeroLevel(Network network, Domain domain, int output) {
        requirePlane(domain);
        int outputs = network.output().size();
        if (output < 0 || output >= outputs) {
            throw new InputException(
                    "decision boundary: there is no output " + output + "; expected 0 to " + (outputs - 1));
        }
        return new DecisionBoundary(domain, new Crossings(network), new ExactOutputs(network, domain), outputs, output);
    }

    private static void requirePlane(Domain domain) {
        if (domain.dimension() != 2 || domain.unbounded()) {
            throw new InputException("decision boundary: the domain has " + domain.dimension() + " coordinates"
                    + (domain.unbounded() ? " and no bounds" : "") + "; expected a bounded part of a plane");
        }
    }

    @Override
    public boolean readsOutputs() {
        return true;
    }

    @Override
    public DecisionBoundary fork() {
        return new DecisionBoundary(domain, crossings, exact, outputs, zeroOf);
    }

    @Override
    public void accept(Region region) {
        for (int i = 0; i < 3; i++) {
            errors[i] = region.outputError(i);
            if (zeroOf != ARG_MAX) {
                forms[3 + i] = region.output(zeroOf, i);
            }
            for (int k = 0; zeroOf == ARG_MAX && k < outputs; k++) {
                forms[3 * k + i] = region.output(k, i);
            }
        }
        cells.cut(region, forms, errors, winner -> part(region, winner));
    }

    private void part(Region region, int winner) {
        Corners at = cells.at;
        double sum = 0;
        for (int v = 0; v < at.size; v++) {
            int next = at.after(v);
            if (v > 0 && next > 0) {
                sum += (at.x[v] - at.x[0]) * (at.y[next] - at.y[0]) - (at.x[next] - at.x[0]) * (at.y[v] - at.y[0]);
            }
            int label = at.label[v];
            if (label < 0) {
                int beyond = -1 - label;
                if (winner < beyond) {
                    segments.add(new ClassSegment(winner, beyond, end(region, v), end(region, next)));
                }
            } else if (region.hyperplane(label).inside() && ties(winner, v)) {
                along.add(new ClassSegment(winner, winner, end(region, v), end(region, next)));
            }
        }
        area[winner] += sum / 2;
    }

    private ClassSegment.End end(Region region, int v) {
        Corners at = cells.at;
        int vertex = at.vertex[v];
        int facet = at.facet[v];
        boolean border = facet >= 0 && !region.hyperplane(facet).inside();
        if (vertex >= 0) {
            int before = vertex == 0 ? region.facets() - 1 : vertex - 1;
            border = !region.hyperplane(vertex).inside()
                    || !region.hyperplane(before).inside();
        }
        RegionHash key = facet < 0 || border ? null : key(region, facet);
        return new ClassSegment.End(at.x[v], at.y[v], at.wrong[v], key, border);
    }

    /** Whether another class is as large along a whole side. */
    private boolean ties(int winner, int side) {
        for (int k = 0; k < area.length; k++) {
            if (k != winner && cells.ties(k, side)) {
                return true;
            }
        }
        return false;
    }

    /** A hash of the facet: that of the region with the lower of each pair of letters that are exchanged across it. */
    private RegionHash key(Region region, int facet) {
        RegionHash key = new RegionHash(region.patternHigh(), region.patternLow());
        for (Exchange[] plane : crossings.across(region, facet)) {
            for (Exchange e : plane) {
                int lower = Math.min(e.from(), e.to());
                key = key.exchanged(e.node(), e.neuron(), e.from(), lower).exchanged(e.node(), e.neuron(), 0, ~lower);
            }
        }
        return key;
    }

    @Override
    public void append(RegionObserver later) {
        DecisionBoundary that = (DecisionBoundary) later;
        segments.addAll(that.segments);
        along.addAll(that.along);
        for (int k = 0; k < area.length; k++) {
            area[k] += that.area[k];
        }
    }

    /** The lines through all regions seen, and the areas between them. */
    public ClassMap map() {
        List<ClassSegment> all = new ArrayList<>(segments);
        all.addAll(FacetSegments.of(along));
        return new LineJoin(domain, all).map(area);
    }
}
