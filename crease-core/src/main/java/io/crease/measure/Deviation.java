package io.crease.measure;

import io.crease.trace.Site;
import io.crease.trace.Strip;

/**
 * Deviation from the straight chord: √(∫ ‖z(t) − c(t)‖² dt / (t1 − t0)) over ‖z(t1) − z(t0)‖, where c runs straight from the
 * image's start to its end at constant speed (after Gamba et al. 2022). Exact on straight pieces, and by a ten-point
 * Gauss–Legendre rule, exact to rounding, on curved ones. NaN where the image closes and there is no chord.
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
            double[] moments = new double[4];
            for (int i = 0; i < strip.pieces(); i++) {
                double t0 = strip.t(i) - from;
                double dt = strip.t(i + 1) - strip.t(i);
                int a = strip.row(i) * width;
                int b = strip.row(i + 1) * width;
                moments(strip.tangent(i), moments);
                for (int j = 0; j < width; j++) {
                    double x = v[a + j] - origin[j];
                    double y = v[b + j] - origin[j];
                    double m = strip.curved() ? v[a + width + j] - origin[j] : (x + y) / 2;
                    // z = m + odd·S + even·C over [−1, 1]
                    double odd = (y - x) / 2;
                    double even = (x + y) / 2 - m;
                    double whole = dt * (m + even * moments[0]);
                    mean[j] += whole;
                    slope[j] += (t0 + dt / 2) * whole + dt * dt / 2 * odd * moments[1];
                    square[j] += dt
                            * (m * m + 2 * m * even * moments[0] + odd * odd * moments[2] + even * even * moments[3]);
                }
            }
            to = strip.t(strip.pieces());
            System.arraycopy(v, strip.row(strip.pieces()) * width, last, 0, width);
        }

        /**
         * The means over u in [−1, 1] of C, u·S, S² and C², where S = sin ηu/sin η and C = (1 − cos ηu)/(1 − cos η) on an arc of
         * half-angle η, S = u and C = u² on a quadratic.
         */
        private static void moments(double tangent, double[] moments) {
            java.util.Arrays.fill(moments, 0);
            double eta = 2 * Math.atan(tangent);
            for (int k = 0; k < Speed.points(); k++) {
                double u = Speed.node(k);
                double s = tangent == 0 ? u : Math.sin(eta * u) / Math.sin(eta);
                double root = tangent == 0 ? u : Math.sin(eta * u / 2) / Math.sin(eta / 2);
                double c = root * root;
                double weight = Speed.weight(k) / 2;
                moments[0] += weight * c;
                moments[1] += weight * u * s;
                moments[2] += weight * s * s;
                moments[3] += weight * c * c;
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
