package io.crease.measure;

import io.crease.network.PiecewiseLinear;
import io.crease.trace.Site;
import org.jspecify.annotations.Nullable;

/** Neurons whose output is one constant other than 0 all along the trajectory (a hard tanh at -1 or +1). */
public final class SaturatedNeurons implements Measure {

    @Override
    public String name() {
        return "saturated-neurons";
    }

    @Override
    public String unit() {
        return "neurons";
    }

    @Override
    public String describe() {
        return "Neurons that stay on a flat piece of value other than 0 all along the trajectory (a hard tanh at -1 or at +1).";
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() == Site.Kind.POST && site.activation() instanceof PiecewiseLinear;
    }

    @Override
    public @Nullable Tally tally(Site site, Surroundings surroundings) {
        return site.activation() instanceof PiecewiseLinear activation
                ? new NeuronStates(NeuronStates.State.SATURATED, activation, site)
                : null;
    }
}
