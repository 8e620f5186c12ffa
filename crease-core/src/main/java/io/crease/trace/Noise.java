package io.crease.trace;

import io.crease.trajectory.Trajectory;
import java.util.List;

/**
 * How far rounding moves an image at each site, where it is coarser than that of doubles. It is measured: three points so close
 * that only rounding bends the line through them. Halving an interval whose middle lies no further off the chord than that tells
 * nothing about the image.
 */
final class Noise {
    private static final int PLACES = 5;
    private static final int ROUNDINGS_APART = 16;
    private static final int TIMES = 2;

    private final double[] displacement;
    /** Intervals of t up to this, relative to t, are not halved. */
    final double resolution;

    private Noise(double[] displacement, double resolution) {
        this.displacement = displacement;
        this.resolution = resolution;
    }

    /** The noise of images along a trajectory; none for doubles, whose rounding is far below any tolerance. */
    static Noise of(Images images, Trajectory trajectory) {
        List<Site> sites = images.sites();
        double[] displacement = new double[sites.size()];
        if (images.rounding() <= Images.DOUBLE_ROUNDING) {
            return new Noise(displacement, 0x1p-44);
        }
        double range = trajectory.to() - trajectory.from();
        double step = ROUNDINGS_APART * images.rounding() * range;
        for (int i = 0; i < PLACES; i++) {
            double t = trajectory.from() + (i + 0.5) / PLACES * range;
            Samples samples = new Samples(images, trajectory, new double[] {t - step, t, t + step});
            for (Site site : sites) {
                double off = 0;
                double[] v = samples.image(site).values();
                int width = site.width();
                double norm = 0;
                for (int j = 0; j < width; j++) {
                    double d = v[width + j] - (v[j] + v[2 * width + j]) / 2;
                    off += d * d;
                    norm += v[j] * v[j];
                }
                // The input is handed on rounded, but shown as it is.
                double moved = site.kind() == Site.Kind.INPUT ? images.rounding() * Math.sqrt(norm) : Math.sqrt(off);
                displacement[site.index()] = Math.max(displacement[site.index()], TIMES * moved);
            }
        }
        return new Noise(displacement, 4 * ROUNDINGS_APART * images.rounding());
    }

    /** By how much noise may lengthen a chord when it is halved. */
    double excess(Site site, double chord) {
        double d = displacement[site.index()];
        return d == 0 ? 0 : 2 * d * d / (Math.hypot(chord / 2, d) + chord / 2);
    }
}
