package io.crease.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks (JMH options are passed on) and prints the table of docs/performance.md, ratios measured in this run. */
public final class Report {
    private Report() {}

    /** @param args options of JMH, for example {@code -p subject=b1} */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(TraceBenchmark.class.getName())
                        .build())
                .run();
        TreeMap<String, double[]> rows = new TreeMap<>();
        for (RunResult result : results) {
            String key = result.getParams().getParam("subject") + " | "
                    + result.getParams().getParam("threads");
            double[] times = rows.computeIfAbsent(key, k -> new double[2]);
            boolean trace = result.getPrimaryResult().getLabel().equals("trace");
            times[trace ? 0 : 1] = result.getPrimaryResult().getScore();
        }
        StringBuilder table = new StringBuilder("\n| subject | threads | trace, ms | dense products, ms | ratio |\n");
        table.append("| --- | --- | --- | --- | --- |\n");
        rows.forEach((key, times) -> table.append(String.format(
                Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", key, times[0], times[1], times[0] / times[1])));
        System.out.print(table);
    }
}
