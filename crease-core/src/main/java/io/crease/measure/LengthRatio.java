package io.crease.measure;

import io.crease.trace.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Length of the image over the length of the trajectory itself: length(post d) / length(input); at the output likewise. */
public final class LengthRatio implements Measure {
    private static final Length LENGTH = new Length();

    @Override
    public String name() {
        return "length-ratio";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String describe() {
        return "length(post d) / length(input), and length(output) / length(input): the product of the growth factors so far.";
    }

    @Override
    public boolean standard() {
        return false;
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
        double input = readings.value(LENGTH, readings.sites().get(0));
        return readings.traced().complete() && input > 0 ? readings.value(LENGTH, site) / input : Double.NaN;
    }
}
