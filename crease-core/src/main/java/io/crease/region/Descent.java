package io.crease.region;

import io.crease.network.Network;
import io.crease.numeric.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes regions through the network, depth first: a full front goes on to the output before the next is begun, so that memory does not
 * grow with the number of regions. Mutable, used by one thread at a time; reused for one part after the other.
 */
final class Descent {
    /** Binary digits to which vertices are known at least: where they are shown, and where they only bound volumes. */
    private static final int FINE = 34;

    private static final int COARSE = 20;

    private final Plan plan;
    private final int nodes;
    private final int room;
    private final int end;
    private final boolean allFaces;
    private final boolean volumes;
    private final long most;
    private final BooleanSupplier stopping;
    private final Signs signs;
    private final List<Cutter> cutters = new ArrayList<>();
    private final Queue<Front> free;
    private Tally tally;
    private RegionObserver observer;
    private @Nullable Parts parts;

    /** Takes fronts that are to be followed by somebody else. */
    interface Parts {
        /** Takes over a front that stands before {@code node}; returns whether to go on. */
        boolean accept(Front front, int node);
    }

    /**
     * @param free fronts that are in no use, shared with other descents
     * @param room regions in a full front
     * @param outputs whether the forms of the outputs are needed
     * @param most regions after which a part stops
     */
    Descent(
            Plan plan,
            Queue<Front> free,
            double[] centre,
            double extent,
            int room,
            boolean outputs,
            boolean allFaces,
            boolean volumes,
            long most,
            BooleanSupplier stopping) {
        this.plan = plan;
        this.free = free;
        this.nodes = plan.network.nodes().size();
        this.room = room;
        this.allFaces = allFaces;
        this.volumes = volumes;
        this.most = most;
        this.stopping = stopping;
        end = outputs || plan.cutting.length == 0 ? nodes : plan.cutting[plan.cutting.length - 1] + 1;
        signs = new Signs(plan.dimension, plan.exact, extent);
        for (int i = 0; i < plan.cutting.length; i++) {
            cutters.add(plan.cutter(i, signs, centre));
        }
        tally = newTally();
        observer = Regions.UNSEEN;
    }

    Tally newTally() {
        return new Tally(plan.dimension, plan.cutting.length);
    }

    /**
     * Follows a front, which is used up.
     *
     * @param to where regions are shown
     * @param others where to put full fronts instead of following them here; null to follow them
     */
    Tally follow(Front front, int node, RegionObserver to, @Nullable Parts others) {
        tally = newTally();
        observer = to;
        parts = others;
        signs.settledExactly = 0;
        tally.complete = advance(front, node);
        tally.settledExactly = signs.settledExactly;
        Tally seen = tally;
        tally = newTally();
        observer = Regions.UNSEEN;
        return seen;
    }

    Front take() {
        Front known = free.poll();
        return known != null ? known : new Front(plan.dimension, nodes, room);
    }

    private boolean advance(Front start, int node) {
        Front front = start;
        int place = 0;
        while (place < plan.cutting.length && plan.cutting[place] < node) {
            place++;
        }
        for (int i = node; i < end; i++) {
            // Behind the last cut regions have been counted: they are shown whatever happens.
            if (place < plan.cutting.length && stopping.getAsBoolean()) {
                return false;
            }
            if (plan.norms(i) != null) {
                AffineForms.fill(plan, front, i);
                continue;
            }
            Step step = new Step(front, i, place++);
            boolean going = step.run();
            Front next = step.next;
            if (!going) {
                if (next != null && place == plan.cutting.length) {
                    next.close(plan.network);
                    advance(next, i + 1);
                }
                return false;
            }
            release(front);
            if (next == null || next.count == 0) {
                return true;
            }
            next.close(plan.network);
            Parts others = parts;
            if (step.handedOn && others != null) {
                return others.accept(next, i + 1);
            }
            front = next;
        }
        for (int cell = 0; cell < front.count; cell++) {
            if (plan.cutting.length == 0) { // no cut has counted it
                front.polytopes[cell].countFaces(tally.faces(), allFaces);
                count(tally, front.polytopes[cell]);
            }
            finish(front, cell);
        }
        release(front);
        return true;
    }

    private void release(Front front) {
        front.clear();
        if (front.room == room) {
            free.add(front);
        }
    }

    private void finish(Front front, int cell) {
        Polytope polytope = front.polytopes[cell];
        Pattern pattern = front.patterns[cell];
        double[] outputs = null;
        double[] errors = null;
        if (end == nodes) {
            int at = cell * front.stride;
            errors = Arrays.copyOfRange(front.largestErrors(nodes - 1), at, at + front.stride);
            Batch image = front.image(nodes - 1);
            int width = image.width();
            outputs = new double[width * front.stride];
            for (int k = 0; k < width; k++) {
                for (int i = 0; i < front.stride; i++) {
                    outputs[k * front.stride + i] = image.values()[(cell * front.stride + i) * width + k];
                }
            }
        }
        RegionHash hash = RegionHash.of(pattern);
        observer.accept(new Region(polytope, pattern, hash.high(), hash.low(), outputs, errors));
    }

    /** Counts a region that nothing cuts any more. */
    void count(Tally to, Polytope polytope) {
        if (polytope.bounded()) {
            to.bounded++;
            if (volumes) {
                to.addVolume(polytope.volume());
                to.volumeError += polytope.volumeError();
            }
        }
    }

    /** One cutting node. */
    private final class Step implements Cells {
        private final Front front;
        private final int i;
        private final int place;
        private final boolean last;
        private final Network.Node node;
        private int cell;
        private int accepted;

        @Nullable
        Front next;

        boolean handedOn;

        Step(Front front, int i, int place) {
            this.front = front;
            this.i = i;
            this.place = place;
            node = plan.network.nodes().get(i);
            last = place == plan.cutting.length - 1;
        }

        boolean run() {
            int source = node.inputs().get(0);
            int width = plan.inputSize(i);
            boolean one = node.inputs().size() == 1;
            int values = front.stride * width;
            double[] gathered = one ? new double[0] : new double[values];
            double[] gatheredErrors = one ? new double[0] : new double[front.stride];
            for (cell = 0; cell < front.count; cell++) {
                if (!one) {
                    gather(gathered, gatheredErrors, width);
                }
                double[] forms = one ? front.image(source).values() : gathered;
                int at = one ? cell * values : 0;
                double[] errors = one ? front.largestErrors(source) : gatheredErrors;
                if (!Double.isFinite(Batch.largest(forms, at, at + values))) {
                    throw new ArithmeticException(node.name() + ": values overflow");
                }
                if (!cutters.get(place)
                        .cut(
                                front.polytopes[cell],
                                front.patterns[cell],
                                forms,
                                at,
                                errors,
                                one ? cell * front.stride : 0,
                                this)) {
                    return false;
                }
            }
            return true;
        }

        /** Puts the rows of all inputs of a region side by side. */
        private void gather(double[] forms, double[] errors, int width) {
            int to = 0;
            Arrays.fill(errors, 0);
            for (int source : node.inputs()) {
                Batch image = front.image(source);
                for (int row = 0; row < front.stride; row++) {
                    int from = (cell * front.stride + row) * image.width();
                    System.arraycopy(image.values(), from, forms, row * width + to, image.width());
                    errors[row] = Math.max(errors[row], front.largestErrors(source)[cell * front.stride + row]);
                }
                to += image.width();
            }
        }

        @Override
        public boolean accept(Polytope part, short[] letters) {
            part.countFaces(tally.after[place], allFaces && last);
            if (last) {
                if (observer != Regions.UNSEEN) {
                    signs.sharpen(front.patterns[cell], part, FINE);
                } else if (volumes) {
                    signs.sharpen(front.patterns[cell], part, COARSE);
                }
                count(tally, part);
                if (observer == Regions.UNSEEN) {
                    return tally.regions() < most && going();
                }
            }
            Front target = next;
            if (target == null) {
                target = take();
                open(target);
                next = target;
            }
            int at = target.count;
            target.polytopes[at] = part;
            target.patterns[at] = new Pattern(front.patterns[cell], i, letters.clone());
            if (i + 1 < end || end == nodes) {
                fill(target, letters);
            }
            target.count++;
            if (last && tally.regions() >= most) {
                return false;
            }
            return (!target.full() || pass(target)) && going();
        }

        /** Whether nobody wants to stop; asked now and then, as one node may take long. */
        private boolean going() {
            return (++accepted & 15) != 0 || !stopping.getAsBoolean();
        }

        private boolean pass(Front full) {
            full.close(plan.network);
            next = null;
            Parts others = parts;
            if (others != null && !last) {
                handedOn = true;
                return others.accept(full, i + 1);
            }
            return advance(full, i + 1);
        }

        private void open(Front target) {
            target.open(i, node.shape().size(), true);
            for (int k = Network.INPUT; k < i; k++) {
                if (plan.neededBehind(k, i)) {
                    target.open(k, front.image(k).width(), true);
                }
            }
        }

        private void fill(Front target, short[] letters) {
            for (int k = Network.INPUT; k < i; k++) {
                if (plan.neededBehind(k, i)) {
                    target.copy(front, cell, k);
                }
            }
            if (node.activation() != null) {
                Images.bend(plan.bends(i), front, cell, node.inputs().get(0), letters, target, i);
            } else {
                Images.choose(plan.evaluator.candidates(i), front, cell, node.inputs(), letters, target, i);
            }
        }
    }
}
