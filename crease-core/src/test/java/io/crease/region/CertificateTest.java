package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.NetworkSpecs;
import io.crease.theory.Arrangement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTest {
    /** A square cut by a diagonal. */
    private static RegionCount square(double volume, double domain, double error, long edges, boolean complete) {
        return new RegionCount(2, 2, 2, List.of(4L, edges, 2L), List.of(), volume, domain, error, 0, complete);
    }

    @Test
    void certifiedWhenAllChecksHold() {
        Certificate certificate = Certificate.of(square(4, 4, 1e-15, 5, true));
        assertTrue(certificate.certified(), certificate.doubts().toString());
    }

    @Test
    void eachCheckCanFail() {
        assertDoubt("only a part", square(4, 4, 1, 5, false));
        assertDoubt("sum to", square(4 - 1e-12, 4, 1e-13, 5, true));
        assertDoubt("sum to", square(Double.NaN, 4, 1, 5, true));
        assertDoubt("sum to", square(4, 4, Double.NaN, 5, true));
        assertDoubt("Euler characteristic is 0 instead of 1", square(4, 4, 1e-15, 6, true));
        assertDoubt("no region", new RegionCount(2, 0, 0, List.of(0L, 0L, 0L), List.of(), 0, 4, 5, 0, true));
        assertDoubt(
                "1 regions of a bounded domain are not",
                new RegionCount(2, 2, 1, List.of(4L, 5L, 2L), List.of(), 4, 4, 1e-15, 0, true));
    }

    /** A line in the plane, a plane in space: no vertex, one face between two cells. */
    @Test
    void eulerOfAllOfSpace() {
        double all = Double.POSITIVE_INFINITY;
        assertTrue(Certificate.of(new RegionCount(2, 2, 0, List.of(0L, 1L, 2L), List.of(), all, all, 0, 0, true))
                .certified());
        assertTrue(Certificate.of(new RegionCount(3, 2, 0, List.of(0L, 0L, 1L, 2L), List.of(), all, all, 0, 0, true))
                .certified());
        assertDoubt(
                "instead of -1", new RegionCount(3, 3, 0, List.of(0L, 0L, 1L, 3L), List.of(), all, all, 0, 0, true));
        assertTrue(Certificate.of(new RegionCount(3, 3, 0, List.of(0L, 0L, -1L, 3L), List.of(), all, all, 0, 0, true))
                .certified());
    }

    private static void assertDoubt(String expected, RegionCount count) {
        Certificate certificate = Certificate.of(count);
        assertFalse(certificate.certified());
        assertTrue(certificate.doubts().stream().anyMatch(doubt -> doubt.contains(expected)), certificate.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "mlp:2-32x3-1,96,2",
        "mlp:6-10x2-1,20,6",
        "mlp:30-10x2-1,20,30",
        "'mlp:3-10x2-1,activation=hard-tanh',40,3",
        "fold:2x4-4,12,2"
    })
    void estimatesAreTheCellsOfAsManyHyperplanes(String spec, int hyperplanes, int n) {
        assertEquals(
                Math.log10(Arrangement.cells(hyperplanes, n).doubleValue()),
                RegionEstimate.log10(NetworkSpecs.parse(spec).build(), n),
                1e-12);
    }
}
