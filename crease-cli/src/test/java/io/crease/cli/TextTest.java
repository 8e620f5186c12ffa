package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void figures() {
        assertEquals("2409", Figures.text(2409));
        assertEquals("15.708", Figures.text(Math.PI * 5));
        assertEquals("0.0012346", Figures.text(0.00123456));
        assertEquals("1.2346e-07", Figures.text(1.23456e-7));
        assertEquals("212.4 ± 3.1", Figures.withError(212.43, 3.06));
        assertEquals("2 ± 0", Figures.withError(2, 0));
        assertEquals("198.0 [120, 260]", Figures.withInterval(198, 120, 260));
        assertEquals("0 %", Figures.percent(0));
        assertEquals("0.12 %", Figures.percent(0.00123));
    }

    @Test
    void words() {
        assertEquals("1, 3–6 and 9", Words.numbers(List.of(1, 3, 4, 5, 6, 9)));
        assertEquals("1 and 2", Words.numbers(List.of(1, 2)));
        assertEquals(List.of("crease", "measure", "'it'\\''s'"), Words.quoted("measure", "it's"));
        assertEquals("a +/- b x c", Ascii.of("a ± b × c"));
        assertEquals("Montufar", Ascii.of("Montúfar"));
    }

    @Test
    void bars() {
        assertEquals(
                List.of("█", "", "██████████▌", "████████████████████"),
                Bars.of(List.of(
                        OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(10), OptionalDouble.of(100))));
    }

    @Test
    void logarithmsOfHugeNumbers() {
        assertEquals(5000, TheoryRows.log10(BigInteger.TEN.pow(5000)), 1e-9);
        assertEquals(0, TheoryRows.log10(BigInteger.ONE), 0);
    }

    @Test
    void decimalPointsStandInOneLine() {
        Grid grid = new Grid.Builder()
                .column("x", Grid.Align.POINT, List.of("1.5", "10", "≥ 100.25", ""))
                .build();
        assertEquals(List.of("    1.5 ", "   10   ", "≥ 100.25", "        "), grid.padded(0));
    }
}
