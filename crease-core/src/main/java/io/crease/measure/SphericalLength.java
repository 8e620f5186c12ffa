package io.crease.measure;

import io.crease.trace.Site;
import io.crease.trace.Strip;

/** Length of the image's direction z/‖z‖ on the unit sphere, in radians. */
public final class SphericalLength implements Measure {

    @Override
    public String name() {
        return "spherical-length";
    }

    @Override
    public String unit() {
        return "rad";
    }

    @Override
    public String describe() {
        return "Length of z/|z| on the unit sphere, in radians: what decides how often random read-outs change sign, whatever the"
                + " scale of z.";
    }

    @Override
    public boolean standard() {
        return false;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() != Site.Kind.NODE;
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new Angle(0, 1);
    }

    /** Sums the angles that pieces of (z, offset) subtend at the origin, times a factor. */
    static final class Angle implements Tally {
        private static final int HALVINGS = 24;

        private final double offsetSquared;
        private final double factor;
        private double total;

        Angle(double offset, double factor) {
            offsetSquared = offset * offset;
            this.factor = factor;
        }

        @Override
        public void accept(Strip strip) {
            double sum = 0;
            double[] gram = new double[6];
            double before = strip.curved() ? 0 : norm(strip, 0);
            for (int i = 0; i < strip.pieces(); i++) {
                if (strip.curved()) {
                    gram(strip, i, gram);
                    double tangent = strip.tangent(i);
                    double whole = swept(gram, tangent, -1, 1);
                    sum += refined(gram, tangent, -1, 1, whole, HALVINGS);
                } else {
                    double after = norm(strip, i + 1);
                    sum += angle(before, after, strip.chordSquared(i));
                    before = after;
                }
            }
            total += sum;
        }

        private double norm(Strip strip, int point) {
            double[] v = strip.values();
            int from = strip.row(point) * strip.width();
            double sum = offsetSquared;
            for (int j = from; j < from + strip.width(); j++) {
                sum += v[j] * v[j];
            }
            return Math.sqrt(sum);
        }

        /** The angle between two vectors from their norms and the squared distance of their tips. */
        private static double angle(double a, double b, double distanceSquared) {
            if (a == 0 || b == 0) {
                return 0;
            }
            double radial = a - b;
            double half = Math.max(0, distanceSquared - radial * radial) / (4 * a * b);
            return 2 * Math.asin(Math.min(1, Math.sqrt(half)));
        }

        /** Scalar products of fm, b = (f1 − f0)/2 and a = (f0 + f1)/2 − fm: mm, mb, ma, bb, ba, aa. */
        private void gram(Strip strip, int piece, double[] gram) {
            java.util.Arrays.fill(gram, 0);
            double[] v = strip.values();
            int width = strip.width();
            int from = strip.row(piece) * width;
            for (int j = from; j < from + width; j++) {
                double m = v[j + width];
                double b = (v[j + 2 * width] - v[j]) / 2;
                double a = (v[j + 2 * width] + v[j]) / 2 - m;
                gram[0] += m * m;
                gram[1] += m * b;
                gram[2] += m * a;
                gram[3] += b * b;
                gram[4] += b * a;
                gram[5] += a * a;
            }
            gram[0] += offsetSquared;
        }

        private static double refined(double[] g, double tangent, double from, double to, double whole, int left) {
            double middle = (from + to) / 2;
            double low = swept(g, tangent, from, middle);
            double high = swept(g, tangent, middle, to);
            if (left == 0 || Math.abs(low + high - whole) <= 1e-13 * (low + high) + 1e-300) {
                return low + high;
            }
            return refined(g, tangent, from, middle, low, left - 1) + refined(g, tangent, middle, to, high, left - 1);
        }

        /** ∫ of the angular speed √(‖f‖²‖f′‖² − (f·f′)²)/‖f‖² over [from, to] in X, by Gauss–Legendre. */
        private static double swept(double[] g, double tangent, double from, double to) {
            double half = (to - from) / 2;
            double centre = (to + from) / 2;
            double t2 = tangent * tangent;
            double sum = 0;
            for (int k = 0; k < Speed.points(); k++) {
                double x = centre + half * Speed.node(k);
                double d = 1 + t2 * x * x;
                // f·d = m·d + (1 + τ²)(b·x + a·x²): the direction does not depend on d, so drop it.
                double s = 1 + t2;
                double cm = d;
                double cb = s * x;
                double ca = s * x * x;
                double dm = 2 * t2 * x;
                double db = s;
                double da = 2 * s * x;
                double ff = form(g, cm, cb, ca, cm, cb, ca);
                double fd = form(g, cm, cb, ca, dm, db, da);
                double dd = form(g, dm, db, da, dm, db, da);
                sum += Speed.weight(k) * (ff > 0 ? Math.sqrt(Math.max(0, ff * dd - fd * fd)) / ff : 0);
            }
            return half * sum;
        }

        private static double form(double[] g, double m, double b, double a, double m2, double b2, double a2) {
            return g[0] * m * m2
                    + g[1] * (m * b2 + b * m2)
                    + g[2] * (m * a2 + a * m2)
                    + g[3] * b * b2
                    + g[4] * (b * a2 + a * b2)
                    + g[5] * a * a2;
        }

        @Override
        public void append(Tally later) {
            total += ((Angle) later).total;
        }

        @Override
        public double value() {
            return factor * total;
        }
    }
}
