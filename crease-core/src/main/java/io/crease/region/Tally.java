package io.crease.region;

/** Counts of a part of the domain while it is seen. Mutable, used by one thread. */
final class Tally {
    /** For each cutting node, by its place among them: the f-vector of the subdivision behind it. */
    final long[][] after;

    long bounded;
    long settledExactly;
    double volumeError;
    boolean complete = true;
    private double volume;
    private double lost;

    Tally(int dimension, int cuttingNodes) {
        after = new long[Math.max(1, cuttingNodes)][dimension + 1];
    }

    /** f-vector of the regions seen. */
    long[] faces() {
        return after[after.length - 1];
    }

    long regions() {
        return faces()[faces().length - 1];
    }

    /** Volume of the regions seen, summed with compensation. */
    double volume() {
        return volume + lost;
    }

    void addVolume(double value) {
        double sum = volume + value;
        lost += Math.abs(volume) >= Math.abs(value) ? (volume - sum) + value : (value - sum) + volume;
        volume = sum;
    }

    void append(Tally later) {
        for (int i = 0; i < after.length; i++) {
            add(after[i], later.after[i]);
        }
        bounded += later.bounded;
        settledExactly += later.settledExactly;
        volumeError += later.volumeError;
        complete &= later.complete;
        addVolume(later.volume);
        lost += later.lost;
    }

    private static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
