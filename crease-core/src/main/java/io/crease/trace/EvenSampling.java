package io.crease.trace;

import io.crease.trajectory.Trajectory;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A sampled trace at given values of t, each part seen and let go before the next: for images too large to be refined. The error is
 * estimated from what every second sample adds to the length: a third of it where the image is smooth, all of it where there are
 * kinks, which twice as many samples halve only.
 */
final class EvenSampling {
    private static final int MOST_ROWS = 2048;
    private static final int AT_ONCE = 4;

    private final Images images;
    private final Trajectory trajectory;
    private final double[] t;
    private final Monitor monitor;
    private final int intervals;
    private final double errorShare;
    private final Semaphore atOnce;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @param t ascending, two or more */
    EvenSampling(Images images, Trajectory trajectory, double[] t, long memoryBudget, Monitor monitor) {
        this.images = images;
        this.trajectory = trajectory;
        this.t = t.clone();
        this.monitor = monitor;
        errorShare = images.sites().stream().anyMatch(Site::cutting) ? 1 : 1.0 / 3;
        long row = images.values() * Double.BYTES;
        intervals = (int) Math.max(2, Math.min(MOST_ROWS, memoryBudget / (AT_ONCE * row) - 1));
        atOnce = new Semaphore((int) Math.max(1, Math.min(Short.MAX_VALUE, memoryBudget / ((intervals + 1) * row))));
    }

    /** Follows all parts in order; the parts depend on the memory budget only. */
    Traced run(Observer observer) {
        SamplingErrors errors = new SamplingErrors(observer, images.sites().size());
        int parts = (t.length - 2) / intervals + 1;
        InOrder.follow(parts, errors, (part, own) -> {
            atOnce.acquireUninterruptibly();
            try {
                if (stopped.get() || monitor.cancelled()) {
                    stopped.set(true);
                    return false;
                }
                int first = part * intervals;
                int last = Math.min(t.length - 1, first + intervals);
                show(first, last, (SamplingErrors) own);
                return true;
            } finally {
                atOnce.release();
            }
        });
        return new Traced(false, !stopped.get(), t.length, errors.relative(errors.lengths));
    }

    private void show(int first, int last, SamplingErrors observer) {
        Samples samples = new Samples(images, trajectory, java.util.Arrays.copyOfRange(t, first, last + 1));
        for (Site site : images.sites()) {
            double before = 0;
            for (int i = 0; i + 1 < samples.count(); i++) {
                double chord = Samples.distance(samples.image(site), i, i + 1);
                observer.lengths[site.index()] += chord;
                if (i % 2 == 1) {
                    observer.errors[site.index()] +=
                            (before + chord - Samples.distance(samples.image(site), i - 1, i + 1)) * errorShare;
                }
                before = chord;
            }
        }
        samples.show(first == 0, observer);
        monitor.advanced((t[last] - t[first]) / (t[t.length - 1] - t[0]));
    }
}
