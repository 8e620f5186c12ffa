package io.crease.study;

import static io.crease.study.MadeUp.theory;

import org.junit.jupiter.api.Test;

/** The rules of {@link RemainingDepthStudy} on rows made up for each outcome. */
class RemainingDepthStudyTest {
    private final MadeUp rows = new MadeUp(new RemainingDepthStudy());

    private MadeUp sweep(int depth, int remaining, double count) {
        return rows.add(
                Conditions.of("experiment", "sweep").and("depth", depth).and("remaining", remaining),
                RemainingDepthStudy.DICHOTOMIES,
                depth - remaining,
                count,
                0.1);
    }

    @Test
    void dichotomiesGrow() {
        sweep(5, 0, 10);
        sweep(5, 1, 20);
        sweep(5, 2, 40).expect(Outcome.BORNE_OUT, "dichotomies-grow");
        sweep(5, 3, 40).expect(Outcome.PARTLY, "dichotomies-grow");
        sweep(5, 4, 5).expect(Outcome.NOT, "dichotomies-grow");
    }

    @Test
    void onlyRemaining() {
        sweep(5, 1, 20);
        sweep(2, 1, 28).expect(Outcome.BORNE_OUT, "only-remaining");
        sweep(5, 2, 20);
        sweep(3, 2, 11).expect(Outcome.PARTLY, "only-remaining");
        sweep(5, 3, 20);
        sweep(4, 3, 50).expect(Outcome.NOT, "only-remaining");
    }

    private MadeUp noise(int remaining, double amplification) {
        return rows.add(
                Conditions.of("experiment", "noise").and("depth", 5).and("remaining", remaining),
                RemainingDepthStudy.AMPLIFICATION,
                5 - remaining,
                amplification,
                0.1,
                theory("mean field", Math.pow(1.5, remaining)));
    }

    @Test
    void noiseGrows() {
        for (int remaining = 0; remaining < 4; remaining++) {
            noise(remaining, Math.pow(1.55, remaining));
        }
        rows.expect(Outcome.BORNE_OUT, "noise-grows");
        noise(4, 12);
        rows.expect(Outcome.PARTLY, "noise-grows");
        noise(5, 0.1);
        rows.expect(Outcome.NOT, "noise-grows");
    }
}
