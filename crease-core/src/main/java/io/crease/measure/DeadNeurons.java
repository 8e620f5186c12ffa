package io.crease.measure;

import io.crease.network.PiecewiseLinear;
import io.crease.trace.Site;
import org.jspecify.annotations.Nullable;

/** Neurons whose output is 0 all along the trajectory: they stay on a flat piece of value 0 (an off ReLU). */
public final class DeadNeurons implements Measure {

    @Override
    public String name() {
        return "dead-neurons";
    }

    @Override
    public String unit() {
        return "neurons";
    }

    @Override
    public String describe() {
        return "Neurons that stay on a flat piece of value 0 all along the trajectory (a ReLU that is off everywhere).";
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() == Site.Kind.POST && site.activation() instanceof PiecewiseLinear;
    }

    @Override
    public @Nullable Tally tally(Site site, Surroundings surroundings) {
        return site.activation() instanceof PiecewiseLinear activation
                ? new NeuronStates(NeuronStates.State.DEAD, activation, site)
                : null;
    }
}
