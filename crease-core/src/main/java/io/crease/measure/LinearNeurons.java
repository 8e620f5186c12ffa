package io.crease.measure;

import io.crease.network.PiecewiseLinear;
import io.crease.trace.Site;
import org.jspecify.annotations.Nullable;

/** Neurons that stay on one sloped piece all along the trajectory: for this curve they are linear. */
public final class LinearNeurons implements Measure {

    @Override
    public String name() {
        return "linear-neurons";
    }

    @Override
    public String unit() {
        return "neurons";
    }

    @Override
    public String describe() {
        return "Neurons that stay on one sloped piece all along the trajectory (a ReLU that is on everywhere).";
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() == Site.Kind.POST && site.activation() instanceof PiecewiseLinear;
    }

    @Override
    public @Nullable Tally tally(Site site, Surroundings surroundings) {
        return site.activation() instanceof PiecewiseLinear activation
                ? new NeuronStates(NeuronStates.State.LINEAR, activation, site)
                : null;
    }
}
