package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.Workers;
import io.crease.trace.ExactTracer;
import io.crease.trace.Letters;
import io.crease.trace.Monitor;
import io.crease.trace.Observer;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import io.crease.trace.Tracer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the pieces end, against break points computed independently in extended precision. */
class BreakPointsTest {

    /** Collects the ends of the output's pieces, and its zeros, which it checks against the count of sign changes. */
    private static final class Ends implements Observer {
        private final TreeSet<Double> ends = new TreeSet<>();
        private final TreeSet<Double> zeros = new TreeSet<>();

        @Override
        public Observer fork() {
            return new Ends();
        }

        @Override
        public void accept(Strip strip) {
            if (strip.site().kind() != Site.Kind.OUTPUT) {
                return;
            }
            for (int i = 0; i <= strip.pieces(); i++) {
                ends.add(strip.t(i));
            }
            Letters sides = strip.sides(0);
            for (int i = 0; i < strip.pieces(); i++) {
                for (int j = 0; j < strip.width(); j++) {
                    double a = strip.value(i, j);
                    double b = strip.value(i + 1, j);
                    if (a > 0 != b > 0) {
                        zeros.add(strip.t(i) + a / (a - b) * (strip.t(i + 1) - strip.t(i)));
                    }
                }
            }
            assertEquals(
                    zeros.tailSet(strip.t(0), true)
                            .headSet(strip.t(strip.pieces()))
                            .size(),
                    sides.changes());
        }

        @Override
        public void append(Observer later) {
            ends.addAll(((Ends) later).ends);
            zeros.addAll(((Ends) later).zeros);
        }
    }

    static List<double[]> rows() throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        BreakPointsTest.class.getResourceAsStream("/oracles/b1_s1.breaks.csv.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(",");
                double[] breaks = new double[fields.length];
                for (int i = 1; i < fields.length; i++) {
                    breaks[i] = Double.parseDouble(fields[i]);
                }
                rows.add(breaks);
            }
        }
        return rows;
    }

    static List<Integer> segments() throws IOException {
        return java.util.stream.IntStream.range(0, rows().size()).boxed().toList();
    }

    @ParameterizedTest(name = "segment {0}")
    @MethodSource("segments")
    void breakPointsAgree(int segment) throws IOException {
        Network network = OracleNetworks.b1();
        Ends ends = new Ends();
        try (Workers workers = new Workers(2)) {
            new ExactTracer(new Evaluator(network), workers, Tracer.Options.DEFAULT)
                    .trace(OracleNetworks.segments(10)[segment], ends, Monitor.NONE);
        }
        double[] found = ends.ends.stream().mapToDouble(t -> t).toArray();
        double[] expected = rows().get(segment);
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-12, "break " + i);
        }
    }
}
