package io.crease.trace;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Changes of letters found on a partition, collected piece by piece: at {@code t}, inside piece {@code piece} at {@code position}
 * (share of the way for a line, X for a curved piece) or at that piece's start, neuron {@code neuron} goes from one letter to
 * another. Mutable, growable.
 */
final class Events {
    /** The position of an event at the start of its piece, an old point. */
    static final double AT_START = Double.NEGATIVE_INFINITY;

    int count;
    int[] piece = new int[64];
    double[] position = new double[64];
    double[] t = new double[64];
    /** How far off t may be by rounding: what moves the value by as much as it is uncertain. */
    double[] margin = new double[64];

    int[] neuron = new int[64];
    int[] from = new int[64];
    int[] to = new int[64];
    private int sortedTo;

    void add(int pieceIndex, double at, double time, int neuronIndex, int oldLetter, int newLetter) {
        add(pieceIndex, at, time, 0, neuronIndex, oldLetter, newLetter);
    }

    void add(int pieceIndex, double at, double time, double timeMargin, int neuronIndex, int oldLetter, int newLetter) {
        if (count == piece.length) {
            int capacity = 2 * count;
            piece = Arrays.copyOf(piece, capacity);
            position = Arrays.copyOf(position, capacity);
            t = Arrays.copyOf(t, capacity);
            margin = Arrays.copyOf(margin, capacity);
            neuron = Arrays.copyOf(neuron, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
        }
        piece[count] = pieceIndex;
        position[count] = at;
        t[count] = time;
        margin[count] = timeMargin;
        neuron[count] = neuronIndex;
        from[count] = oldLetter;
        to[count] = newLetter;
        count++;
    }

    /** Puts the events added since the last call, all of one piece, in order of position; equal positions in order of neuron. */
    void sortNewest() {
        int n = count - sortedTo;
        if (n > 32) {
            Integer[] order = new Integer[n];
            for (int i = 0; i < n; i++) {
                order[i] = sortedTo + i;
            }
            Arrays.sort(
                    order, Comparator.<Integer>comparingDouble(i -> position[i]).thenComparingInt(i -> neuron[i]));
            permute(order);
        } else {
            for (int i = sortedTo + 1; i < count; i++) {
                for (int j = i; j > sortedTo && after(j - 1, j); j--) {
                    swap(j - 1, j);
                }
            }
        }
        sortedTo = count;
    }

    private boolean after(int i, int j) {
        return position[i] > position[j] || (position[i] == position[j] && neuron[i] > neuron[j]);
    }

    private void swap(int i, int j) {
        double p = position[i];
        position[i] = position[j];
        position[j] = p;
        double time = t[i];
        t[i] = t[j];
        t[j] = time;
        double m = margin[i];
        margin[i] = margin[j];
        margin[j] = m;
        swap(neuron, i, j);
        swap(from, i, j);
        swap(to, i, j);
    }

    private static void swap(int[] array, int i, int j) {
        int value = array[i];
        array[i] = array[j];
        array[j] = value;
    }

    private void permute(Integer[] order) {
        int n = order.length;
        Events copy = new Events();
        for (Integer i : order) {
            copy.add(piece[i], position[i], t[i], margin[i], neuron[i], from[i], to[i]);
        }
        System.arraycopy(copy.position, 0, position, sortedTo, n);
        System.arraycopy(copy.t, 0, t, sortedTo, n);
        System.arraycopy(copy.margin, 0, margin, sortedTo, n);
        System.arraycopy(copy.neuron, 0, neuron, sortedTo, n);
        System.arraycopy(copy.from, 0, from, sortedTo, n);
        System.arraycopy(copy.to, 0, to, sortedTo, n);
    }
}
