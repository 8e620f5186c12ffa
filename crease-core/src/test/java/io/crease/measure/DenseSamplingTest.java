package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Network;
import io.crease.trace.NaiveTrace;
import io.crease.trace.Site;
import io.crease.trace.Zoo;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact traces against point-by-point evaluation and bisection, on networks and curves of every kind. */
class DenseSamplingTest {
    private static final int SEEDS = 2;

    static Stream<Arguments> cases() {
        List<Arguments> all = new ArrayList<>();
        for (String network : Zoo.NETWORKS) {
            for (String curve : Zoo.CURVES) {
                for (long seed = 1; seed <= SEEDS; seed++) {
                    all.add(Arguments.of(network, curve, seed));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, seed {2}")
    @MethodSource("cases")
    void countsAndLengthsAgree(String kind, String curveKind, long seed) {
        Network network = Zoo.network(kind, seed);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), seed);
        Readings exact = Measurement.of(network, curve, Measures.named("length,transitions,pieces,patterns"));
        assertTrue(exact.traced().exact() && exact.traced().complete());
        NaiveTrace naive = new NaiveTrace(network, curve, 500);
        for (int grid = 4000; grid <= 32_000 && !counts(network, naive).equals(counts(network, exact)); grid *= 8) {
            naive = new NaiveTrace(network, curve, grid);
        }
        assertEquals(counts(network, naive), counts(network, exact));
        for (Site site : exact.sites()) {
            int node = node(network, site);
            double expected = naive.length(node);
            double tolerance = curve.geometry().curved() ? 1e-8 : 1e-9;
            assertEquals(expected, exact.value("length", site), tolerance * expected, site::toString);
        }
    }

    private static String counts(Network network, NaiveTrace naive) {
        StringBuilder text = new StringBuilder();
        for (int node : naive.cutting()) {
            text.append(network.nodes().get(node).name())
                    .append(": ")
                    .append(naive.transitions(node))
                    .append(" transitions, ")
                    .append(naive.pieces(node))
                    .append(" pieces, ")
                    .append(naive.patterns(node).size())
                    .append(" patterns\n");
        }
        return text.toString();
    }

    private static String counts(Network network, Readings exact) {
        StringBuilder text = new StringBuilder();
        for (Network.Node node : network.nodes()) {
            for (Site site : exact.sites()) {
                if (site.name().equals(node.name()) && site.cutting()) {
                    text.append(node.name())
                            .append(": ")
                            .append((long) exact.value("transitions", site))
                            .append(" transitions, ")
                            .append((long) exact.value("pieces", site))
                            .append(" pieces, ")
                            .append((long) exact.value("patterns", site))
                            .append(" patterns\n");
                }
            }
        }
        return text.toString();
    }

    /** The node whose image a site shows. */
    static int node(Network network, Site site) {
        if (site.kind() == Site.Kind.INPUT) {
            return Network.INPUT;
        }
        for (int i = 0; i < network.nodes().size(); i++) {
            if (network.nodes().get(i).name().equals(site.name())) {
                return site.kind() == Site.Kind.PRE
                        ? network.nodes().get(i).inputs().get(0)
                        : i;
            }
        }
        throw new AssertionError(site);
    }
}
