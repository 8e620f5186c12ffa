package io.crease.study;

import io.crease.network.Catalogue;

/** The catalogue of studies: a new one is a file of its own and a line here. */
public final class Studies {
    private static final Catalogue<Study> CATALOGUE = new Catalogue<>(
            "study",
            new GrowthStudy(),
            new TransitionsStudy(),
            new BoundsStudy(),
            new RemainingDepthStudy(),
            new NoiseStudy(),
            new SingleLayerStudy(),
            new TrainingGrowthStudy(),
            new WeightScaleStudy(),
            new RegularisationStudy(),
            new AdversarialStudy());

    private Studies() {}

    /** All studies, in the order in which {@code crease study all} runs them. */
    public static Catalogue<Study> catalogue() {
        return CATALOGUE;
    }
}
