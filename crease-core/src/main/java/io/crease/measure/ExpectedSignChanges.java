package io.crease.measure;

import io.crease.trace.Site;

/**
 * Expected number of sign changes of one random read-out neuron w·z + b behind a layer, w ~ N(0, σw²/k), b ~ N(0, σb²): by
 * Crofton's formula (1/π) times the spherical length of (σw·z/√k, σb).
 */
public final class ExpectedSignChanges implements Measure {

    @Override
    public String name() {
        return "expected-sign-changes";
    }

    @Override
    public String unit() {
        return "sign changes per neuron";
    }

    @Override
    public String describe() {
        return "Expected sign changes of one random read-out w.z + b behind the layer: (1/pi) times the spherical length of"
                + " (sigma_w z/sqrt k, sigma_b), exact for any curve and width (Crofton). Without a random ensemble sigma_b is 0.";
    }

    @Override
    public boolean standard() {
        return false;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() == Site.Kind.INPUT || site.kind() == Site.Kind.POST;
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new SphericalLength.Angle(surroundings.biasRatio() * Math.sqrt(site.width()), 1 / Math.PI);
    }
}
