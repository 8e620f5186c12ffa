package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.study.Studies;
import io.crease.study.Study;
import io.crease.study.StudySize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final Study first = Studies.catalogue().named("growth");
    private final Study second = Studies.catalogue().named("noise");
    private final double a = first.seconds(StudySize.FULL);
    private final double b = second.seconds(StudySize.FULL);

    private TimeLeft left(double stored) {
        Map<Study, Double> shares = new LinkedHashMap<>();
        shares.put(first, stored);
        shares.put(second, 0.0);
        return new TimeLeft(StudySize.FULL, shares);
    }

    @Test
    void atTheStartTheEstimatesOfTheStudies() {
        assertEquals(a + b, left(0).seconds(first), 1e-6 * (a + b));
    }

    @Test
    void whatIsStoredTakesNoTimeAndSaysNothingOfTheSpeed() {
        TimeLeft left = left(0.75);
        assertEquals(a / 4 + b, left.seconds(first), 1e-6 * (a + b));
        left.found(first, 0.5);
        left.took(first, 0.001);
        assertEquals(a / 4 + b, left.seconds(first), 0.01 * (a + b));
        assertEquals(0.5, left.done(first), 1e-12);
    }

    @Test
    void aSlowMachineIsSeenFromWhatItHasDone() {
        TimeLeft left = left(0);
        left.worked(first, 0.5);
        left.took(first, 1.5 * a); // three times as long as estimated
        double found = left.seconds(first);
        assertTrue(Math.abs(found - (1.5 * a + 3 * b)) < 0.15 * (1.5 * a + 3 * b), found + " of " + (1.5 * a + 3 * b));
        left.worked(first, 0.5);
        left.took(first, 3 * a);
        left.ended(first);
        double rest = left.seconds(second);
        assertTrue(Math.abs(rest - 3 * b) < 0.15 * 3 * b, rest + " of " + 3 * b);
    }

    @Test
    void aStudyThatEndsEarlyLeavesNothing() {
        TimeLeft left = left(0);
        left.worked(first, 0.1);
        left.took(first, 0.1 * a);
        left.ended(first);
        assertEquals(b, left.seconds(second), 0.01 * b);
        assertEquals(1, left.done(first), 1e-12);
    }

    @Test
    void theBlockNamesWhatRunsAndWhatIsLeft() {
        List<String> block = StudyBoard.block("noise", 0.5, "training", 2, List.of("growth", "bounds"), 300);
        assertEquals("███████████████···············  50 %  noise", block.get(0));
        assertEquals("training", block.get(1));
        assertEquals("2 done, 1 running, 2 left: growth, bounds", block.get(2));
        assertTrue(block.get(3).startsWith("about 5 min left"), block.get(3));
    }
}
