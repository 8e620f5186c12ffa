package io.crease.study;

import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.network.NetworkSpec;
import io.crease.network.NetworkSpecs;
import io.crease.trace.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sign changes of read-outs behind each layer against the length of the image there (Raghu et al. 2017, Figure 4). */
public final class TransitionsStudy implements Study {
    /** Sign changes along the curve of one read-out w·z + b, averaged over the read-outs. */
    static final String CHANGES = "sign-changes";

    /** What Crofton's formula expects of them, for this image. */
    static final String EXPECTED = "expected-sign-changes";

    static final String LENGTH = "length";
    static final String SPHERICAL = "spherical-length";

    private static final int INPUTS = 100;
    private static final int READ_OUTS = 500;

    @Override
    public String name() {
        return "transitions";
    }

    @Override
    public String describe() {
        return "sign changes of read-outs behind each layer against length and spherical length there";
    }

    @Override
    public String plan() {
        return "Random hard-tanh networks with bias variance 0.01 and ReLU networks without biases, 100 inputs, 500 read-outs behind"
                + " each layer; quarter arcs of radius 10, traced exactly. Quick: width 50, depth 5, three weight variances, 3 seeds."
                + " Full: widths 50, 100 and 200, depth 8, weight variances 2, 4, 8 and 16, 5 seeds.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 2 : 1000;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        int depth = settings.choose(5, 8);
        for (String kind : List.of("hard-tanh", "relu")) {
            for (int width : settings.choose(List.of(50), List.of(50, 100, 200))) {
                for (double variance : settings.choose(List.of(2.0, 4.0, 16.0), List.of(2.0, 4.0, 8.0, 16.0))) {
                    Conditions at =
                            Conditions.of("kind", kind).and("width", width).and("weight-variance", variance);
                    double cost = kind.equals("relu") ? width : width * Math.pow(variance, depth / 4.0);
                    for (long seed : settings.seeds()) {
                        String key = at.text() + " depth=" + depth + " inputs=" + INPUTS + " read-outs=" + READ_OUTS
                                + " seed=" + seed;
                        cells.add(new Cell(
                                key, width * cost, bench -> rows(at, kind, width, variance, depth, seed, bench)));
                    }
                }
            }
        }
        return cells;
    }

    /** The networks of one seed share their layers, whatever their depth; the outputs are the read-outs. */
    private static List<StudyRow> rows(
            Conditions at, String kind, int width, double variance, int depth, long seed, Cell.Bench bench) {
        double bias = kind.equals("relu") ? 0 : 0.01;
        List<StudyRow> rows = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            NetworkSpec spec = NetworkSpecs.parse("mlp:" + INPUTS + "-" + width + "x" + layer + "-" + READ_OUTS
                    + ",activation=" + kind + ",weight-variance=" + variance + ",bias-variance=" + bias);
            Readings readings = Traces.readings(
                    spec.build(seed),
                    Traces.arc(INPUTS, seed),
                    "length,spherical-length,output-sign-changes,expected-sign-changes",
                    Math.sqrt(bias / variance),
                    bench);
            double changes = readings.value("output-sign-changes", layer + 1, Site.Kind.OUTPUT) / READ_OUTS;
            rows.add(row(at, CHANGES, layer, seed, changes, "per read-out"));
            for (String measure : List.of(EXPECTED, LENGTH, SPHERICAL)) {
                double value = readings.value(measure, layer, Site.Kind.POST);
                rows.add(row(at, measure, layer, seed, value, measure.equals(EXPECTED) ? "per read-out" : "1"));
            }
        }
        return rows;
    }

    private static StudyRow row(Conditions at, String measure, int layer, long seed, double value, String unit) {
        return StudyRow.value(at, measure, layer, "post", seed, value, unit, Certainty.EXACT);
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return TransitionsFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim(
                        "linear",
                        "behind hard-tanh layers the number of sign changes is linear in the length of the image",
                        "Raghu et al. 2017, section 2.2 and Figure 4",
                        "points on one straight line over three decades",
                        "over the layers of each hard-tanh condition with weight variance of at least 4, the line of mean sign"
                                + " changes against mean length has R² of at least 0.99 and the slope of their logarithms is from"
                                + " 0.9 to 1.1; partly if R² is at least 0.95 in each",
                        TransitionsStudy::linear),
                new Claim(
                        "one-line",
                        "the line is the same for all weight variances",
                        "Raghu et al. 2017, Figure 4",
                        "one cloud of points for all widths and weight variances",
                        "over all layers and hard-tanh conditions the largest ratio of mean sign changes to mean length, times"
                                + " the root of the width, is at most 1.5 times the smallest; partly if at most 2 times",
                        TransitionsStudy::oneLine),
                new Claim(
                        "crofton",
                        "a random read-out changes its sign once for every π of spherical length",
                        "Crofton's formula; theory beside the paper",
                        "an equality",
                        "in every condition the sum over seeds and layers of the measured sign changes is within 5 % of the"
                                + " expected; partly if within 10 %",
                        TransitionsStudy::crofton),
                new Claim(
                        "relu-flat",
                        "behind ReLU layers without biases length explodes with the weight variance while sign changes stay the"
                                + " same, so that they are not linear in length",
                        "theory beside the paper: the network is homogeneous in its weights",
                        "the paper's linear relation is stated for hard tanh",
                        "from the smallest to the largest weight variance the length behind the last ReLU layer grows at least"
                                + " by half the root of their ratio a layer, and the sign changes of each seed and layer do not"
                                + " differ; partly if they differ by less than 5 %",
                        TransitionsStudy::flat));
    }

    private static Outcome.Judgement linear(StudyRows rows) {
        double least = 1;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        StudyRows hard = rows.where("kind", "hard-tanh").statistic(Row.MEAN);
        for (Conditions at : hard.conditions()) {
            StudyRows here = hard.at(at);
            if (StudyNumbers.condition(here.list().get(0), "weight-variance") < 4) {
                continue;
            }
            List<Double> length = here.measure(LENGTH).values();
            List<Double> changes = here.measure(CHANGES).values();
            least = Math.min(least, LinearFit.of(length, changes).r2());
            double slope = LinearFit.of(logs(length), logs(changes)).slope();
            low = Math.min(low, slope);
            high = Math.max(high, slope);
        }
        if (high < low) {
            throw new MissingRowException("no hard-tanh network of weight variance 4 or more");
        }
        return Outcome.of(least >= 0.99 && low >= 0.9 && high <= 1.1, least >= 0.95)
                .because(String.format(
                        Locale.ROOT,
                        "R² is at least %.4f, slopes of the logarithms run from %.3f to %.3f",
                        least,
                        low,
                        high));
    }

    private static List<Double> logs(List<Double> values) {
        return values.stream().map(Math::log).toList();
    }

    private static Outcome.Judgement oneLine(StudyRows rows) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        StudyRows hard = rows.where("kind", "hard-tanh").statistic(Row.MEAN);
        for (StudyRow length : hard.measure(LENGTH).list()) {
            double changes = hard.measure(CHANGES)
                    .at(length.conditions())
                    .layer(length.row().layer())
                    .value();
            double ratio = changes / StudyNumbers.of(length) * Math.sqrt(StudyNumbers.condition(length, "width"));
            low = Math.min(low, ratio);
            high = Math.max(high, ratio);
        }
        if (high == 0) {
            throw new MissingRowException("no hard-tanh network");
        }
        return Outcome.of(high <= 1.5 * low, high <= 2 * low)
                .because(String.format(
                        Locale.ROOT,
                        "sign changes over length, times the root of the width, run from %.3f to %.3f",
                        low,
                        high));
    }

    private static Outcome.Judgement crofton(StudyRows rows) {
        double farthest = 0;
        StudyRows values = rows.statistic(Row.VALUE);
        for (Conditions at : values.conditions()) {
            double measured = sum(values.at(at).measure(CHANGES));
            double expected = sum(values.at(at).measure(EXPECTED));
            if (expected == 0) {
                throw new MissingRowException("no sign change is expected under " + at.text());
            }
            double off = measured / expected - 1;
            farthest = Math.abs(off) > Math.abs(farthest) ? off : farthest;
        }
        if (values.list().isEmpty()) {
            throw new MissingRowException("no sign changes");
        }
        return Outcome.of(Math.abs(farthest) <= 0.05, Math.abs(farthest) <= 0.1)
                .because(String.format(
                        Locale.ROOT,
                        "measured and expected sign changes differ by at most %+.1f %% in %d conditions",
                        100 * farthest,
                        values.conditions().size()));
    }

    private static double sum(StudyRows rows) {
        return rows.list().stream().mapToDouble(StudyNumbers::of).sum();
    }

    private static Outcome.Judgement flat(StudyRows rows) {
        StudyRows relu = rows.where("kind", "relu");
        double apart = 0;
        double growth = Double.POSITIVE_INFINITY;
        boolean explodes = true;
        for (String width : relu.every("width")) {
            StudyRows here = relu.where("width", width);
            List<Double> variances = here.every("weight-variance").stream()
                    .map(Double::valueOf)
                    .sorted()
                    .toList();
            double smallest = variances.get(0);
            double largest = variances.get(variances.size() - 1);
            StudyRows few = here.where("weight-variance", smallest);
            StudyRows many = here.where("weight-variance", largest);
            for (StudyRow row : few.measure(CHANGES).statistic(Row.VALUE).list()) {
                @Nullable Long seed = row.row().seed();
                double other = many.measure(CHANGES)
                        .statistic(Row.VALUE)
                        .layer(row.row().layer())
                        .seed(seed == null ? 0 : seed)
                        .value();
                double own = StudyNumbers.of(row);
                apart = Math.max(apart, Math.abs(other - own) / Math.max(own, 1e-300));
            }
            int last = few.layers().get(few.layers().size() - 1);
            double factor = many.measure(LENGTH).layer(last).mean()
                    / few.measure(LENGTH).layer(last).mean();
            growth = Math.min(growth, factor);
            explodes &= variances.size() > 1 && factor >= Math.pow(Math.sqrt(largest / smallest) / 2, last);
        }
        if (growth == Double.POSITIVE_INFINITY) {
            throw new MissingRowException("no ReLU network");
        }
        return Outcome.of(explodes && apart == 0, explodes && apart < 0.05)
                .because(String.format(
                        Locale.ROOT,
                        "the last length grows by a factor of at least %.3g, while sign changes differ by at most %.2g %%",
                        growth,
                        100 * apart));
    }
}
