package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of {@link AdversarialStudy} on rows made up for each outcome. */
class AdversarialStudyTest {
    private static final List<String> ATTACKS = List.of("fgsm", "pgd-linf", "pgd-l2");

    private static final List<String> NETS = List.of("none", "batch-norm", "trajectory");

    private MadeUp rows = new MadeUp(new AdversarialStudy());

    private void line(String net, String attack, String measure, double... values) {
        for (int i = 0; i < values.length; i++) {
            rows.add(Conditions.of("net", net).and("attack", attack), measure, i + 1, values[i], 0);
        }
    }

    /** The same values for every network and attack but one. */
    private MadeUp lines(String measure, double[] all, double... one) {
        rows = new MadeUp(new AdversarialStudy());
        for (String net : NETS) {
            for (String attack : ATTACKS) {
                boolean own = net.equals("batch-norm") && attack.equals("pgd-l2");
                line(net, attack, measure, own ? one : all);
            }
        }
        return rows;
    }

    @Test
    void growsMore() {
        double[] all = {0.5, 1.1, 1.2, 1.3}; // the first layer does not count
        lines(AdversarialStudy.GROWTH_EXCESS, all, 0.5, 1.1, 1.1, 1.1).expect(Outcome.BORNE_OUT, "grows-more");
        lines(AdversarialStudy.GROWTH_EXCESS, all, 2, 1.2, 0.9, 1.2).expect(Outcome.PARTLY, "grows-more");
        lines(AdversarialStudy.GROWTH_EXCESS, new double[] {2, 0.9, 1.2, 1.1}, 2, 1.2, 1.2, 1.2)
                .expect(Outcome.NOT, "grows-more");
    }

    @Test
    void accumulates() {
        double[] all = {1, 1.5, 2, 4};
        lines(AdversarialStudy.LENGTH_EXCESS, all, 1, 1.5, 2, 4).expect(Outcome.BORNE_OUT, "accumulates");
        lines(AdversarialStudy.LENGTH_EXCESS, all, 1, 3, 2, 1.5).expect(Outcome.PARTLY, "accumulates");
        lines(AdversarialStudy.LENGTH_EXCESS, all, 2, 3, 4, 1.9).expect(Outcome.NOT, "accumulates");
    }

    @Test
    void anAttackThatFoolsNobodyLeavesItUndecided() {
        double[] all = {1, 1.5, 2, 4};
        lines(AdversarialStudy.GROWTH_EXCESS, all).expect(Outcome.UNDECIDED, "grows-more");
        lines(AdversarialStudy.LENGTH_EXCESS, all).expect(Outcome.UNDECIDED, "accumulates");
        lines(AdversarialStudy.LENGTH_EXCESS, all, 1, 1.5, Double.NaN, 4).expect(Outcome.UNDECIDED, "accumulates");
    }

    @Test
    void onlyExamplesThatFoolCount() {
        assertTrue(AdversarialStudy.fooled(3, 3, 4, 1));
        assertFalse(AdversarialStudy.fooled(3, 3, 3, 1));
        assertFalse(AdversarialStudy.fooled(3, 4, 4, 1));
        assertFalse(AdversarialStudy.fooled(3, 3, 4, 1e-9));
    }

    private MadeUp accuracies(double images, double... withTrajectory) {
        rows = new MadeUp(new AdversarialStudy());
        accuracy("none", "clean", 0.8);
        accuracy("trajectory", "clean", 0.4);
        for (String net : List.of("none", "trajectory")) {
            rows.add(Conditions.of("net", net).and("attack", "clean"), AdversarialStudy.IMAGES, 0, images, 0);
        }
        for (int a = 0; a < 3; a++) {
            accuracy("none", ATTACKS.get(a), 0.4);
            accuracy("trajectory", ATTACKS.get(a), withTrajectory[a]);
        }
        return rows;
    }

    private void accuracy(String net, String attack, double value) {
        rows.add(Conditions.of("net", net).and("attack", attack), AdversarialStudy.ACCURACY, 0, value, 0);
    }

    @Test
    void heldLength() {
        accuracies(500, 0.3, 0.26, 0.25).expect(Outcome.BORNE_OUT, "held-length");
        // 0.6 of 200 against 0.5 of 400: a margin of 2·√(0.24/200 + 0.25/400) = 0.085
        accuracies(500, 0.3, 0.24, 0.25).expect(Outcome.BORNE_OUT, "held-length");
        accuracies(500, 0.3, 0.23, 0.25).expect(Outcome.PARTLY, "held-length");
        accuracies(5000, 0.3, 0.23, 0.25).expect(Outcome.BORNE_OUT, "held-length");
        accuracies(500, 0.3, 0.1, 0.1).expect(Outcome.PARTLY, "held-length");
        accuracies(500, 0.22, 0.1, 0.1).expect(Outcome.NOT, "held-length");
    }

    @Test
    void aNetworkThatDivergedLeavesItUndecided() {
        double[] all = {1, 1.5, 2, 4};
        accuracies(500, 0.3, 0.26, 0.25);
        rows.add(Conditions.of("net", "trajectory"), Trainings.DIVERGED, 0, 17, 0)
                .expect(Outcome.UNDECIDED, "held-length");
        lines(AdversarialStudy.LENGTH_EXCESS, all, 1, 2, 3, 4);
        rows.add(Conditions.of("net", "none"), Trainings.DIVERGED, 0, 17, 0).expect(Outcome.UNDECIDED, "accumulates");
    }

    @Test
    void aNetworkThatIsNeverRightLeavesItUndecided() {
        rows = new MadeUp(new AdversarialStudy());
        for (String net : List.of("none", "trajectory")) {
            accuracy(net, "clean", 0);
            ATTACKS.forEach(attack -> accuracy(net, attack, 0));
            rows.add(Conditions.of("net", net).and("attack", "clean"), AdversarialStudy.IMAGES, 0, 500, 0);
        }
        rows.expect(Outcome.UNDECIDED, "held-length");
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
