package io.crease.study;

import static io.crease.study.MadeUp.theory;

import org.junit.jupiter.api.Test;

/** The rules of {@link BoundsStudy} on rows made up for each outcome. */
class BoundsStudyTest {
    private final MadeUp rows = new MadeUp(new BoundsStudy());

    private MadeUp random(String widths, double regions) {
        return rows.add(
                Conditions.of("network", "random relu").and("widths", widths),
                BoundsStudy.REGIONS,
                0,
                regions,
                0,
                theory(BoundsStudy.TIGHTEST, 100),
                theory(BoundsStudy.PAPER, 200));
    }

    @Test
    void upper() {
        random("2-4x3", 100).expect(Outcome.BORNE_OUT, "upper");
        random("2-5x3", 150).expect(Outcome.PARTLY, "upper");
        random("2-6x3", 201).expect(Outcome.NOT, "upper");
    }

    @Test
    void randomFar() {
        random("2-4x2", 90); // two layers: does not count
        random("2-4x3", 9).expect(Outcome.BORNE_OUT, "random-far");
        random("2-5x3", 20).expect(Outcome.PARTLY, "random-far");
        MadeUp other = new MadeUp(new BoundsStudy());
        other.add(
                        Conditions.of("network", "random relu").and("widths", "2-4x3"),
                        BoundsStudy.REGIONS,
                        0,
                        20,
                        0,
                        theory(BoundsStudy.TIGHTEST, 100))
                .expect(Outcome.NOT, "random-far");
    }

    private static MadeUp fold(MadeUp rows, String widths, double regions) {
        return rows.fixed(
                Conditions.of("network", "fold").and("widths", widths),
                BoundsStudy.REGIONS,
                regions,
                theory(BoundsStudy.PAPER, 200));
    }

    @Test
    void tight() {
        fold(rows, "1-3x3", 100).expect(Outcome.BORNE_OUT, "tight");
        fold(rows, "2-4x3", 99).expect(Outcome.PARTLY, "tight");
        fold(new MadeUp(new BoundsStudy()), "1-3x3", 99).expect(Outcome.NOT, "tight");
    }

    private MadeUp line(int width, int depth, double pieces) {
        return rows.add(
                Conditions.of("network", "line").and("width", width).and("depth", depth),
                BoundsStudy.PIECES,
                0,
                pieces,
                0,
                theory(BoundsStudy.PAPER, 1e9));
    }

    @Test
    void linearInNeurons() {
        line(10, 1, 5);
        line(10, 2, 10);
        line(10, 4, 20).expect(Outcome.BORNE_OUT, "linear-in-neurons");
        line(10, 5, 49).expect(Outcome.PARTLY, "linear-in-neurons");
        line(10, 8, 200).expect(Outcome.NOT, "linear-in-neurons");
    }
}
