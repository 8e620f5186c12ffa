package io.crease.trace;

/**
 * The letters of one cutting site along a strip, cell by cell. On an exact trace a cell is a piece; on a sampled one it is a
 * sample, of which the strip that starts the trajectory has one more than pieces, all others as many (the first point of a strip
 * is the last of the one before). Read only, valid as long as its strip.
 */
public final class Letters {
    private final int cells;
    private final int[] first;
    private final int changes;
    private final int[] cell;
    private final int[] neuron;
    private final int[] from;
    private final int[] to;
    private final double[] t;

    Letters(int cells, int[] first, int changes, int[] cell, int[] neuron, int[] from, int[] to, double[] t) {
        this.cells = cells;
        this.first = first;
        this.changes = changes;
        this.cell = cell;
        this.neuron = neuron;
        this.from = from;
        this.to = to;
        this.t = t;
    }

    /** Number of cells. */
    public int cells() {
        return cells;
    }

    /** Number of neurons. */
    public int width() {
        return first.length;
    }

    /** The letter of a neuron in the first cell. */
    public int first(int j) {
        return first[j];
    }

    /** The letters of all neurons in the first cell; a fresh array. */
    public int[] first() {
        return first.clone();
    }

    /** Number of changes of letters between cells of the strip. */
    public int changes() {
        return changes;
    }

    /** The cell that change i leads into, ascending in i, from 1. */
    public int cell(int i) {
        return cell[i];
    }

    /** The t at which change i happens; on a sampled trace that of the first sample behind it. */
    public double t(int i) {
        return t[i];
    }

    /** The neuron that change i happens to. */
    public int neuron(int i) {
        return neuron[i];
    }

    /** The letter before change i. */
    public int from(int i) {
        return from[i];
    }

    /** The letter after change i. */
    public int to(int i) {
        return to[i];
    }
}
