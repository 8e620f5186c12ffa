package io.crease.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks (JMH options are passed on) and prints the table of docs/performance.md, ratios measured in this run. */
public final class Report {
    private Report() {}

    /** @param args options of JMH, for example {@code -p subject=b1} */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        CommandLineOptions options = new CommandLineOptions(args);
        ChainedOptionsBuilder chosen = new OptionsBuilder().parent(options);
        if (options.getIncludes().isEmpty()) {
            chosen.include(TraceBenchmark.class.getName());
        }
        Collection<RunResult> results = new Runner(chosen.build()).run();
        TreeMap<String, double[]> rows = new TreeMap<>();
        for (RunResult result : results) {
            String key = result.getParams().getParam("subject") + " | "
                    + result.getParams().getParam("threads");
            String label = result.getPrimaryResult().getLabel();
            String volumes = result.getParams().getParam("volumes");
            if (volumes != null) {
                boolean floor = label.equals("denseProducts");
                String name = label.equals("millionRegions")
                        ? "2-256x4-1"
                        : result.getParams().getParam("subject");
                key = "regions of " + name + (Boolean.parseBoolean(volumes) ? ", volumes" : "") + " | "
                        + result.getParams().getParam("threads");
                times(rows, key)[floor ? 1 : 0] = result.getPrimaryResult().getScore();
                continue;
            }
            boolean trace = label.equals("trace");
            times(rows, key)[trace ? 0 : 1] = result.getPrimaryResult().getScore();
        }
        StringBuilder table =
                new StringBuilder("\n| subject | threads | trace or count, ms | dense products, ms | ratio |\n");
        table.append("| --- | --- | --- | --- | --- |\n");
        rows.forEach((key, times) -> table.append(String.format(
                Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", key, times[0], times[1], times[0] / times[1])));
        System.out.print(table);
    }

    private static double[] times(Map<String, double[]> rows, String key) {
        return rows.computeIfAbsent(key, k -> new double[] {Double.NaN, Double.NaN});
    }
}
