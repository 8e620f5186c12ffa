package io.crease.measure;

import io.crease.network.Smooth;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Root mean square curvature of the image over its length, for smooth activations: √(∫ κ² ds / ∫ ds). At each inner sample κ is
 * the turning angle between the chords on both sides over their mean length (Poole et al. 2016, extrinsic curvature).
 */
public final class Curvature implements Measure {

    @Override
    public String name() {
        return "curvature";
    }

    @Override
    public String unit() {
        return "1/length";
    }

    @Override
    public String describe() {
        return "Root mean square curvature of the image, the square averaged over its length; for smooth activations, from turning"
                + " angles between samples (Poole et al. 2016). Piecewise-linear images turn at corners only and have none.";
    }

    @Override
    public boolean standard() {
        return false;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.kind() == Site.Kind.POST && site.activation() instanceof Smooth;
    }

    @Override
    public @Nullable Tally tally(Site site, Surroundings surroundings) {
        return new Turning(site.width());
    }

    private static final class Turning implements Tally {
        private final int width;
        /** The first two and the last two points seen. */
        private double[] head = new double[0];

        private double[] tail = new double[0];
        private long points;
        private double length;
        private double squared;

        Turning(int width) {
            this.width = width;
        }

        @Override
        public void accept(Strip strip) {
            double[] v = strip.values();
            for (int i = points == 0 ? 0 : 1; i <= strip.pieces(); i++) {
                push(v, strip.row(i) * width);
            }
        }

        private void push(double[] v, int at) {
            double[] point = Arrays.copyOfRange(v, at, at + width);
            if (points < 2) {
                head = Arrays.copyOf(head, head.length + width);
                System.arraycopy(point, 0, head, head.length - width, width);
            }
            if (points >= 1) {
                length += chord(tail, tail.length - width, point, 0);
            }
            if (points >= 2) {
                turn(tail, 0, tail, width, point, 0);
            }
            tail = points == 0 ? point : concat(tail, tail.length - width, point, 0);
            points++;
        }

        private double[] concat(double[] a, int from, double[] b, int start) {
            double[] both = new double[2 * width];
            System.arraycopy(a, from, both, 0, width);
            System.arraycopy(b, start, both, width, width);
            return both;
        }

        private double chord(double[] a, int from, double[] b, int start) {
            double sum = 0;
            for (int j = 0; j < width; j++) {
                double d = b[start + j] - a[from + j];
                sum += d * d;
            }
            return Math.sqrt(sum);
        }

        private void turn(double[] a, int ia, double[] b, int ib, double[] c, int ic) {
            double first = chord(a, ia, b, ib);
            double second = chord(b, ib, c, ic);
            if (first == 0 || second == 0) {
                return;
            }
            double apart = 0;
            for (int j = 0; j < width; j++) {
                double d = (c[ic + j] - b[ib + j]) / second - (b[ib + j] - a[ia + j]) / first;
                apart += d * d;
            }
            double angle = 2 * Math.asin(Math.min(1, Math.sqrt(apart) / 2));
            double mean = (first + second) / 2;
            squared += angle * angle / mean;
        }

        @Override
        public void append(Tally later) {
            Turning that = (Turning) later;
            if (that.points < 2) {
                return;
            }
            if (points < 2) {
                head = that.head;
                points = that.points;
            } else {
                // The later stretch starts at the point this one ends with.
                turn(tail, 0, that.head, 0, that.head, width);
                points += that.points - 1;
            }
            length += that.length;
            squared += that.squared;
            tail = that.tail;
        }

        @Override
        public double value() {
            return length > 0 ? Math.sqrt(squared / length) : Double.NaN;
        }
    }
}
