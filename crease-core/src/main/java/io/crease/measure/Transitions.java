package io.crease.measure;

import io.crease.trace.Site;
import io.crease.trace.Strip;

/** Region transitions of one layer's neurons: how often a neuron of the layer changes its linear piece along the trajectory. */
public final class Transitions implements Measure {

    @Override
    public String name() {
        return "transitions";
    }

    @Override
    public String unit() {
        return "transitions";
    }

    @Override
    public String describe() {
        return "Changes of a neuron's linear piece (ReLU off/on; hard tanh -1/linear/+1; a max pool's winner) along the trajectory,"
                + " summed over the layer's neurons. A neuron that touches a knot and returns does not change its piece.";
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.cutting();
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new ChangeCount(Strip::letters);
    }
}
