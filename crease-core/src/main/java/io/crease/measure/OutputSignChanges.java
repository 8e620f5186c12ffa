package io.crease.measure;

import io.crease.trace.Site;

/** Sign changes of the outputs along the trajectory, summed over the outputs: what the paper plots against length. */
public final class OutputSignChanges implements Measure {

    @Override
    public String name() {
        return "output-sign-changes";
    }

    @Override
    public String unit() {
        return "sign changes";
    }

    @Override
    public String describe() {
        return "Times an output crosses 0 along the trajectory, summed over the outputs (Raghu et al. 2017, section 2.2: the"
                + " transitions plotted against length).";
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() == Site.Kind.OUTPUT;
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new ChangeCount(strip -> strip.sides(0));
    }
}
