package io.crease.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of equal layers in a body: {@code 256x4} is four of width 256, {@code 256} is one.
 *
 * @param width of each
 * @param depth how many
 */
record WidthGroup(int width, int depth) {
    private static final int DEEPEST = 10_000;

    /** Reads WIDTH or WIDTHxDEPTH. */
    static WidthGroup parse(SpecText.Part part) {
        List<SpecText.Part> parts = part.split('x');
        if (parts.size() > 2) {
            throw new IllegalArgumentException("'" + part.text() + "' at column " + part.column()
                    + " has more than one x; expected WIDTH or WIDTHxDEPTH");
        }
        int depth = parts.size() == 1 ? 1 : parts.get(1).count("depth");
        WidthGroup group = new WidthGroup(parts.get(0).count("width"), depth);
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("depth is " + depth + "; expected at most " + DEEPEST);
        }
        return group;
    }

    /** The shortest list of groups for these widths. */
    static List<WidthGroup> of(List<Integer> widths) {
        List<WidthGroup> groups = new ArrayList<>();
        for (int i = 0; i < widths.size(); ) {
            int from = i;
            while (i < widths.size() && widths.get(i).equals(widths.get(from))) {
                i++;
            }
            groups.add(new WidthGroup(widths.get(from), i - from));
        }
        return groups;
    }

    @Override
    public String toString() {
        return depth == 1 ? String.valueOf(width) : width + "x" + depth;
    }
}
