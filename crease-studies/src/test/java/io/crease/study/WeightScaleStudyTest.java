package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import org.junit.jupiter.api.Test;

/** The rules of {@link WeightScaleStudy} on rows made up for each outcome, and its measure on a matrix done by hand. */
class WeightScaleStudyTest {

    /** Last over first in layer 1, 2, … */
    private static MadeUp changes(MadeUp rows, String network, double... changes) {
        for (int i = 0; i < changes.length; i++) {
            rows.add(Conditions.of(WeightScaleStudy.NETWORK, network), WeightScaleStudy.CHANGE, i + 1, changes[i], 0);
        }
        return rows;
    }

    private static MadeUp changes(String network, double... changes) {
        return changes(new MadeUp(new WeightScaleStudy()), network, changes);
    }

    @Test
    void fanInTimesVariance() {
        // [out 2, in 4]: the values 1 to 8 have variance 5.25
        Tensor weight = Tensor.vector(1, 2, 3, 4, 5, 6, 7, 8).reshape(Shape.of(2, 4));
        assertEquals(4 * 5.25, WeightScaleStudy.scale(weight), 1e-12);
        assertEquals(4 * 5.25, WeightScaleStudy.scale(weight.reshape(Shape.of(2, 1, 2, 2))), 1e-12);
    }

    @Test
    void convIncreases() {
        changes(WeightScaleStudy.PLAIN, 1.1, 1.02).expect(Outcome.BORNE_OUT, "conv-increases");
        changes(WeightScaleStudy.PLAIN, 1.1, 0.9).expect(Outcome.PARTLY, "conv-increases");
        changes(WeightScaleStudy.PLAIN, 1.1, 1.02)
                .add(Conditions.of(WeightScaleStudy.NETWORK, WeightScaleStudy.PLAIN), Trainings.DIVERGED, 0, 9, 0)
                .expect(Outcome.UNDECIDED, "conv-increases");
        changes(WeightScaleStudy.PLAIN, 1.1, 1.005, 1.005).expect(Outcome.NOT, "conv-increases");
    }

    @Test
    void batchNormIncreasesLess() {
        MadeUp less = changes(WeightScaleStudy.PLAIN, 1.1, 1.3);
        changes(less, WeightScaleStudy.NORMALISED, 1.3, 1.05).expect(Outcome.BORNE_OUT, "batch-norm-increases-less");
        MadeUp more = changes(WeightScaleStudy.PLAIN, 1.1, 1.3);
        changes(more, WeightScaleStudy.NORMALISED, 1.3, 1.15).expect(Outcome.NOT, "batch-norm-increases-less");
    }

    @Test
    void smallVarianceIncreases() {
        changes(WeightScaleStudy.SMALL, 1.1, 1.02).expect(Outcome.BORNE_OUT, "small-variance-increases");
        changes(WeightScaleStudy.SMALL, 1.1, 0.9).expect(Outcome.PARTLY, "small-variance-increases");
        changes(WeightScaleStudy.SMALL, 0.9, 0.9).expect(Outcome.NOT, "small-variance-increases");
    }

    @Test
    void largeVarianceDecreases() {
        changes(WeightScaleStudy.LARGE, 0.9, 0.98).expect(Outcome.BORNE_OUT, "large-variance-decreases");
        changes(WeightScaleStudy.LARGE, 1.1, 0.9).expect(Outcome.PARTLY, "large-variance-decreases");
        changes(WeightScaleStudy.LARGE, 1.1, 1.2).expect(Outcome.NOT, "large-variance-decreases");
    }
}
