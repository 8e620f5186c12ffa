package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of {@link AdversarialStudy} on rows made up for each outcome. */
class AdversarialStudyTest {
    private static final List<String> ATTACKS = List.of("fgsm", "pgd-linf", "pgd-l2");

    private MadeUp rows = new MadeUp(new AdversarialStudy());

    private MadeUp line(String attack, String measure, double... values) {
        for (int i = 0; i < values.length; i++) {
            rows.add(Conditions.of("net", "none").and("attack", attack), measure, i + 1, values[i], 0);
        }
        return rows;
    }

    @Test
    void growsMore() {
        line("fgsm", AdversarialStudy.GROWTH_EXCESS, 0.5, 1.1, 1.2, 1.3)
                .expect(Outcome.BORNE_OUT, "grows-more"); // the first layer does not count
        line("pgd-l2", AdversarialStudy.GROWTH_EXCESS, 2, 1.2, 0.9, 1.2).expect(Outcome.PARTLY, "grows-more");
        line("pgd-linf", AdversarialStudy.GROWTH_EXCESS, 2, 0.9, 0.9, 1.2).expect(Outcome.NOT, "grows-more");
    }

    @Test
    void accumulates() {
        line("fgsm", AdversarialStudy.LENGTH_EXCESS, 1, 1.5, 2, 4).expect(Outcome.BORNE_OUT, "accumulates");
        line("pgd-l2", AdversarialStudy.LENGTH_EXCESS, 1, 3, 2, 1.5).expect(Outcome.PARTLY, "accumulates");
        line("pgd-linf", AdversarialStudy.LENGTH_EXCESS, 2, 3, 4, 1.9).expect(Outcome.NOT, "accumulates");
    }

    private MadeUp accuracies(double... withTrajectory) {
        rows = new MadeUp(new AdversarialStudy());
        rows.add(Conditions.of("net", "none").and("attack", "clean"), "accuracy", 0, 0.8, 0);
        rows.add(Conditions.of("net", "trajectory").and("attack", "clean"), "accuracy", 0, 0.4, 0);
        for (int a = 0; a < 3; a++) {
            rows.add(Conditions.of("net", "none").and("attack", ATTACKS.get(a)), "accuracy", 0, 0.4, 0);
            rows.add(
                    Conditions.of("net", "trajectory").and("attack", ATTACKS.get(a)),
                    "accuracy",
                    0,
                    withTrajectory[a],
                    0);
        }
        return rows;
    }

    @Test
    void heldLength() {
        accuracies(0.3, 0.21, 0.25).expect(Outcome.BORNE_OUT, "held-length");
        accuracies(0.3, 0.1, 0.1).expect(Outcome.PARTLY, "held-length");
        accuracies(0.2, 0.1, 0.1).expect(Outcome.NOT, "held-length");
    }

    @Test
    void aNetworkThatDivergedLeavesItUndecided() {
        rows.add(Conditions.of("net", "none").and("attack", "clean"), "accuracy", 0, 0.8, 0);
        rows.add(Conditions.of("net", "trajectory"), Trainings.DIVERGED, 0, 17, 0)
                .expect(Outcome.UNDECIDED, "held-length");
    }

    @Test
    void randomSignsKeepEverySize() {
        RandomStream random = RandomStream.of(8);
        Tensor x = Tensor.of(Shape.of(50), random.gaussians(50, 1));
        Tensor y = Tensor.of(Shape.of(50), random.gaussians(50, 1));
        Tensor z = AdversarialStudy.signed(x, y, random);
        int same = 0;
        for (int i = 0; i < 50; i++) {
            double change = y.get(i) - x.get(i);
            assertEquals(Math.abs(change), Math.abs(z.get(i) - x.get(i)), 1e-14);
            same += change * (z.get(i) - x.get(i)) > 0 ? 1 : 0;
        }
        assertNotEquals(0, same);
        assertNotEquals(50, same);
    }
}
