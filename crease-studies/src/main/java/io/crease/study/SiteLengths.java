package io.crease.study;

import io.crease.measure.Certainty;
import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.Tensor;
import io.crease.trace.SampledTracer;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trajectory.Polyline;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** The length of one curve's image at every site of a network, and what layers, pools and normalisations do to it. */
final class SiteLengths {
    /** Length of the image at a site. */
    static final String LENGTH = "length";

    /**
     * The factor by which a hidden layer lengthens, fitted over all but the last: exp of the slope, over layers, of the sum of ln (length
     * behind the activation / length of what enters the layer), so that pools do not count.
     */
    static final String FACTOR = "layer-factor";

    /** R² of that fit. */
    static final String R2 = "fit-r2";

    /** Length behind a pool over length before it. */
    static final String POOL = "pool-ratio";

    /** Length behind the last hidden layer over length of what enters it. */
    static final String LAST = "last-hidden-ratio";

    /** Length behind a batch normalisation over length before it. */
    static final String NORM = "batch-norm-ratio";

    /** An interval is halved until that lengthens its chord by less than three times this share. */
    private static final double TOLERANCE = 0.01;

    private static final long MOST_POINTS = 50_000;

    private final Readings readings;

    private SiteLengths(Readings readings) {
        this.readings = readings;
    }

    /** True arc length, from samples that are refined. */
    static SiteLengths ofCurve(Network network, Trajectory curve, Cell.Bench bench, double share) {
        Tracer.Options options = new Tracer.Options(Tracer.Options.DEFAULT.memoryBudget(), TOLERANCE, MOST_POINTS);
        return of(new SampledTracer(new Evaluator(network), bench.workers(), options), curve, bench, share);
    }

    /** Σ‖z(x_{i+1}) − z(x_i)‖ over the images z(x_i) of points: the network is asked at the points alone. */
    static SiteLengths ofMinibatch(Network network, List<Tensor> points, Cell.Bench bench, double share) {
        Tracer tracer =
                SampledTracer.evenly(new Evaluator(network), points.size(), bench.workers(), Tracer.Options.DEFAULT);
        return of(tracer, new Polyline(points), bench, share);
    }

    private static SiteLengths of(Tracer tracer, Trajectory curve, Cell.Bench bench, double share) {
        return new SiteLengths(Measurement.of(
                tracer, curve, Measures.named(LENGTH), 0, bench.monitor().part(share)));
    }

    private double length(Site site) {
        return readings.value(LENGTH, site);
    }

    /**
     * All lengths and what is derived from them as rows.
     *
     * @param exact whether they are lengths of polylines, and not approximations of a curve's
     */
    List<StudyRow> rows(Conditions at, long seed, boolean exact) {
        Certainty certainty = exact ? Certainty.EXACT : Certainty.SAMPLED;
        List<StudyRow> rows = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        List<Double> layers = new ArrayList<>();
        List<Site> sites = readings.sites();
        double entering = length(sites.get(0));
        double sum = 0;
        int last = lastHidden();
        for (Site site : sites) {
            double length = length(site);
            rows.add(row(at, LENGTH, site, seed, length, "length", certainty));
            if (site.kind() == Site.Kind.POST) {
                if (site.layer() == last) {
                    rows.add(row(at, LAST, site, seed, length / entering, "1", certainty));
                } else {
                    sum += Math.log(length / entering);
                    logs.add(sum);
                    layers.add((double) site.layer());
                }
                entering = length;
            } else if (site.kind() == Site.Kind.NODE && site.cutting()) {
                rows.add(row(at, POOL, site, seed, length / entering, "1", certainty));
                entering = length;
            } else if (site.kind() == Site.Kind.PRE
                    && sites.get(site.index() - 1).kind() == Site.Kind.NODE
                    && !sites.get(site.index() - 1).cutting()) {
                double before = length(sites.get(site.index() - 1));
                rows.add(row(at, NORM, site, seed, length / before, "1", certainty));
            }
        }
        boolean lives = logs.stream().allMatch(Double::isFinite); // else a layer sends the curve to a point
        double slope = lives ? LinearFit.of(layers, logs).slope() : Double.NaN;
        double r2 = lives ? LinearFit.of(layers, logs).r2() : Double.NaN;
        rows.add(StudyRow.ofNetwork(at, FACTOR, seed, Math.exp(slope), "1", certainty));
        rows.add(StudyRow.ofNetwork(at, R2, seed, r2, "1", certainty));
        return rows;
    }

    private int lastHidden() {
        return readings.sites().stream()
                .filter(site -> site.kind() == Site.Kind.POST)
                .mapToInt(Site::layer)
                .max()
                .orElse(0);
    }

    private StudyRow row(
            Conditions at, String measure, Site site, long seed, double value, String unit, Certainty certainty) {
        Row row = StudyRow.value(at, measure, site.layer(), site.label(), seed, value, unit, certainty)
                .row();
        return new StudyRow(
                at,
                new Row(
                        row.measure(),
                        row.layer(),
                        row.site(),
                        row.seed(),
                        row.statistic(),
                        row.value(),
                        row.low(),
                        row.high(),
                        row.n(),
                        row.unit(),
                        row.certainty(),
                        readings.traced().points(),
                        row.reason(),
                        row.predictions()));
    }
}
