package io.crease.study;

import org.junit.jupiter.api.Test;

/** The rules of {@link TransitionsStudy} on rows made up for each outcome. */
class TransitionsStudyTest {
    private final MadeUp rows = new MadeUp(new TransitionsStudy());

    private static Conditions at(String kind, double variance) {
        return Conditions.of("kind", kind).and("width", 100).and("weight-variance", variance);
    }

    /** Sign changes c·length^power behind five layers, each twice as long as the one before. */
    private MadeUp hard(double variance, double c, double power) {
        for (int layer = 1; layer <= 5; layer++) {
            double length = 10 * Math.pow(2, layer);
            rows.add(at("hard-tanh", variance), TransitionsStudy.LENGTH, layer, length, 0);
            rows.add(at("hard-tanh", variance), TransitionsStudy.CHANGES, layer, c * Math.pow(length, power), 0);
        }
        return rows;
    }

    @Test
    void linear() {
        hard(2, 1, 3); // of small variance: does not count
        hard(4, 0.03, 1).expect(Outcome.BORNE_OUT, "linear");
        hard(8, 0.03, 1.25).expect(Outcome.PARTLY, "linear");
        hard(16, 0.03, 3).expect(Outcome.NOT, "linear");
    }

    @Test
    void oneLine() {
        hard(2, 0.03, 1);
        hard(4, 0.04, 1).expect(Outcome.BORNE_OUT, "one-line");
        hard(8, 0.05, 1).expect(Outcome.PARTLY, "one-line");
        hard(16, 0.09, 1).expect(Outcome.NOT, "one-line");
    }

    private MadeUp expected(double variance, double measured) {
        return rows.add(at("relu", variance), TransitionsStudy.CHANGES, 1, measured, 0.3)
                .add(at("relu", variance), TransitionsStudy.EXPECTED, 1, 1, 0.1);
    }

    @Test
    void crofton() {
        expected(2, 1.04).expect(Outcome.BORNE_OUT, "crofton");
        expected(4, 0.92).expect(Outcome.PARTLY, "crofton");
        expected(8, 1.2).expect(Outcome.NOT, "crofton");
        rows.add(at("relu", 16), TransitionsStudy.CHANGES, 1, 0, 0)
                .add(at("relu", 16), TransitionsStudy.EXPECTED, 1, 0, 0)
                .expect(Outcome.UNDECIDED, "crofton");
    }

    private static MadeUp relu(double changes, double length) {
        return new MadeUp(new TransitionsStudy())
                .add(at("relu", 2), TransitionsStudy.CHANGES, 4, 3, 0)
                .add(at("relu", 2), TransitionsStudy.LENGTH, 4, 10, 0)
                .add(at("relu", 8), TransitionsStudy.CHANGES, 4, changes, 0)
                .add(at("relu", 8), TransitionsStudy.LENGTH, 4, length, 0)
                .add(at("relu", 32), TransitionsStudy.CHANGES, 4, changes, 0)
                .add(at("relu", 32), TransitionsStudy.LENGTH, 4, length, 0);
    }

    @Test
    void reluFlat() {
        relu(3, 2560).expect(Outcome.BORNE_OUT, "relu-flat");
        relu(3.1, 2560).expect(Outcome.PARTLY, "relu-flat");
        relu(3, 100).expect(Outcome.NOT, "relu-flat");
        relu(9, 2560).expect(Outcome.NOT, "relu-flat");
    }
}
