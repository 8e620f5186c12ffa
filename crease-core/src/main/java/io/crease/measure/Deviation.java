package io.crease.measure;

import io.crease.trace.Site;
import io.crease.trace.Strip;

/**
 * Deviation from the straight chord: √(∫ ‖z(t) − c(t)‖² dt / (t1 − t0)) over ‖z(t1) − z(t0)‖, where c runs straight from the
 * image's start to its end at constant speed (after Gamba et al. 2022). Exact: on curved pieces
 * the integrals are by a ten-point Gauss–Legendre rule, which is exact to rounding there. NaN where the image closes and there is no
 * chord.
 */
public final class Deviation implements Measure {

    @Override
    public String name() {
        return "deviation";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String describe() {
        return "Root mean square distance of the image from the straight chord between its ends, over the chord's length: 0 where the"
                + " network is affine along the line (after Gamba et al. 2022).";
    }

    @Override
    public boolean standard() {
        return false;
    }

    @Override
    public boolean appliesTo(Site site) {
        return true;
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new Moments(site.width());
    }

    /** ∫ z dt, ∫ t·z dt and ∫ ‖z‖² dt, neuron by neuron, with z relative to its value at the start of the stretch seen. */
    private static final class Moments implements Tally {
        /** A chord below this share of the distance from it is rounding. */
        private static final double CLOSED = 0x1p-40;

        private final double[] origin;
        private final double[] last;
        private final double[] mean;
        private final double[] slope;
        private final double[] square;
        private double from = Double.NaN;
        private double to;

        Moments(int width) {
            origin = new double[width];
            last = new double[width];
            mean = new double[width];
            slope = new double[width];
            square = new double[width];
        }

        @Override
        public void accept(Strip strip) {
            double[] v = strip.values();
            int width = origin.length;
            if (Double.isNaN(from)) {
                from = strip.t(0);
                System.arraycopy(v, 0, origin, 0, width);
            }
            for (int i = 0; i < strip.pieces(); i++) {
                if (strip.curved()) {
                    curved(strip, i);
                } else {
                    straight(strip, i);
                }
            }
            to = strip.t(strip.pieces());
            System.arraycopy(v, strip.row(strip.pieces()) * width, last, 0, width);
        }

        private void straight(Strip strip, int i) {
            double[] v = strip.values();
            int width = origin.length;
            double t0 = strip.t(i) - from;
            double dt = strip.t(i + 1) - strip.t(i);
            int a = strip.row(i) * width;
            int b = strip.row(i + 1) * width;
            for (int j = 0; j < width; j++) {
                double x = v[a + j] - origin[j];
                double y = v[b + j] - origin[j];
                mean[j] += dt * (x + y) / 2;
                slope[j] += dt * (t0 * (x + y) / 2 + dt * (x + 2 * y) / 6);
                square[j] += dt * (x * x + x * y + y * y) / 3;
            }
        }

        /** The value at share (1 + u)/2 of the piece is p·start + m·middle + q·end with weights that depend on u only. */
        private void curved(Strip strip, int i) {
            double[] v = strip.values();
            int width = origin.length;
            double t0 = strip.t(i) - from;
            double half = (strip.t(i + 1) - strip.t(i)) / 2;
            double eta = 2 * Math.atan(strip.tangent(i));
            int a = strip.row(i) * width;
            for (int k = 0; k < Speed.points(); k++) {
                double u = Speed.node(k);
                double odd = eta == 0 ? u : Math.sin(eta * u) / Math.sin(eta);
                double root = eta == 0 ? u : Math.sin(eta * u / 2) / Math.sin(eta / 2);
                double even = root * root;
                double p = (even - odd) / 2;
                double q = (even + odd) / 2;
                double m = 1 - even;
                double weight = half * Speed.weight(k);
                double time = t0 + half * (1 + u);
                for (int j = 0; j < width; j++) {
                    double x = p * v[a + j] + m * v[a + width + j] + q * v[a + 2 * width + j] - origin[j];
                    mean[j] += weight * x;
                    slope[j] += weight * time * x;
                    square[j] += weight * x * x;
                }
            }
        }

        @Override
        public void append(Tally later) {
            Moments that = (Moments) later;
            if (Double.isNaN(that.from)) {
                return;
            }
            int width = origin.length;
            boolean empty = Double.isNaN(from);
            double shift = empty ? 0 : that.from - from;
            double span = that.to - that.from;
            for (int j = 0; j < width; j++) {
                if (empty) {
                    origin[j] = that.origin[j];
                }
                double d = that.origin[j] - origin[j];
                mean[j] += that.mean[j] + d * span;
                slope[j] += that.slope[j] + shift * that.mean[j] + d * span * (shift + span / 2);
                square[j] += that.square[j] + 2 * d * that.mean[j] + d * d * span;
                last[j] = that.last[j];
            }
            from = empty ? that.from : from;
            to = that.to;
        }

        @Override
        public double value() {
            double span = to - from;
            double chord = 0;
            double sum = 0;
            for (int j = 0; j < origin.length; j++) {
                double speed = (last[j] - origin[j]) / span;
                chord += speed * speed;
                sum += square[j] - 2 * speed * slope[j] + speed * speed * span * span * span / 3;
            }
            double distance = Math.sqrt(Math.max(0, sum) / span);
            double length = Math.sqrt(chord) * span;
            return length > CLOSED * distance ? distance / length : Double.NaN;
        }
    }
}
