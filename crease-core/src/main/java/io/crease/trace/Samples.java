package io.crease.trace;

import io.crease.numeric.Batch;
import io.crease.trajectory.Geometry;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** Points of a trajectory in the order of t with their images at every site. Immutable once made. */
final class Samples {
    private final Images source;
    private final Trajectory trajectory;
    private final double[] t;
    /** The image at each site, one row a sample. */
    private final List<Batch> images;

    Samples(Images source, Trajectory trajectory, double[] t) {
        this(source, trajectory, t, evaluate(source, trajectory, t));
    }

    private Samples(Images source, Trajectory trajectory, double[] t, List<Batch> images) {
        this.source = source;
        this.trajectory = trajectory;
        this.t = t;
        this.images = images;
    }

    private static List<Batch> evaluate(Images source, Trajectory trajectory, double[] t) {
        Batch points = new Batch(trajectory.dimension());
        points.resize(t.length);
        for (int i = 0; i < t.length; i++) {
            trajectory.at(t[i], points.values(), i * points.width());
        }
        points.setMagnitude(points.largest());
        try {
            return source.of(points);
        } catch (ArithmeticException e) {
            ArithmeticException placed = new ArithmeticException(e.getMessage() + " near t = " + t[0]);
            placed.initCause(e);
            throw placed;
        }
    }

    int count() {
        return t.length;
    }

    double t(int i) {
        return t[i];
    }

    /** The image at each site; not to be modified. */
    List<Batch> images() {
        return images;
    }

    Batch image(Site site) {
        return images.get(site.index());
    }

    /** Distance of two samples' images. */
    static double distance(Batch batch, int i, int j) {
        double[] v = batch.values();
        int width = batch.width();
        int a = i * width;
        int b = j * width;
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double d = v[b + k] - v[a + k];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** The samples from {@code first} to {@code last}, both included. */
    Samples part(int first, int last) {
        double[] times = java.util.Arrays.copyOfRange(t, first, last + 1);
        List<Batch> parts = new ArrayList<>();
        for (Batch image : images) {
            Batch part = new Batch(image.width());
            part.resize(times.length);
            System.arraycopy(image.values(), first * image.width(), part.values(), 0, times.length * image.width());
            part.setMagnitude(image.magnitude());
            parts.add(part);
        }
        return new Samples(source, trajectory, times, parts);
    }

    /** These samples and one halfway through each open interval. */
    Samples halved(boolean[] open) {
        int inserted = 0;
        for (boolean flag : open) {
            inserted += flag ? 1 : 0;
        }
        double[] middles = new double[inserted];
        double[] times = new double[t.length + inserted];
        int m = 0;
        int n = 0;
        for (int i = 0; i < t.length; i++) {
            times[n++] = t[i];
            if (i < open.length && open[i]) {
                middles[m] = t[i] + (t[i + 1] - t[i]) / 2;
                times[n++] = middles[m++];
            }
        }
        List<Batch> fresh = evaluate(source, trajectory, middles);
        List<Batch> merged = new ArrayList<>();
        for (int k = 0; k < images.size(); k++) {
            merged.add(merge(images.get(k), fresh.get(k), open));
        }
        return new Samples(source, trajectory, times, merged);
    }

    private static Batch merge(Batch old, Batch fresh, boolean[] open) {
        int width = old.width();
        Batch merged = new Batch(width);
        merged.resize(old.rows() + fresh.rows());
        int to = 0;
        int from = 0;
        for (int i = 0; i < old.rows(); i++) {
            System.arraycopy(old.values(), i * width, merged.values(), width * to++, width);
            if (i < open.length && open[i]) {
                System.arraycopy(fresh.values(), width * from++, merged.values(), width * to++, width);
            }
        }
        merged.setMagnitude(Math.max(old.magnitude(), fresh.magnitude()));
        return merged;
    }

    /** The samples as a partition whose cells are samples; see {@link Letters}. */
    private Partition partition(Geometry geometry, boolean starts) {
        int pieces = t.length - 1;
        Partition partition = new Partition(geometry, pieces, starts ? pieces + 1 : pieces, 0);
        System.arraycopy(t, 0, partition.t, 0, t.length);
        return partition;
    }

    /**
     * Shows the image at every site to an observer.
     *
     * @param starts whether the first sample is the first of the trajectory
     */
    void show(boolean starts, Observer observer) {
        Partition partition = partition(Geometry.FREE, starts);
        for (Site site : source.sites()) {
            Letters letters = null;
            if (site.cutting()) {
                letters = PointLetters.of(source, site, this, starts, t[t.length - 1] == trajectory.to());
                PointLetters.hash(site.index(), partition, letters);
            }
            observer.accept(new Strip(site, partition, image(site), letters));
        }
    }
}
