package io.crease.study;

import static io.crease.study.MadeUp.theory;

import io.crease.theory.LengthTheory;
import org.junit.jupiter.api.Test;

/** The rules of {@link GrowthStudy} on rows made up for each outcome. */
class GrowthStudyTest {
    private final MadeUp rows = new MadeUp(new GrowthStudy());

    private static Conditions at(String kind, int width, double variance) {
        return Conditions.of("kind", kind)
                .and("width", width)
                .and("weight-variance", variance)
                .and("depth", 6);
    }

    private MadeUp hard(int width, double variance, double factor, double r2) {
        return rows.add(
                        at("hard-tanh", width, variance),
                        GrowthStudy.FACTOR,
                        0,
                        factor,
                        0.01,
                        theory(LengthTheory.PRINTED, 1.3),
                        theory(LengthTheory.WIDE, 1.5))
                .add(at("hard-tanh", width, variance), GrowthStudy.R2, 0, r2, 0);
    }

    @Test
    void exponential() {
        hard(16, 2, 0.9, 0.5); // of small variance: does not count
        hard(16, 4, 1.2, 0.995).expect(Outcome.BORNE_OUT, "exponential");
        hard(64, 8, 1.4, 0.9).expect(Outcome.PARTLY, "exponential");
        hard(64, 16, 1.005, 0.999).expect(Outcome.NOT, "exponential");
    }

    @Test
    void withVariance() {
        hard(16, 2, 1.1, 1);
        hard(16, 4, 1.2, 1).expect(Outcome.BORNE_OUT, "with-variance");
        for (double variance : new double[] {5, 6, 7}) {
            hard(16, variance, 1 + variance / 20, 1);
        }
        hard(16, 8, 1.3, 1).expect(Outcome.PARTLY, "with-variance");
        hard(16, 9, 1.2, 1).expect(Outcome.NOT, "with-variance");
    }

    @Test
    void withWidth() {
        hard(16, 2, 3, 1);
        hard(64, 2, 1, 1); // of small variance: does not count
        hard(16, 4, 1.1, 1);
        hard(64, 4, 1.2, 1).expect(Outcome.BORNE_OUT, "with-width");
        for (int width : new int[] {65, 66, 67}) {
            hard(width, 4, 1.2 + width / 1000.0, 1);
        }
        hard(68, 4, 1, 1).expect(Outcome.PARTLY, "with-width");
        hard(69, 4, 0.9, 1).expect(Outcome.NOT, "with-width");
    }

    @Test
    void printedBase() {
        hard(16, 4, 1.2, 1).expect(Outcome.NOT, "printed-base");
        hard(16, 8, 1.4, 1).expect(Outcome.PARTLY, "printed-base");
        MadeUp other = new MadeUp(new GrowthStudy());
        other.add(at("relu", 16, 4), GrowthStudy.FACTOR, 0, 1.5, 0.01, theory(LengthTheory.PRINTED, 1.4))
                .expect(Outcome.BORNE_OUT, "printed-base");
    }

    @Test
    void finiteWidth() {
        relu(1, 1.02).relu(2, 1.02).relu(3, 1.02).rows.expect(Outcome.BORNE_OUT, "finite-width");
        MadeUp wide = new MadeUp(new GrowthStudy());
        wide.add(at("relu", 16, 1), "length-ratio", 6, 1, 0.3, theory(LengthTheory.EXACT, 1.2))
                .expect(Outcome.PARTLY, "finite-width"); // within a wide interval, and 17 % off
        relu(4, 2).rows.expect(Outcome.PARTLY, "finite-width");
        relu(5, 2).rows.expect(Outcome.NOT, "finite-width");
    }

    private GrowthStudyTest relu(double variance, double theory) {
        rows.add(at("relu", 16, variance), "length-ratio", 5, 1, 0.01, theory(LengthTheory.EXACT, 7));
        rows.add(at("relu", 16, variance), "length-ratio", 6, 1, 0.01, theory(LengthTheory.EXACT, theory));
        return this;
    }

    @Test
    void meanField() {
        hard(16, 4, 1, 1); // narrower: does not count
        hard(64, 4, 1.45, 1).expect(Outcome.BORNE_OUT, "mean-field");
        hard(64, 8, 1.4, 1).expect(Outcome.PARTLY, "mean-field");
        hard(64, 16, 1.7, 1).expect(Outcome.NOT, "mean-field");
    }
}
