package io.crease.study;

import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.network.NetworkSpec;
import io.crease.network.NetworkSpecs;
import io.crease.theory.LengthTheory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Growth of a curve's length with depth in random networks, against width and weight variance (Raghu et al. 2017, Figure 2). */
public final class GrowthStudy implements Study {
    /** exp of the slope of ln length over the hidden layers: the factor by which a layer lengthens. */
    static final String FACTOR = "fitted-growth";

    /** R² of ln length against the number of the layer. */
    static final String R2 = "fit-r2";

    private static final int INPUTS = 100;
    private static final double LARGE = 4;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String describe() {
        return "growth of length with depth in random networks, against width, weight variance and theory";
    }

    @Override
    public String plan() {
        return "Random networks of 100 inputs, hard tanh and ReLU, bias variance 0.01; quarter arcs of radius 10, traced exactly."
                + " Quick: widths 16 and 64, depth 6, three weight variances, 10 seeds. Full: widths 16, 64 and 256, depth 10, five weight"
                + " variances, 20 seeds.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 3 : 2500;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Long> seeds(StudySize size) {
        return LongStream.rangeClosed(1, size == StudySize.QUICK ? 10 : 20)
                .boxed()
                .toList();
    }

    @Override
    public List<String> shown() {
        return List.of(FACTOR, R2);
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        int depth = settings.choose(6, 10);
        for (String kind : List.of("hard-tanh", "relu")) {
            for (int width : settings.choose(List.of(16, 64), List.of(16, 64, 256))) {
                for (double variance : settings.choose(List.of(2.0, 4.0, 16.0), List.of(1.0, 2.0, 4.0, 8.0, 16.0))) {
                    for (long seed : settings.seeds()) {
                        Conditions at = Conditions.of("kind", kind)
                                .and("width", width)
                                .and("weight-variance", variance)
                                .and("depth", depth);
                        double pieces = kind.equals("relu") ? width * depth : width * Math.pow(variance, depth / 4.0);
                        cells.add(new Cell(
                                at.text() + " inputs=" + INPUTS + " seed=" + seed,
                                width * (1 + pieces),
                                bench -> rows(at, spec(kind, width, depth, variance), seed, bench)));
                    }
                }
            }
        }
        return cells;
    }

    private static NetworkSpec spec(String kind, int width, int depth, double variance) {
        return NetworkSpecs.parse("mlp:" + INPUTS + "-" + width + "x" + depth + "-1,activation=" + kind
                + ",weight-variance=" + variance + ",bias-variance=0.01");
    }

    private static List<StudyRow> rows(Conditions at, NetworkSpec spec, long seed, Cell.Bench bench) {
        List<StudyRow> rows =
                new ArrayList<>(Traces.rows(at, spec, seed, Traces.arc(INPUTS, seed), "growth,length-ratio", bench));
        StudyRows ratios = new StudyRows(rows).measure("length-ratio").site("post");
        List<Double> logs = ratios.values().stream().map(Math::log).toList();
        List<Double> layers =
                ratios.list().stream().map(row -> (double) row.row().layer()).toList();
        boolean lives = logs.stream().allMatch(Double::isFinite);
        double slope = lives ? LinearFit.of(layers, logs).slope() : Double.NaN;
        double r2 = lives ? LinearFit.of(layers, logs).r2() : Double.NaN;
        rows.add(StudyRow.ofNetwork(at, FACTOR, seed, Math.exp(slope), "1", Certainty.EXACT)
                .predicted(lastGrowth(rows)));
        rows.add(StudyRow.ofNetwork(at, R2, seed, r2, "1", Certainty.EXACT));
        return rows;
    }

    /** What theory says of growth in the last hidden layer, where the mean field has settled. */
    private static List<Row.Predicted> lastGrowth(List<StudyRow> rows) {
        List<StudyRow> growth =
                new StudyRows(rows).measure("growth").site("post").list();
        return growth.get(growth.size() - 1).row().predictions();
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return GrowthFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim(
                        "exponential",
                        "a curve's length grows exponentially with depth when the weight variance is large",
                        "Raghu et al. 2017, Theorem 3 and Figure 2a,b",
                        "straight lines of log length against depth",
                        "for hard tanh at every width and weight variance of at least 4, the median R² of ln length against"
                                + " layer is at least 0.99 and the mean factor a layer is above 1 by two standard errors; partly if"
                                + " only the latter",
                        GrowthStudy::exponential),
                new Claim(
                        "with-variance",
                        "the factor a layer grows with the weight variance",
                        "Raghu et al. 2017, Theorem 3 and Figure 2d",
                        "curves that rise with the weight variance",
                        "for every kind and width the mean factor is larger at each larger weight variance; partly if that"
                                + " holds in at least 80 % of the steps",
                        rows -> rising(rows, "width", "weight-variance", 0)),
                new Claim(
                        "with-width",
                        "the factor a layer grows with the width",
                        "Raghu et al. 2017, Theorem 3 and Figure 2c",
                        "curves that rise with the width",
                        "for every kind and weight variance of at least 4 the mean factor is larger at each larger width; partly"
                                + " if that holds in at least 80 % of the steps",
                        rows -> rising(rows, "weight-variance", "width", LARGE)),
                new Claim(
                        "printed-base",
                        "length grows at least by the base that Theorem 3 prints, its constant read as 1",
                        "Raghu et al. 2017, Theorem 3",
                        "ReLU σw√k/√(k+1); hard tanh σw√k/√(σw²+σb²+k√(σw²+σb²))",
                        "the mean factor is at least the printed base in every condition; partly if in some",
                        GrowthStudy::printed),
                new Claim(
                        "finite-width",
                        "the mean growth of a ReLU network is what theory for finite width says",
                        "after Hanin, Jeong & Rolnick 2022",
                        "an equality",
                        "for ReLU the prediction of the mean length behind the last hidden layer lies within Student's 99 %"
                                + " interval over seeds in every condition, and no mean is more than 10 % off; partly if it lies within in at least"
                                + " 70 %",
                        GrowthStudy::finiteWidth),
                new Claim(
                        "mean-field",
                        "a wide hard-tanh network grows by √χ1 of the mean field a layer",
                        "Poole et al. 2016, Section 3",
                        "an equality at infinite width",
                        "for hard tanh at the largest width the mean factor is within 5 % of √χ1 at every weight variance;"
                                + " partly if at least at half of them",
                        GrowthStudy::meanField));
    }

    private static Outcome.Judgement exponential(StudyRows rows) {
        double worstR2 = 1;
        double least = Double.POSITIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        StudyRows factors = rows.where("kind", "hard-tanh").measure(FACTOR).statistic(Row.MEAN);
        for (StudyRow factor : factors.list()) {
            if (number(factor, "weight-variance") >= LARGE) {
                double mean = StudyNumbers.of(factor);
                smallest = Math.min(smallest, mean);
                largest = Math.max(largest, mean);
                least = Math.min(least, mean - 2 * StudyNumbers.error(factor));
                worstR2 = Math.min(
                        worstR2, rows.at(factor.conditions()).measure(R2).median());
            }
        }
        if (largest == 0) {
            throw new MissingRowException("no hard-tanh network of weight variance 4 or more");
        }
        return Outcome.of(least > 1 && worstR2 >= 0.99, least > 1)
                .because(String.format(
                        Locale.ROOT,
                        "factors from %.3f to %.3f a layer (the least less two standard errors is %.3f), median R² at least %.4f",
                        smallest,
                        largest,
                        least,
                        worstR2));
    }

    /** Whether factors rise with one condition, all others fixed, where the weight variance is at least {@code from}. */
    private static Outcome.Judgement rising(StudyRows rows, String fixed, String moving, double from) {
        int steps = 0;
        int up = 0;
        String fall = "";
        StudyRows factors = rows.measure(FACTOR).statistic(Row.MEAN);
        for (String kind : factors.every("kind")) {
            for (String at : factors.every(fixed)) {
                List<StudyRow> line = factors.where("kind", kind).where(fixed, at).list().stream()
                        .filter(row -> number(row, "weight-variance") >= from)
                        .sorted((a, b) -> Double.compare(number(a, moving), number(b, moving)))
                        .toList();
                for (int i = 1; i < line.size(); i++) {
                    steps++;
                    if (StudyNumbers.of(line.get(i)) > StudyNumbers.of(line.get(i - 1))) {
                        up++;
                    } else if (fall.isEmpty()) {
                        fall = String.format(
                                Locale.ROOT,
                                "; not from %.4f to %.4f at %s",
                                StudyNumbers.of(line.get(i - 1)),
                                StudyNumbers.of(line.get(i)),
                                line.get(i).conditions().text());
                    }
                }
            }
        }
        if (steps == 0) {
            throw new MissingRowException("fewer than two values of " + moving);
        }
        return Outcome.of(up == steps, up >= 0.8 * steps)
                .because("it is larger in " + up + " of " + steps + " steps to a larger " + moving + fall);
    }

    private static Outcome.Judgement printed(StudyRows rows) {
        List<String> parts = new ArrayList<>();
        int held = 0;
        int all = 0;
        for (String kind : rows.every("kind")) {
            int own = 0;
            int of = 0;
            for (StudyRow row :
                    rows.where("kind", kind).measure(FACTOR).statistic(Row.MEAN).list()) {
                of++;
                own += StudyNumbers.of(row) >= StudyNumbers.predicted(row, LengthTheory.PRINTED) ? 1 : 0;
            }
            held += own;
            all += of;
            parts.add(kind + " in " + own + " of " + of + " conditions");
        }
        if (all == 0) {
            throw new MissingRowException("no mean factor");
        }
        return Outcome.of(held == all, held > 0)
                .because("the measured factor reaches it for " + String.join(", ", parts));
    }

    private static Outcome.Judgement finiteWidth(StudyRows rows) {
        int within = 0;
        int all = 0;
        double farthest = 0;
        StudyRows means =
                rows.where("kind", "relu").measure("length-ratio").site("post").statistic(Row.MEAN);
        for (StudyRow row : means.list()) {
            if (row.row().layer() == number(row, "depth")) {
                double mean = StudyNumbers.of(row);
                double theory = StudyNumbers.predicted(row, LengthTheory.EXACT);
                all++;
                within += Math.abs(mean - theory) <= StudyNumbers.halfWidth(row, 0.99) ? 1 : 0;
                double off = mean / theory - 1;
                farthest = Math.abs(off) > Math.abs(farthest) ? off : farthest;
            }
        }
        if (all == 0) {
            throw new MissingRowException("no mean length of a ReLU network");
        }
        return Outcome.of(within == all && Math.abs(farthest) <= 0.1, within >= 0.7 * all)
                .because(String.format(
                        Locale.ROOT,
                        "it does in %d of %d conditions; the farthest mean is %+.1f %% off",
                        within,
                        all,
                        100 * farthest));
    }

    private static Outcome.Judgement meanField(StudyRows rows) {
        List<StudyRow> factors = rows.where("kind", "hard-tanh")
                .measure(FACTOR)
                .statistic(Row.MEAN)
                .list();
        double widest =
                factors.stream().mapToDouble(row -> number(row, "width")).max().orElse(0);
        int within = 0;
        int all = 0;
        double farthest = 0;
        for (StudyRow row : factors) {
            if (number(row, "width") == widest) {
                double off = StudyNumbers.of(row) / StudyNumbers.predicted(row, LengthTheory.WIDE) - 1;
                all++;
                within += Math.abs(off) <= 0.05 ? 1 : 0;
                farthest = Math.abs(off) > Math.abs(farthest) ? off : farthest;
            }
        }
        if (all == 0) {
            throw new MissingRowException("no mean factor of a hard-tanh network");
        }
        return Outcome.of(within == all, 2 * within >= all)
                .because(String.format(
                        Locale.ROOT,
                        "at width %.0f it is within 5 %% at %d of %d weight variances, the farthest %+.1f %% off",
                        widest,
                        within,
                        all,
                        100 * farthest));
    }

    private static double number(StudyRow row, String condition) {
        return StudyNumbers.condition(row, condition);
    }
}
