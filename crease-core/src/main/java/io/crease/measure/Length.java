package io.crease.measure;

import io.crease.trace.Site;
import io.crease.trace.Strip;

/** Length of the latent image: l(z(x(t))) = ∫ ‖dz/dt‖ dt, before and behind each activation, in units of the input. */
public final class Length implements Measure {

    @Override
    public String name() {
        return "length";
    }

    @Override
    public String unit() {
        return "length";
    }

    @Override
    public String describe() {
        return "Length of the image of the trajectory, the integral of |dz/dt| dt, of pre- and post-activations, nodes and output"
                + " (Raghu et al. 2017, section 2.1).";
    }

    @Override
    public boolean appliesTo(Site site) {
        return true;
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new Sum();
    }

    private static final class Sum implements Tally {
        private double total;

        @Override
        public void accept(Strip strip) {
            double sum = 0;
            for (int i = 0; i < strip.pieces(); i++) {
                sum += Speed.length(strip, i);
            }
            total += sum;
        }

        @Override
        public void append(Tally later) {
            total += ((Sum) later).total;
        }

        @Override
        public double value() {
            return total;
        }
    }
}
