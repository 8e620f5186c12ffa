package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Site;
import io.crease.trajectory.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact traces against counts and lengths computed independently in extended precision (resources/oracles). */
class OracleTest {
    private static final List<Measure> MEASURES = Measures.named("length,transitions,pieces,output-sign-changes");

    static Stream<List<String>> lines() {
        return rows("/oracles/lines.csv");
    }

    static Stream<List<String>> arcs() {
        return rows("/oracles/arcs.csv");
    }

    private static Stream<List<String>> rows(String resource) {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OracleTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.stream();
    }

    @Test
    void generatorMakesTheOraclesWeights() throws Exception {
        assertEquals("8b58956e0bd38ef6", OracleNetworks.hash(OracleNetworks.b1()));
        assertEquals("6ffd31256a73a730", OracleNetworks.hash(OracleNetworks.b2()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void linesAgree(List<String> row) {
        Line line = OracleNetworks.segments(10)[Integer.parseInt(row.get(1))];
        Readings readings = Measurement.of(OracleNetworks.b1(), line, MEASURES);
        int layers = 4;
        assertEquals(Long.parseLong(row.get(3)) - Long.parseLong(row.get(2)), (long)
                readings.value("output-sign-changes", layers + 1, Site.Kind.OUTPUT));
        assertCounts(row.get(4), readings, "pieces");
        assertCounts(row.get(5), readings, "transitions");
        double input = Double.parseDouble(row.get(6));
        assertEquals(input, readings.value("length", 0, Site.Kind.INPUT), 1e-12 * input);
        assertLengths(row.get(7), readings, Site.Kind.PRE, 1e-9);
        assertLengths(row.get(8), readings, Site.Kind.POST, 1e-9);
        double output = Double.parseDouble(row.get(9));
        assertEquals(output, readings.value("length", layers + 1, Site.Kind.OUTPUT), 1e-9 * output);
    }

    @ParameterizedTest
    @MethodSource("arcs")
    void arcsAgree(List<String> row) {
        PiecewiseLinear activation = row.get(1).equals("relu") ? OracleNetworks.RELU : OracleNetworks.HARD_TANH;
        int[] widths = Arrays.stream(row.get(2).replace("\"", "").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        long seed = Long.parseLong(row.get(5));
        Network network = OracleNetworks.network(
                activation, widths, Double.parseDouble(row.get(3)), Double.parseDouble(row.get(4)), seed);
        Readings readings =
                Measurement.of(network, OracleNetworks.arc(widths[0], Integer.parseInt(row.get(6)), seed), MEASURES);
        assertCounts(row.get(7), readings, "pieces");
        assertCounts(row.get(8), readings, "transitions");
        assertEquals(Double.parseDouble(row.get(9)), readings.value("length", 0, Site.Kind.INPUT), 1e-6);
        assertLengths(row.get(10), readings, Site.Kind.POST, 1e-6);
        double output = Double.parseDouble(row.get(11));
        assertEquals(output, readings.value("length", widths.length - 1, Site.Kind.OUTPUT), 1e-6 * output);
    }

    private static void assertCounts(String expected, Readings readings, String measure) {
        long[] numbers = Arrays.stream(expected.split(";", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        long[] found = IntStream.rangeClosed(1, numbers.length)
                .mapToLong(d -> (long) readings.value(measure, d, Site.Kind.POST))
                .toArray();
        assertArrayEquals(numbers, found, measure);
    }

    private static void assertLengths(String expected, Readings readings, Site.Kind kind, double tolerance) {
        String[] numbers = expected.split(";", -1);
        for (int d = 1; d <= numbers.length; d++) {
            double length = Double.parseDouble(numbers[d - 1]);
            assertEquals(length, readings.value("length", d, kind), tolerance * length, "layer " + d);
        }
    }
}
