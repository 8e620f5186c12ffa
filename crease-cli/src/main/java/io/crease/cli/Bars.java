package io.crease.cli;

import java.util.List;
import java.util.OptionalDouble;

/** A bar chart on a logarithmic scale, in block characters. */
final class Bars {
    private static final int WIDTH = 20;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private Bars() {}

    /** A bar for each value: the smallest is one character long, the largest {@value #WIDTH}; none for zero. */
    static List<String> of(List<OptionalDouble> values) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (OptionalDouble value : values) {
            double x = value.orElse(0);
            if (x > 0) {
                smallest = Math.min(smallest, x);
                largest = Math.max(largest, x);
            }
        }
        double low = Math.log(smallest);
        double range = Math.log(largest) - low;
        return values.stream()
                .map(value -> {
                    double x = value.orElse(0);
                    return x > 0 ? bar(range > 0 ? 1 + (WIDTH - 1) * (Math.log(x) - low) / range : 1) : "";
                })
                .toList();
    }

    private static String bar(double length) {
        int eighths = (int) Math.round(8 * length);
        String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
        return "█".repeat(eighths / 8) + rest;
    }
}
