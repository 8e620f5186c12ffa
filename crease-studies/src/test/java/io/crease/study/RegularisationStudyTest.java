package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.measure.Certainty;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of {@link RegularisationStudy} on rows made up for each outcome. */
class RegularisationStudyTest {
    private MadeUp rows = new MadeUp(new RegularisationStudy());

    private static Conditions net(String name) {
        return Conditions.of("net", name);
    }

    private MadeUp accuracies(double none, double norm, double trajectory, double penalty) {
        rows = new MadeUp(new RegularisationStudy());
        double[] all = {none, norm, trajectory, penalty, penalty - 0.2};
        List<String> names = List.of("none", "batch-norm", "trajectory", "penalty-0.01", "penalty-0.1");
        for (int i = 0; i < all.length; i++) {
            rows.add(net(names.get(i)), RegularisationStudy.FINAL, 0, all[i], 0.01);
            rows.add(net(names.get(i)), RegularisationStudy.IMAGES, 0, 10_000, 0);
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"0.7, BORNE_OUT", "0.605, PARTLY", "0.6, NOT", "0.5, NOT"})
    void higher(double accuracy, Outcome expected) {
        accuracies(0.6, accuracy, 0, 0.3).expect(expected, "batch-norm-helps");
        accuracies(0.6, 0, accuracy, 0.3).expect(expected, "trajectory-helps");
        accuracies(0.6, 0, 0, accuracy).expect(expected, "penalty-helps");
    }

    @ParameterizedTest
    @CsvSource({"0.69, BORNE_OUT", "0.8, BORNE_OUT", "0.66, PARTLY", "0.64, NOT", "0.5, NOT"})
    void asGoodAsBatchNorm(double accuracy, Outcome expected) {
        accuracies(0.6, 0.7, accuracy, 0).expect(expected, "trajectory-equals");
    }

    @ParameterizedTest
    @CsvSource({"0.682, PARTLY", "0.691, BORNE_OUT", "0.72, BORNE_OUT", "0.679, NOT"})
    void whereBatchNormHelpsLittleBeingCloseIsNotEnough(double accuracy, Outcome expected) {
        accuracies(0.68, 0.7, accuracy, 0).expect(expected, "trajectory-equals");
    }

    private static Outcome oneSeed(double none, double norm, double images) {
        List<StudyRow> single = new ArrayList<>();
        for (String name : List.of("none", "batch-norm")) {
            double accuracy = name.equals("none") ? none : norm;
            single.add(StudyRow.ofNetwork(net(name), RegularisationStudy.FINAL, 1L, accuracy, "1", Certainty.SAMPLED));
            single.add(StudyRow.ofNetwork(net(name), RegularisationStudy.IMAGES, 1L, images, "1", Certainty.EXACT));
        }
        return new RegularisationStudy()
                .claims()
                .get(0)
                .finding(new StudyRows(single).aggregated())
                .outcome();
    }

    @Test
    void withOneSeedTheTestImagesGiveTheMargin() {
        // Standard errors of √(0.25/n): 2·√2·0.005 = 0.0141 for 10,000 images, ten times that for 100.
        assertEquals(Outcome.BORNE_OUT, oneSeed(0.5, 0.52, 10_000));
        assertEquals(Outcome.PARTLY, oneSeed(0.5, 0.513, 10_000));
        assertEquals(Outcome.PARTLY, oneSeed(0.5, 0.6, 100));
        assertEquals(Outcome.PARTLY, oneSeed(0.5, 0.509, 1_000_000));
        assertEquals(Outcome.NOT, oneSeed(0.5, 0.5, 10_000));
    }

    @Test
    void aTrainingThatDivergesHasLost() {
        rows.add(net("none"), Trainings.DIVERGED, 0, 30, 0);
        rows.add(net("trajectory"), RegularisationStudy.FINAL, 0, 0.3, 0.01);
        rows.add(net("batch-norm"), RegularisationStudy.FINAL, 0, 0.7, 0.01);
        rows.expect(Outcome.BORNE_OUT, "trajectory-helps");
        rows.expect(Outcome.BORNE_OUT, "batch-norm-helps");
        rows.add(net("batch-norm"), Trainings.DIVERGED, 0, 30, 0);
        rows.expect(Outcome.NOT, "batch-norm-helps");
    }

    @Test
    void aSeedThatDivergesCountsAsNothingForItselfAlone() {
        List<StudyRow> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 9; seed++) {
            boolean lost = seed == 1;
            seeds.add(StudyRow.ofNetwork(net("none"), RegularisationStudy.FINAL, seed, 0.2, "1", Certainty.SAMPLED));
            seeds.add(StudyRow.ofNetwork(
                    net("batch-norm"),
                    lost ? Trainings.DIVERGED : RegularisationStudy.FINAL,
                    seed,
                    lost ? 40 : 0.9,
                    "1",
                    Certainty.SAMPLED));
        }
        Finding finding = new RegularisationStudy().claims().get(0).finding(new StudyRows(seeds).aggregated());
        assertEquals(Outcome.BORNE_OUT, finding.outcome());
        assertTrue(finding.because().startsWith("0.800 with batch-norm (diverged)"), finding.because());
    }

    @Test
    void equalAtChanceIsNotAsGood() {
        accuracies(0.1, 0.1, 0.1, 0).expect(Outcome.UNDECIDED, "trajectory-equals");
        accuracies(0.1, 0.21, 0.195, 0).expect(Outcome.NOT, "trajectory-equals");
        accuracies(0.1, 0.7, 0.7, 0);
        rows.add(net("batch-norm"), Trainings.DIVERGED, 0, 30, 0).expect(Outcome.UNDECIDED, "trajectory-equals");
        accuracies(0.1, 0.7, 0.7, 0);
        rows.add(net("trajectory"), Trainings.DIVERGED, 0, 30, 0).expect(Outcome.NOT, "trajectory-equals");
    }

    private MadeUp lengths(double circle, double trajectory, double weak, double strong) {
        rows = new MadeUp(new RegularisationStudy());
        double[] polylines = {1, trajectory, weak, strong};
        List<String> names = List.of("none", "trajectory", "penalty-0.01", "penalty-0.1");
        for (int i = 0; i < names.size(); i++) {
            for (int layer = 1; layer <= 3; layer++) {
                // Only the last of the hidden layers counts.
                double share = layer == 3 ? 1 : 100 * i + 100;
                rows.add(net(names.get(i)), RegularisationStudy.CIRCLE, layer, share * (i == 0 ? 1 : circle), 0);
                rows.add(net(names.get(i)), RegularisationStudy.POLYLINE, layer, share * polylines[i], 0);
            }
        }
        return rows;
    }

    @Test
    void shorter() {
        lengths(0.5, 0.8, 0.9, 0.3).expect(Outcome.BORNE_OUT, "shorter");
        lengths(0.5, 0.8, 0.96, 0.3).expect(Outcome.PARTLY, "shorter"); // less than 5 %
        lengths(1.5, 0.8, 0.9, 0.3).expect(Outcome.PARTLY, "shorter");
        lengths(0.5, 0.8, 0.9, 0.3);
        rows.add(net("none"), Trainings.DIVERGED, 0, 3, 0).expect(Outcome.UNDECIDED, "shorter");
        lengths(0.5, 1.8, 0.9, 0.3).expect(Outcome.PARTLY, "shorter");
        lengths(1.5, 1.8, 1.9, 1.3).expect(Outcome.NOT, "shorter");
    }

    @Test
    void stronger() {
        lengths(1, 1, 0.9, 0.3).expect(Outcome.BORNE_OUT, "stronger-is-shorter");
        lengths(1, 1, 0.3, 0.9).expect(Outcome.PARTLY, "stronger-is-shorter");
        lengths(1, 1, 0.3, 1.1).expect(Outcome.NOT, "stronger-is-shorter");
        rows.add(net("penalty-0.1"), Trainings.DIVERGED, 0, 3, 0).expect(Outcome.PARTLY, "stronger-is-shorter");
    }

    private MadeUp kept(double trajectory, double strongest) {
        rows = new MadeUp(new RegularisationStudy());
        double[] shares = {0.5, trajectory, 0.9, strongest};
        List<String> names = List.of("none", "trajectory", "penalty-0.01", "penalty-0.1");
        for (int i = 0; i < names.size(); i++) {
            rows.add(net(names.get(i)), RegularisationStudy.KEPT, 1, shares[i] - 0.2, 0);
            rows.add(net(names.get(i)), RegularisationStudy.KEPT, 2, shares[i] + 0.2, 0);
        }
        return rows;
    }

    private static Outcome keptBySeedOne(double with) {
        List<StudyRow> single = new ArrayList<>();
        for (String name : List.of("none", "trajectory", "penalty-0.1")) {
            double kept = name.equals("none") ? 0.5 : with;
            single.add(StudyRow.value(net(name), RegularisationStudy.KEPT, 1, "x", 1L, kept, "1", Certainty.SAMPLED));
            single.add(StudyRow.ofNetwork(net(name), RegularisationStudy.FINAL, 1L, 0.75, "1", Certainty.SAMPLED));
            single.add(StudyRow.ofNetwork(net(name), RegularisationStudy.IMAGES, 1L, 10_000, "1", Certainty.EXACT));
        }
        return new RegularisationStudy()
                .claims()
                .get(6)
                .finding(new StudyRows(single).aggregated())
                .outcome();
    }

    @Test
    void noiseOfOneSeedHasTheMarginOfItsImages() {
        // 2·√(2·0.25/(300·0.75)) = 0.094
        assertEquals(Outcome.BORNE_OUT, keptBySeedOne(0.61));
        assertEquals(Outcome.PARTLY, keptBySeedOne(0.58));
        assertEquals(Outcome.NOT, keptBySeedOne(0.5));
    }

    @Test
    void noise() {
        kept(0.6, 0.7).expect(Outcome.BORNE_OUT, "noise");
        kept(0.6, 0.4).expect(Outcome.PARTLY, "noise");
        kept(0.6, 0.505).expect(Outcome.PARTLY, "noise"); // less than 0.01
        kept(0.4, 0.4).expect(Outcome.NOT, "noise");
        kept(0.6, 0.7);
        rows.add(net("trajectory"), Trainings.DIVERGED, 0, 3, 0).expect(Outcome.PARTLY, "noise");
    }
}
