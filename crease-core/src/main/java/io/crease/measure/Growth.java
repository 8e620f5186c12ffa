package io.crease.measure;

import io.crease.trace.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Growth factor of a layer: length(post d) / length(post d − 1), for d = 1 against the input's length; at the output likewise. */
public final class Growth implements Measure {
    private static final Length LENGTH = new Length();

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String describe() {
        return "length(post d) / length(post d-1), for d = 1 against the input's length; for the output against the last"
                + " post-activation.";
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() == Site.Kind.POST || site.kind() == Site.Kind.OUTPUT;
    }

    @Override
    public @Nullable Tally tally(Site site, Surroundings surroundings) {
        return null;
    }

    @Override
    public List<Measure> needs() {
        return List.of(LENGTH);
    }

    @Override
    public double derive(Site site, Readings readings) {
        Site before = site.layer() == 1 ? readings.sites().get(0) : readings.site(site.layer() - 1, Site.Kind.POST);
        double length = readings.value(LENGTH, site);
        double from = readings.value(LENGTH, before);
        return readings.traced().complete() && from > 0 ? length / from : Double.NaN;
    }
}
