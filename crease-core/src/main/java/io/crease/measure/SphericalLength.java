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
        private static final double ROUNDING = 1e-14;

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
            double[] gram = new double[12];
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

        /**
         * Scalar products of fm, b = (f1 − f0)/2 and a = (f0 + f1)/2 − fm: mm, mb, ma, bb, ba, aa; behind them those of the
         * bivectors m∧b, m∧a, b∧a in the same order. Areas below rounding are 0, or the angle of a curve on a straight line
         * through the origin would be noise.
         */
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
            double mb = area(gram[0], gram[1], gram[3]);
            double ma = area(gram[0], gram[2], gram[5]);
            double ba = area(gram[3], gram[4], gram[5]);
            gram[6] = mb;
            gram[7] = mb == 0 || ma == 0 ? 0 : gram[0] * gram[4] - gram[2] * gram[1];
            gram[8] = mb == 0 || ba == 0 ? 0 : gram[1] * gram[4] - gram[2] * gram[3];
            gram[9] = ma;
            gram[10] = ma == 0 || ba == 0 ? 0 : gram[1] * gram[5] - gram[2] * gram[4];
            gram[11] = ba;
        }

        /** ‖u∧v‖² from the scalar products. */
        private static double area(double uu, double uv, double vv) {
            double area = uu * vv - uv * uv;
            return area > ROUNDING * uu * vv ? area : 0;
        }

        private static double refined(double[] g, double tangent, double from, double to, double whole, int left) {
            double middle = (from + to) / 2;
            double low = swept(g, tangent, from, middle);
            double high = swept(g, tangent, middle, to);
            if (left == 0 || Math.abs(low + high - whole) <= 1e-13 * (low + high) + 1e-15) {
                return low + high;
            }
            return refined(g, tangent, from, middle, low, left - 1) + refined(g, tangent, middle, to, high, left - 1);
        }

        /** ∫ of the angular speed ‖f∧f′‖/‖f‖² over [from, to] in X, by Gauss–Legendre. */
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
                double ff = form(g, 0, cm, cb, ca);
                double area = form(g, 6, cm * db - cb * dm, cm * da - ca * dm, cb * da - ca * db);
                sum += Speed.weight(k) * (ff > 0 ? Math.sqrt(Math.max(0, area)) / ff : 0);
            }
            return half * sum;
        }

        /** The quadratic form whose six coefficients start at {@code at}. */
        private static double form(double[] g, int at, double x, double y, double z) {
            return g[at] * x * x
                    + g[at + 3] * y * y
                    + g[at + 5] * z * z
                    + 2 * (g[at + 1] * x * y + g[at + 2] * x * z + g[at + 4] * y * z);
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
