package io.crease.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void ticksAreRoundAndInside() {
        assertEquals("[-1.0, -0.5, 0.0, 0.5, 1.0]", Ticks.linear(-1, 1, 6).toString());
        assertEquals(
                List.of("0", "50", "100", "150"),
                Ticks.linear(-3, 172, 5).stream().map(Ticks::text).toList());
        assertTrue(Ticks.linear(1, 1, 5).isEmpty());
        assertEquals(3, Ticks.powers(0.02, 30, 7).size());
        assertTrue(Ticks.powers(1e-40, 1, 7).size() <= 7);
    }

    @Test
    void numbersAreShort() {
        assertEquals("3.142", Ticks.text(Math.PI));
        assertEquals("−0.5", Ticks.text(-0.5));
        assertEquals("1.5e−7", Ticks.text(1.5e-7));
        assertEquals("1e6", Ticks.text(1_000_000.0));
        assertEquals("0", Ticks.text(0.0));
        assertEquals("120", Ticks.text(120.0));
    }
}
