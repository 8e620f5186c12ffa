package io.crease.study;

import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.network.Conv2d;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.numeric.Tensor;
import io.crease.training.Recipe;
import io.crease.training.TrainedNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** σw² of every layer while a network is trained: fan-in times the variance of its weights (what Raghu et al. 2017 say of length through training implies its course). */
public final class WeightScaleStudy implements Study {
    /** Fan-in times the variance of a layer's weights. */
    static final String SCALE = "weight-variance-now";

    /** That at the last step over that at step 0. */
    static final String CHANGE = "change";

    /** The condition: which network and how it started. */
    static final String NETWORK = "network";

    static final String PLAIN = "conv";
    static final String NORMALISED = "conv-batch-norm";
    static final String SMALL = "hard-tanh-3";
    static final String LARGE = "hard-tanh-16";

    /** What a scale must change by to count: less may be drift. */
    private static final double LEAST = 0.01;

    @Override
    public String name() {
        return "weight-scale";
    }

    @Override
    public String describe() {
        return "weight variance of each layer while a network is trained";
    }

    @Override
    public String plan() {
        return "Fan-in times the variance of each layer's weights at steps 0, 1, 3, 10, 30 … of training: the convolutional network of the"
                + " CIFAR-10 studies (initial weight variance 2, weight decay 0.0005), plain and with batch norm, trained once; hard-tanh"
                + " networks of MNIST at initial weight variances 3 and 16, one a seed. It trains what the study training-growth trains, and"
                + " shares it.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 80 : 5000;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> data() {
        return List.of("cifar10", "mnist");
    }

    @Override
    public List<Long> seeds(StudySize size) {
        return size == StudySize.QUICK ? List.of(1L) : List.of(1L, 2L, 3L);
    }

    @Override
    public List<String> shown() {
        return List.of(CHANGE, Trainings.DIVERGED);
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        for (long seed : settings.seeds()) {
            add(cells, SMALL, Trainings.saturating(settings, 3, seed), 1);
            add(cells, LARGE, Trainings.saturating(settings, 16, seed), 1);
        }
        double cost = settings.choose(5.0, 50.0);
        add(cells, PLAIN, Trainings.conv(settings, Trainings.PLAIN, 1), cost);
        add(cells, NORMALISED, Trainings.conv(settings, Trainings.BATCH_NORM, 1), cost);
        return cells;
    }

    private static void add(List<Cell> cells, String network, Recipe recipe, double cost) {
        Conditions at = Conditions.of(NETWORK, network);
        cells.add(new Cell(recipe.text(), cost, bench -> rows(at, recipe, bench)));
    }

    private static List<StudyRow> rows(Conditions at, Recipe recipe, Cell.Bench bench) {
        TrainedNetwork trained = Trainings.trained(recipe, bench, 0.9);
        if (trained.divergence() != null) {
            return List.of(Trainings.diverged(at, recipe.seed(), trained));
        }
        List<StudyRow> rows = new ArrayList<>();
        Map<String, Double> first = new HashMap<>();
        int last = trained.steps().get(trained.steps().size() - 1);
        for (int step : trained.steps()) {
            int layer = 0;
            for (Network.Node node : trained.at(step).nodes()) {
                if (node.layer() instanceof Dense || node.layer() instanceof Conv2d) {
                    layer++;
                    double scale = scale(node.layer().weights().get(0));
                    String site = "node:" + node.name();
                    rows.add(row(at.and("step", step), SCALE, layer, site, recipe, scale));
                    double start = first.computeIfAbsent(site, s -> scale);
                    if (step == last) {
                        rows.add(row(at, CHANGE, layer, site, recipe, scale / start));
                    }
                }
            }
        }
        return rows;
    }

    private static StudyRow row(Conditions at, String measure, int layer, String site, Recipe recipe, double value) {
        return StudyRow.value(at, measure, layer, site, recipe.seed(), value, "1", Certainty.EXACT);
    }

    /** Fan-in times variance of a weight of shape [out, in, …]. */
    static double scale(Tensor weight) {
        double[] values = weight.toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double square = 0;
        for (double value : values) {
            square += (value - mean) * (value - mean) / values.length;
        }
        return square * values.length / weight.shape().extent(0);
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return WeightScaleFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim(
                        "conv-increases",
                        "training from a weight variance of 2 increases the scale of the weights in every layer, towards exponential growth of"
                                + " length",
                        "Raghu et al. 2017, implied: training pushes a network that starts at 2 towards exponential growth",
                        "not printed with the claim on length",
                        "in the convolutional network without batch norm fan-in times variance is larger at the last step than at step 0 by more than 1 % in"
                                + " every layer; partly if in half of them or more",
                        rows -> counted(rows, PLAIN, true)),
                new Claim(
                        "batch-norm-increases-less",
                        "with batch norm the scale of the weights increases less",
                        "Raghu et al. 2017, implied: batch norm holds growth back",
                        "not printed",
                        "the mean over layers of ln (last scale / first scale) is smaller with batch norm than without; never partly",
                        rows -> {
                            double plain = meanLog(changes(rows, PLAIN));
                            double norm = meanLog(changes(rows, NORMALISED));
                            return Outcome.of(norm < plain, false)
                                    .because(text(
                                            "scales change by factors of %.3f with it and %.3f without, in the mean of logarithms",
                                            Math.exp(norm), Math.exp(plain)));
                        }),
                new Claim(
                        "small-variance-increases",
                        "training from a weight variance of 3 increases the scale of the weights",
                        "Raghu et al. 2017, implied: length grows in training from 3",
                        "not printed",
                        "in the hard-tanh networks fan-in times variance is larger at the last step than at step 0 by more than 1 % in every layer and seed; partly"
                                + " if in half of these or more",
                        rows -> counted(rows, SMALL, true)),
                new Claim(
                        "large-variance-decreases",
                        "training from a weight variance of 16 decreases the scale of the weights",
                        "Raghu et al. 2017, implied: length shrinks in training from 16",
                        "not printed",
                        "the same with smaller for larger",
                        rows -> counted(rows, LARGE, false)));
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /** Last scale over first, of every layer and seed. */
    private static List<Double> changes(StudyRows rows, String network) {
        Trainings.requireConverged(rows.where(NETWORK, network), network);
        List<Double> changes = rows.where(NETWORK, network)
                .measure(CHANGE)
                .statistic(Row.VALUE)
                .values();
        if (changes.isEmpty()) {
            throw new MissingRowException("no weights of " + network);
        }
        return changes;
    }

    private static double meanLog(List<Double> changes) {
        return changes.stream().mapToDouble(Math::log).average().orElseThrow();
    }

    private static Outcome.Judgement counted(StudyRows rows, String network, boolean up) {
        List<Double> changes = changes(rows, network);
        long held =
                changes.stream().filter(c -> up ? c > 1 + LEAST : c < 1 - LEAST).count();
        return Outcome.of(held == changes.size(), 2 * held >= changes.size())
                .because(text(
                        "it is %s by more than 1 %% in %d of %d layers; last over first from %.4f to %.4f",
                        up ? "larger" : "smaller",
                        held,
                        changes.size(),
                        changes.stream().min(Double::compare).orElseThrow(),
                        changes.stream().max(Double::compare).orElseThrow()));
    }
}
