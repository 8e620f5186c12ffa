package io.crease.measure;

import io.crease.trace.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transitions of a layer divided by its number of neurons. */
public final class TransitionsPerNeuron implements Measure {
    private static final Transitions TRANSITIONS = new Transitions();

    @Override
    public String name() {
        return "transitions-per-neuron";
    }

    @Override
    public String unit() {
        return "transitions per neuron";
    }

    @Override
    public String describe() {
        return "Transitions of the layer divided by its number of neurons.";
    }

    @Override
    public boolean standard() {
        return false;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.cutting();
    }

    @Override
    public @Nullable Tally tally(Site site, Surroundings surroundings) {
        return null;
    }

    @Override
    public List<Measure> needs() {
        return List.of(TRANSITIONS);
    }

    @Override
    public double derive(Site site, Readings readings) {
        return readings.value(TRANSITIONS, site) / site.width();
    }
}
