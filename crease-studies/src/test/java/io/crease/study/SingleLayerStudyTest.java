package io.crease.study;

import org.junit.jupiter.api.Test;

/** The rules of {@link SingleLayerStudy} on rows made up for each outcome. */
class SingleLayerStudyTest {
    private final MadeUp rows = new MadeUp(new SingleLayerStudy());

    /** Accuracies of networks of which layer 2, 3, … is trained. */
    private MadeUp line(String images, double variance, String measure, double... accuracies) {
        for (int i = 0; i < accuracies.length; i++) {
            Conditions at = Conditions.of("images", images)
                    .and("weight-variance", variance)
                    .and(SingleLayerStudy.TRAINED, i + 2);
            rows.add(at, SingleLayerStudy.FINAL + measure, 0, accuracies[i], 0.01);
            rows.add(at.and("epoch", 1), measure, 0, i / 10.0, 0.01); // earlier epochs do not count
        }
        return rows;
    }

    @Test
    void train() {
        line("mnist", 1, SingleLayerStudy.TRAIN, 0.9, 0.8).expect(Outcome.UNDECIDED, "train"); // two are no order
        line("mnist", 1.5, SingleLayerStudy.TRAIN, 0.9, 0.8, 0.7, 0.6).expect(Outcome.BORNE_OUT, "train");
        line("mnist", 2, SingleLayerStudy.TRAIN, 0.9, 0.7, 0.8, 0.6).expect(Outcome.PARTLY, "train");
        line("mnist", 3, SingleLayerStudy.TRAIN, 0.6, 0.7, 0.8, 0.9).expect(Outcome.NOT, "train");
    }

    @Test
    void test() {
        line("synthetic", 1, SingleLayerStudy.TEST, 0.6, 0.7, 0.8, 0.9); // of other images: does not count
        line("synthetic-digits", 1, SingleLayerStudy.TEST, 0.9, 0.8, 0.7, 0.6).expect(Outcome.BORNE_OUT, "test");
        line("synthetic-digits", 2, SingleLayerStudy.TEST, 0.8, 0.9, 0.7, 0.6).expect(Outcome.PARTLY, "test");
        line("synthetic-digits", 3, SingleLayerStudy.TEST, 0.5, 0.5, 0.5, 0.5).expect(Outcome.NOT, "test");
    }

    @Test
    void cifar10Mostly() {
        line("mnist", 1, SingleLayerStudy.TRAIN, 0.6, 0.7, 0.8, 0.9);
        line("cifar10", 1, SingleLayerStudy.TRAIN, 0.5, 0.4, 0.3, 0.31, 0.2)
                .expect(Outcome.BORNE_OUT, "cifar10-mostly");
        line("cifar10", 1, SingleLayerStudy.TEST, 0.5, 0.2, 0.3, 0.4, 0.35).expect(Outcome.PARTLY, "cifar10-mostly");
        line("cifar10", 2, SingleLayerStudy.TEST, 0.2, 0.3, 0.4, 0.35, 0.5).expect(Outcome.NOT, "cifar10-mostly");
    }

    @Test
    void ordinaryNetwork() {
        ordinary(0.98).expect(Outcome.BORNE_OUT, "ordinary-network");
        ordinary(0.96).expect(Outcome.PARTLY, "ordinary-network");
        ordinary(0.9).expect(Outcome.NOT, "ordinary-network");
    }

    private static MadeUp ordinary(double accuracy) {
        Conditions at = Conditions.of("images", "mnist").and(SingleLayerStudy.TRAINED, SingleLayerStudy.ALL);
        return new MadeUp(new SingleLayerStudy())
                .add(at, SingleLayerStudy.FINAL + SingleLayerStudy.TEST, 0, accuracy, 0.001);
    }
}
