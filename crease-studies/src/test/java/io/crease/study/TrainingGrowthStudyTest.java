package io.crease.study;

import org.junit.jupiter.api.Test;

/** The rules of {@link TrainingGrowthStudy} on rows made up for each outcome. */
class TrainingGrowthStudyTest {
    private MadeUp rows = new MadeUp(new TrainingGrowthStudy());

    private void afresh() {
        rows = new MadeUp(new TrainingGrowthStudy());
    }

    private static Conditions conv(String kind, int step) {
        return Conditions.of(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.CONV)
                .and("normalisation", kind)
                .and("step", step)
                .and(TrainingGrowthStudy.CURVE, TrainingGrowthStudy.CIRCLE);
    }

    private TrainingGrowthStudyTest conv(String kind, int step, double factor, double r2) {
        rows.add(conv(kind, step), SiteLengths.FACTOR, 0, factor, 0.01).add(conv(kind, step), SiteLengths.R2, 0, r2, 0);
        return this;
    }

    private TrainingGrowthStudyTest ratio(String kind, int step, String measure, int layer, double value) {
        rows.add(conv(kind, step), measure, layer, value, 0.01);
        return this;
    }

    @Test
    void pushedToExponential() {
        conv("none", 0, 1, 0.5).conv("none", 90, 1.3, 0.95).conv("none", 1000, 1.2, 0.95);
        rows.expect(Outcome.BORNE_OUT, "pushed-to-exponential");
        afresh();
        conv("none", 0, 1, 0.5).conv("none", 1000, 1.2, 0.5);
        rows.expect(Outcome.PARTLY, "pushed-to-exponential");
        afresh();
        conv("none", 0, 1.15, 0.95).conv("none", 1000, 1.2, 0.95);
        rows.expect(Outcome.PARTLY, "pushed-to-exponential");
        afresh();
        conv("none", 0, 1.05, 0.5).conv("none", 90, 1.3, 0.95).conv("none", 1000, 1, 0.95);
        rows.expect(Outcome.NOT, "pushed-to-exponential");
    }

    @Test
    void dips() {
        ratio("none", 0, SiteLengths.POOL, 3, 2).ratio("none", 9, SiteLengths.POOL, 3, 0.5);
        ratio("none", 9, SiteLengths.LAST, 7, 0.9);
        rows.expect(Outcome.BORNE_OUT, "dips");
        ratio("none", 9, SiteLengths.POOL, 6, 1.5);
        rows.expect(Outcome.PARTLY, "dips");
        ratio("none", 20, SiteLengths.POOL, 6, 1.5);
        rows.expect(Outcome.NOT, "dips");
    }

    @Test
    void batchNormReduces() {
        ratio("batch-norm", 0, SiteLengths.NORM, 1, 2).ratio("batch-norm", 9, SiteLengths.NORM, 1, 0.5);
        rows.expect(Outcome.BORNE_OUT, "batch-norm-reduces");
        ratio("batch-norm", 9, SiteLengths.NORM, 2, 1.5);
        rows.expect(Outcome.PARTLY, "batch-norm-reduces");
        ratio("batch-norm", 9, SiteLengths.NORM, 3, 1.5);
        rows.expect(Outcome.NOT, "batch-norm-reduces");
    }

    @Test
    void batchNormHoldsBack() {
        conv("none", 9, 1.2, 1).conv("batch-norm", 9, 1.1, 1).conv("batch-norm", 0, 5, 1);
        rows.expect(Outcome.BORNE_OUT, "batch-norm-holds-back");
        afresh();
        conv("none", 9, 1.2, 1).conv("batch-norm", 9, 1.19, 1);
        rows.expect(Outcome.PARTLY, "batch-norm-holds-back");
        afresh();
        conv("none", 9, 1.2, 1).conv("batch-norm", 9, 1.21, 1);
        rows.expect(Outcome.PARTLY, "batch-norm-holds-back");
        afresh();
        conv("none", 9, 1.2, 1).conv("batch-norm", 9, 1.4, 1);
        rows.expect(Outcome.NOT, "batch-norm-holds-back");
    }

    @Test
    void batchNormAtStart() {
        wide(1.2, 1.01).expect(Outcome.BORNE_OUT, "batch-norm-at-start");
        wide(1.1, 1.01).expect(Outcome.PARTLY, "batch-norm-at-start");
        wide(1.2, 0.9).expect(Outcome.PARTLY, "batch-norm-at-start");
        wide(1.2, 1.3).expect(Outcome.NOT, "batch-norm-at-start");
        wide(1.01, 1).expect(Outcome.NOT, "batch-norm-at-start");
    }

    private static MadeUp wide(double circle, double minibatch) {
        Conditions at = Conditions.of(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.WIDE);
        return new MadeUp(new TrainingGrowthStudy())
                .add(at.and(TrainingGrowthStudy.CURVE, TrainingGrowthStudy.CIRCLE), SiteLengths.FACTOR, 0, circle, 0)
                .add(
                        at.and(TrainingGrowthStudy.CURVE, TrainingGrowthStudy.MINIBATCH),
                        SiteLengths.FACTOR,
                        0,
                        minibatch,
                        0);
    }

    /** Length 100 behind the last of two hidden layers at step 0; at the last step {@code end}, give or take a share from seed to seed. */
    private TrainingGrowthStudyTest dense(double variance, String curve, double end, double spread) {
        Conditions at = Conditions.of(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.DENSE)
                .and("weight-variance", variance);
        for (int layer = 1; layer <= 2; layer++) {
            double factor = layer == 2 ? 1 : 7; // only the last one counts
            rows.add(at.and("step", 0).and(TrainingGrowthStudy.CURVE, curve), "length", layer, 100, 0);
            rows.add(at.and("step", 30).and(TrainingGrowthStudy.CURVE, curve), "length", layer, 1e3 / factor, 0);
            rows.add(at.and("step", 160).and(TrainingGrowthStudy.CURVE, curve), "length", layer, end * factor, spread);
        }
        return this;
    }

    @Test
    void largeVarianceShrinks() {
        dense(16, TrainingGrowthStudy.DATA, 80, 0.1).rows.expect(Outcome.BORNE_OUT, "large-variance-shrinks");
        afresh();
        dense(16, TrainingGrowthStudy.DATA, 95, 0.1).rows.expect(Outcome.PARTLY, "large-variance-shrinks");
        afresh();
        dense(16, TrainingGrowthStudy.DATA, 99, 0).rows.expect(Outcome.NOT, "large-variance-shrinks");
        afresh();
        dense(16, TrainingGrowthStudy.DATA, 105, 0.1).rows.expect(Outcome.NOT, "large-variance-shrinks");
    }

    @Test
    void smallVarianceGrows() {
        dense(3, TrainingGrowthStudy.DATA, 120, 0.1).rows.expect(Outcome.BORNE_OUT, "small-variance-grows");
        afresh();
        dense(3, TrainingGrowthStudy.DATA, 105, 0.1).rows.expect(Outcome.PARTLY, "small-variance-grows");
        afresh();
        dense(3, TrainingGrowthStudy.DATA, 101, 0).rows.expect(Outcome.NOT, "small-variance-grows");
        afresh();
        dense(3, TrainingGrowthStudy.DATA, 95, 0.1).rows.expect(Outcome.NOT, "small-variance-grows");
    }

    @Test
    void fasterBetweenData() {
        faster(70, 0.1, 90).expect(Outcome.BORNE_OUT, "faster-between-data");
        faster(85, 0.1, 90).expect(Outcome.PARTLY, "faster-between-data");
        faster(89, 0, 90).expect(Outcome.NOT, "faster-between-data"); // nearly as fast
        faster(95, 0, 90).expect(Outcome.NOT, "faster-between-data");
        faster(120, 0, 130).expect(Outcome.NOT, "faster-between-data"); // neither shrinks
    }

    private MadeUp faster(double data, double spread, double random) {
        afresh();
        return dense(16, TrainingGrowthStudy.DATA, data, spread).dense(16, TrainingGrowthStudy.RANDOM, random, 0).rows;
    }
}
