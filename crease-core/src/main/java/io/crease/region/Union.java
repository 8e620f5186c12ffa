package io.crease.region;

/** Disjoint sets of the numbers 0 … count − 1 (union–find, Tarjan 1975, with path halving). Mutable. */
final class Union {
    private final int[] parent;
    private int parts;

    Union(int count) {
        parent = new int[count];
        for (int i = 0; i < count; i++) {
            parent[i] = i;
        }
        parts = count;
    }

    /** The least number of the set that i is in. */
    int find(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Makes one set of two; false if they are one already. */
    boolean join(int i, int j) {
        int a = find(i);
        int b = find(j);
        if (a == b) {
            return false;
        }
        parent[Math.max(a, b)] = Math.min(a, b);
        parts--;
        return true;
    }

    /** Number of sets. */
    int parts() {
        return parts;
    }
}
