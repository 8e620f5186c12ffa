package io.crease.measure;

import io.crease.trace.Observer;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a picture of a trace needs: the image at {@value #POINTS} values of t, evenly spaced and the same at all sites, however
 * many pieces pass. On an exact trace the points are exact up to rounding; on a sampled one they lie on the chords. Mutable; give it
 * to a {@link Measurement} and ask for {@link #images} afterwards.
 */
public final class PlaneImages implements Observer {
    /** Number of values of t. */
    public static final int POINTS = 721;

    /** Bytes for all sites together. */
    private static final long BUDGET = 128L << 20;

    /** Coordinates of a layer beyond which it is sketched: distances are then right within about 3 %. */
    private static final int MOST_COORDINATES = 2048;

    private final List<Site> sites;
    private final double[] grid;
    private final int mostCoordinates;
    private final @Nullable SitePoints[] seen;

    /**
     * For one trajectory.
     *
     * @param sites those of the trace; kept are the input, post-activations, and the output
     */
    public PlaneImages(List<Site> sites, Trajectory trajectory) {
        this(sites, grid(trajectory.from(), trajectory.to()));
    }

    private PlaneImages(List<Site> sites, double[] grid) {
        this.sites = List.copyOf(sites);
        this.grid = grid;
        long shown = sites.stream().filter(PlaneImages::shown).count();
        long room = BUDGET / (Double.BYTES * (long) POINTS * Math.max(1, shown));
        mostCoordinates = (int) Math.max(2, Math.min(MOST_COORDINATES, room));
        seen = new SitePoints[sites.size()];
    }

    private static double[] grid(double from, double to) {
        double[] grid = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            grid[k] = from + (to - from) * k / (POINTS - 1);
        }
        grid[POINTS - 1] = to;
        return grid;
    }

    private static boolean shown(Site site) {
        return site.kind() == Site.Kind.INPUT || site.kind() == Site.Kind.POST || site.kind() == Site.Kind.OUTPUT;
    }

    @Override
    public Observer fork() {
        return new PlaneImages(sites, grid);
    }

    @Override
    public void accept(Strip strip) {
        Site site = strip.site();
        if (!shown(site)) {
            return;
        }
        SitePoints own = seen[site.index()];
        if (own == null) {
            own = new SitePoints(site.width(), mostCoordinates);
            seen[site.index()] = own;
        }
        own.take(strip, grid);
    }

    @Override
    public void append(Observer later) {
        PlaneImages that = (PlaneImages) later;
        for (int s = 0; s < seen.length; s++) {
            SitePoints own = seen[s];
            SitePoints other = that.seen[s];
            if (own == null) {
                seen[s] = other;
            } else if (other != null) {
                own.append(other);
            }
        }
    }

    /** The values of t at which points were kept at all sites: all {@value #POINTS} unless the trace was stopped. */
    public List<Double> t() {
        int all = points();
        List<Double> t = new ArrayList<>(all);
        for (int k = 0; k < all; k++) {
            t.add(grid[k]);
        }
        return t;
    }

    private int points() {
        int fewest = POINTS;
        for (Site site : sites) {
            SitePoints own = seen[site.index()];
            if (shown(site)) {
                fewest = Math.min(fewest, own == null ? 0 : own.points());
            }
        }
        return fewest;
    }

    /** What was kept at a site; null if nothing. */
    @Nullable
    SitePoints points(Site site) {
        return seen[site.index()];
    }

    /** The images in the order of the network, each with a point for each of {@link #t}; none if the trace saw fewer than two. */
    public List<PlaneImage> images() {
        int points = points();
        List<PlaneImage> images = new ArrayList<>();
        PrincipalPlane before = null;
        for (Site site : sites) {
            SitePoints own = seen[site.index()];
            if (own == null || points < 2) {
                continue;
            }
            PrincipalPlane plane = PrincipalPlane.of(own.rows(), points, own.coordinates());
            before = before == null ? plane : plane.turnedTowards(before);
            images.add(new PlaneImage(site, before.x(), before.y(), before.explained(), own.sketched()));
        }
        return images;
    }
}
