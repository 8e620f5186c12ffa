package io.crease.study;

import io.crease.data.Split;
import io.crease.measure.Certainty;
import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.trace.SampledTracer;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.training.Inference;
import io.crease.training.Moment;
import io.crease.training.Recipe;
import io.crease.training.TrainedNetwork;
import io.crease.training.TrainingSet;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** No normalisation, batch normalisation, trajectory regularisation and a plain penalty on length (Raghu et al. 2017, Section 4, Figure 8). */
public final class RegularisationStudy implements Study {
    /** Share of all test images that the trained network classifies rightly. */
    static final String FINAL = "final-accuracy";

    /** The same after each epoch. */
    static final String BY_EPOCH = "test-accuracy";

    /** Length of a layer's image of the circle through two test images, over the circle's. */
    static final String CIRCLE = "circle-length-ratio";

    /** Length of the polyline through a layer's images of a minibatch, over that of the minibatch. */
    static final String POLYLINE = "polyline-length-ratio";

    /** Accuracy with noise in one layer over that without. */
    static final String KEPT = "accuracy-kept";

    /** Number of test images behind the accuracies. */
    static final String IMAGES = "test-images";

    private static final double MAGNITUDE = 1;
    private static final int DRAWS = 3;
    private static final int MINIBATCH = 128;
    private static final double LEAST_MARGIN = 0.01;

    /** Accuracy above which a network has learned something of ten classes. */
    private static final double LEARNED = 0.2;

    /** Share of a length by which another must be smaller to count. */
    private static final double LEAST_SHORTER = 0.05;

    /** Images for noise of quick runs, the fewest that there are. */
    private static final int NOISE_IMAGES = 300;

    @Override
    public String name() {
        return "regularisation";
    }

    @Override
    public String describe() {
        return "no normalisation, batch normalisation, trajectory regularisation and a penalty on length, compared";
    }

    @Override
    public String plan() {
        return "Convolutional networks trained once for all studies, without normalisation, with batch normalisation, with trajectory"
                + " regularisation in its place, and with a plain penalty on length; test accuracy by step and time, length of a circle"
                + " through two test images (from evenly spread samples) and of the polyline through 128 test images, accuracy with noise of"
                + " the size of the weights in one layer."
                + " Quick: penalty 0.01, 300 images for noise, 400 samples. Full: penalties 0.001, 0.01 and 0.1, 500 images, 2,000"
                + " samples; one seed, since each of the six networks takes half an hour to train.";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> data() {
        return List.of("cifar10");
    }

    @Override
    public List<Long> seeds(StudySize size) {
        return List.of(1L);
    }

    @Override
    public List<String> shown() {
        return List.of(FINAL, BY_EPOCH, "train-seconds", CIRCLE, POLYLINE, Trainings.DIVERGED);
    }

    private static List<String> nets(StudySettings settings) {
        List<String> nets = new ArrayList<>(List.of(Trainings.PLAIN, Trainings.BATCH_NORM, Trainings.TRAJECTORY));
        settings.choose(List.of("0.01"), List.of("0.001", "0.01", "0.1"))
                .forEach(lambda -> nets.add(Trainings.PENALTY + lambda));
        return nets;
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        int images = settings.choose(NOISE_IMAGES, 500);
        int samples = settings.choose(400, 2000);
        for (String net : nets(settings)) {
            for (long seed : settings.seeds()) {
                Recipe recipe = Trainings.conv(settings, net, seed);
                Conditions at = Conditions.of("net", net);
                String key = at.text() + " seed=" + seed + " recipe=" + recipe.id();
                cells.add(new Cell(
                        key + " training", settings.choose(4, 60), bench -> training(at, recipe, seed, bench)));
                cells.add(new Cell(key + " length samples=" + samples, 1, bench -> {
                    TrainedNetwork trained = Trainings.trained(recipe, bench, 0);
                    return trained.divergence() != null ? List.of() : lengths(at, trained, seed, samples, bench);
                }));
                cells.add(new Cell(key + " noise draws=" + DRAWS + " images=" + images, 1, bench -> {
                    TrainedNetwork trained = Trainings.trained(recipe, bench, 0);
                    return trained.divergence() != null ? List.of() : noise(at, trained, seed, images, bench);
                }));
            }
        }
        return cells;
    }

    private static List<StudyRow> training(Conditions at, Recipe recipe, long seed, Cell.Bench bench) {
        TrainedNetwork trained = Trainings.trained(recipe, bench, 0.95);
        List<StudyRow> rows = new ArrayList<>();
        List<Moment> history = trained.history();
        for (Moment moment : history) {
            Conditions when = at.and("epoch", moment.epoch()).and("step", moment.step());
            rows.add(StudyRow.ofNetwork(when, BY_EPOCH, seed, moment.testAccuracy(), "1", Certainty.SAMPLED));
            rows.add(StudyRow.ofNetwork(when, "train-seconds", seed, moment.seconds(), "s", Certainty.SAMPLED));
            if (moment.step() > 0) {
                rows.add(StudyRow.ofNetwork(
                        when, "train-accuracy", seed, moment.trainAccuracy(), "1", Certainty.SAMPLED));
                rows.add(StudyRow.ofNetwork(when, "train-loss", seed, moment.loss(), "1", Certainty.SAMPLED));
            }
        }
        if (trained.divergence() != null) {
            rows.add(Trainings.diverged(at, seed, trained));
            return rows;
        }
        int images =
                Trainings.checkpoints(bench).set(recipe.data(), Split.TEST, 0).size();
        Moment last = history.get(history.size() - 1);
        rows.add(StudyRow.ofNetwork(at, FINAL, seed, last.testAccuracy(), "1", Certainty.SAMPLED));
        rows.add(StudyRow.ofNetwork(at, IMAGES, seed, images, "1", Certainty.EXACT));
        return rows;
    }

    private static List<StudyRow> lengths(
            Conditions at, TrainedNetwork trained, long seed, int samples, Cell.Bench bench) {
        Network network = trained.network();
        TrainingSet test = Trainings.checkpoints(bench).set(trained.recipe().data(), Split.TEST, MINIBATCH);
        bench.say().accept("regularisation, length, " + at.text());
        Trajectory circle = Traces.circle(test.image(0), test.image(1));
        Tracer tracer = SampledTracer.evenly(new Evaluator(network), samples, bench.workers(), Tracer.Options.DEFAULT);
        Readings readings = Measurement.of(tracer, circle, Measures.named("length-ratio"), 0, bench.monitor());
        if (bench.monitor().cancelled()) {
            throw new CancellationException();
        }
        List<Tensor> minibatch =
                IntStream.range(0, test.size()).mapToObj(test::image).toList();
        double original = 0;
        for (int i = 1; i < minibatch.size(); i++) {
            original += distance(minibatch.get(i - 1), minibatch.get(i));
        }
        List<StudyRow> rows = new ArrayList<>();
        try (Inference inference = new Inference(network)) {
            List<Double> lengths = inference.polylineLengths(minibatch);
            for (Site site : readings.sites()) {
                if (site.kind() == Site.Kind.POST || site.kind() == Site.Kind.OUTPUT) {
                    double ratio = readings.value("length-ratio", site);
                    double polyline = lengths.get(site.layer() - 1) / original;
                    String label = site.label();
                    rows.add(StudyRow.value(at, CIRCLE, site.layer(), label, seed, ratio, "1", Certainty.SAMPLED));
                    rows.add(StudyRow.value(at, POLYLINE, site.layer(), label, seed, polyline, "1", Certainty.EXACT));
                }
            }
        }
        return rows;
    }

    private static double distance(Tensor a, Tensor b) {
        double square = 0;
        for (int i = 0; i < a.size(); i++) {
            square += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
        }
        return Math.sqrt(square);
    }

    private static List<StudyRow> noise(
            Conditions at, TrainedNetwork trained, long seed, int images, Cell.Bench bench) {
        Network network = trained.network();
        TrainingSet test = Trainings.checkpoints(bench).set(trained.recipe().data(), Split.TEST, images);
        double clean = accuracy(network, test);
        List<StudyRow> rows = new ArrayList<>();
        List<Network.Node> layers = LayerChange.layers(network);
        for (int layer = 1; layer <= layers.size(); layer++) {
            Network.Node node = layers.get(layer - 1);
            double deviation = LayerChange.deviation(LayerChange.Unit.RELATIVE, MAGNITUDE, node);
            double sum = 0;
            for (int draw = 1; draw <= DRAWS; draw++) {
                if (bench.monitor().cancelled()) {
                    throw new CancellationException();
                }
                RandomStream stream = RandomStream.of(seed).named(node.name()).named("noise" + draw);
                sum += accuracy(LayerChange.noisy(network, node, deviation, stream), test);
                bench.monitor().advanced(0.9 / layers.size() / DRAWS);
            }
            double kept = clean > 0 ? sum / DRAWS / clean : Double.NaN;
            rows.add(StudyRow.value(at, KEPT, layer, "node:" + node.name(), seed, kept, "1", Certainty.SAMPLED));
        }
        return rows;
    }

    private static double accuracy(Network network, TrainingSet test) {
        try (Inference inference = new Inference(network)) {
            return inference.accuracy(test);
        }
    }

    @Override
    public List<Claim> claims() {
        String figure = "Raghu et al. 2017, Section 4 and Figure 8";
        return List.of(
                new Claim(
                        "batch-norm-helps",
                        "batch normalisation leads to higher test accuracy than no normalisation",
                        figure,
                        "a curve above the other",
                        "the mean final accuracy is higher by the margin: two standard errors of the difference over seeds, with one seed those"
                                + " of the test images, and at least 0.01; partly if higher at all; a training that diverges counts as"
                                + " accuracy 0 of its seed",
                        rows -> higher(rows, Trainings.BATCH_NORM, Trainings.PLAIN)),
                new Claim(
                        "trajectory-helps",
                        "trajectory regularisation leads to higher test accuracy than no normalisation",
                        figure,
                        "a curve above the other",
                        "as for batch normalisation, with the same margin",
                        rows -> higher(rows, Trainings.TRAJECTORY, Trainings.PLAIN)),
                new Claim(
                        "trajectory-equals",
                        "trajectory regularisation does as well as batch normalisation",
                        figure,
                        "curves close to each other",
                        "the mean final accuracy is above 0.2 and at most 0.02 lower, and no training with either diverged; partly if it is"
                                + " above 0.2 and nearer to that with batch normalisation than to that without any; undecided if"
                                + " training with batch normalisation diverges or leads to 0.2 or less",
                        RegularisationStudy::equal),
                new Claim(
                        "penalty-helps",
                        "a plain penalty on length leads to higher test accuracy than no normalisation",
                        "after " + figure,
                        "nothing is printed",
                        "for at least one strength it is higher by the margin; partly if for one it is higher at all; the best strength is picked"
                                + " on the test images themselves, which favours the claim",
                        RegularisationStudy::penalty),
                new Claim(
                        "shorter",
                        "networks whose length is held end with shorter images than those without",
                        figure,
                        "nothing is printed of final lengths",
                        "in the last hidden layer the circle's and the polyline's length are both smaller than without normalisation, by"
                                + " two standard errors of the difference over seeds and at least 5 %, with trajectory regularisation"
                                + " and with every strength of the penalty; partly if one of the lengths is smaller at all for at least"
                                + " one of them; undecided if training without normalisation diverges",
                        RegularisationStudy::shorter),
                new Claim(
                        "stronger-is-shorter",
                        "the stronger the penalty, the shorter the images",
                        "after " + figure,
                        "nothing is printed",
                        "the polyline's length in the last hidden layer falls with every larger strength, from none on; partly if it is smaller at"
                                + " the largest than at none",
                        RegularisationStudy::stronger),
                new Claim(
                        "noise",
                        "networks whose length is held bear noise in one layer better",
                        "after Raghu et al. 2017, Sections 3.1 and 4",
                        "nothing is printed",
                        "the share of accuracy that is kept under noise, averaged over layers, is larger with trajectory regularisation and"
                                + " with the strongest penalty than without, by the margin, which with one seed is that of the rightly"
                                + " classified of 300 images; partly if it is larger at all with one of them; a training that diverges"
                                + " counts as 0 of its seed; undecided if training without normalisation diverges",
                        RegularisationStudy::noisy));
    }

    private static StudyRows mean(StudyRows rows, String net, String measure) {
        return rows.where("net", net).measure(measure).statistic(Row.MEAN);
    }

    private static boolean diverged(StudyRows rows, String net) {
        return !rows.where("net", net).measure(Trainings.DIVERGED).list().isEmpty();
    }

    /** A measure of a kind of training, averaged over layers and then over seeds; 0 for a seed whose training diverged. */
    private static SeedMean overSeeds(StudyRows rows, String net, String measure) {
        StudyRows own = rows.where("net", net).statistic(Row.VALUE);
        Map<Long, Double> bySeed = new TreeMap<>();
        for (long seed : seeds(own.measure(measure))) {
            List<StudyRow> layers = own.measure(measure).seed(seed).list();
            bySeed.put(
                    seed,
                    SeedMean.of(layers.stream().map(StudyNumbers::of).toList(), measure)
                            .value());
        }
        seeds(own.measure(Trainings.DIVERGED)).forEach(seed -> bySeed.put(seed, 0.0));
        return SeedMean.of(bySeed.values(), measure + " with " + net);
    }

    private static List<Long> seeds(StudyRows rows) {
        return rows.list().stream()
                .flatMap(row -> Stream.ofNullable(row.row().seed()))
                .distinct()
                .toList();
    }

    private static SeedMean accuracy(StudyRows rows, String net) {
        SeedMean mean = overSeeds(rows, net, FINAL);
        return mean.seeds() > 1 || mean.value() == 0
                ? mean
                : mean.asShareOf(mean(rows, net, IMAGES).value());
    }

    private static Outcome.Judgement higher(StudyRows rows, String net, String other) {
        SeedMean first = accuracy(rows, net);
        SeedMean second = accuracy(rows, other);
        double one = first.value();
        double two = second.value();
        double margin = first.margin(second, LEAST_MARGIN);
        return Outcome.of(one - two > margin, one > two)
                .because(String.format(
                        Locale.ROOT,
                        "%.3f with %s%s and %.3f with %s%s, margin %.3f",
                        one,
                        net,
                        diverged(rows, net) ? " (diverged)" : "",
                        two,
                        other,
                        diverged(rows, other) ? " (diverged)" : "",
                        margin));
    }

    private static Outcome.Judgement equal(StudyRows rows) {
        Trainings.requireConverged(rows.where("net", Trainings.BATCH_NORM), Trainings.BATCH_NORM);
        double held = accuracy(rows, Trainings.TRAJECTORY).value();
        double norm = accuracy(rows, Trainings.BATCH_NORM).value();
        double none = accuracy(rows, Trainings.PLAIN).value();
        if (norm <= LEARNED) {
            throw new MissingRowException(String.format(
                    Locale.ROOT, "no network with batch normalisation that has learned, its accuracy is %.3f", norm));
        }
        boolean learned = held > LEARNED;
        return Outcome.of(
                        learned && held >= norm - 0.02 && !diverged(rows, Trainings.TRAJECTORY),
                        learned && Math.abs(held - norm) < Math.abs(held - none))
                .because(String.format(
                        Locale.ROOT,
                        "%.3f with trajectory regularisation, %.3f with batch normalisation, %.3f without",
                        held,
                        norm,
                        none));
    }

    private static List<String> penalties(StudyRows rows) {
        List<String> nets = rows.every("net").stream()
                .filter(net -> net.startsWith(Trainings.PENALTY))
                .sorted((a, b) -> Double.compare(strength(a), strength(b)))
                .toList();
        if (nets.isEmpty()) {
            throw new MissingRowException("no network with a penalty");
        }
        return nets;
    }

    private static double strength(String net) {
        return Double.parseDouble(net.substring(Trainings.PENALTY.length()));
    }

    private static Outcome.Judgement penalty(StudyRows rows) {
        List<Outcome.Judgement> judgements = penalties(rows).stream()
                .map(net -> higher(rows, net, Trainings.PLAIN))
                .toList();
        return Outcome.of(
                        judgements.stream().anyMatch(j -> j.outcome() == Outcome.BORNE_OUT),
                        judgements.stream().anyMatch(j -> j.outcome() == Outcome.PARTLY))
                .because(String.join(
                        "; ",
                        judgements.stream().map(Outcome.Judgement::because).toList()));
    }

    /** The mean length ratio in the last hidden layer. */
    private static double last(StudyRows rows, String net, String measure) {
        return lastOverSeeds(rows, net, measure).value();
    }

    private static SeedMean lastOverSeeds(StudyRows rows, String net, String measure) {
        StudyRows post = rows.where("net", net).measure(measure).site("post").statistic(Row.VALUE);
        int last = post.layers().stream().reduce(0, Math::max);
        return SeedMean.of(
                post.layer(last).list().stream().map(StudyNumbers::of).toList(), measure + " with " + net);
    }

    private static Outcome.Judgement shorter(StudyRows rows) {
        Trainings.requireConverged(rows.where("net", Trainings.PLAIN), Trainings.PLAIN);
        List<String> held = new ArrayList<>(List.of(Trainings.TRAJECTORY));
        held.addAll(penalties(rows));
        boolean all = true;
        boolean some = false;
        List<String> parts = new ArrayList<>();
        for (String measure : List.of(CIRCLE, POLYLINE)) {
            SeedMean first = lastOverSeeds(rows, Trainings.PLAIN, measure);
            double without = first.value();
            List<String> lengths = new ArrayList<>();
            for (String net : held) {
                if (diverged(rows, net)) {
                    all = false;
                    lengths.add(net + " diverged");
                    continue;
                }
                SeedMean second = lastOverSeeds(rows, net, measure);
                double with = second.value();
                all &= without - with > second.margin(first, LEAST_SHORTER * without);
                some |= with < without;
                lengths.add(String.format(Locale.ROOT, "%.3g with %s", with, net));
            }
            parts.add(String.format(Locale.ROOT, "%s %.3g without, %s", measure, without, String.join(", ", lengths)));
        }
        return Outcome.of(all, some).because(String.join("; ", parts));
    }

    private static Outcome.Judgement stronger(StudyRows rows) {
        List<String> nets = new ArrayList<>(List.of(Trainings.PLAIN));
        penalties(rows).stream().filter(net -> !diverged(rows, net)).forEach(nets::add);
        List<Double> lengths =
                nets.stream().map(net -> last(rows, net, POLYLINE)).toList();
        if (lengths.size() < 2) {
            throw new MissingRowException("no penalty whose training did not diverge");
        }
        boolean all = nets.size() == 1 + penalties(rows).size();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            all &= i == 0 || lengths.get(i) < lengths.get(i - 1);
            parts.add(String.format(Locale.ROOT, "%.3g with %s", lengths.get(i), nets.get(i)));
        }
        return Outcome.of(all, lengths.get(lengths.size() - 1) < lengths.get(0)).because(String.join(", ", parts));
    }

    private static Outcome.Judgement noisy(StudyRows rows) {
        List<String> penalties = penalties(rows);
        Trainings.requireConverged(rows.where("net", Trainings.PLAIN), Trainings.PLAIN);
        SeedMean without = kept(rows, Trainings.PLAIN);
        boolean all = true;
        boolean some = false;
        List<String> parts = new ArrayList<>();
        for (String net : List.of(Trainings.TRAJECTORY, penalties.get(penalties.size() - 1))) {
            SeedMean with = kept(rows, net);
            double margin = with.margin(without, LEAST_MARGIN);
            all &= with.value() - without.value() > margin;
            some |= with.value() > without.value();
            parts.add(String.format(Locale.ROOT, "%.3f with %s, margin %.3f", with.value(), net, margin));
        }
        return Outcome.of(all, some)
                .because(String.format(Locale.ROOT, "%.3f without, %s", without.value(), String.join(", ", parts)));
    }

    private static SeedMean kept(StudyRows rows, String net) {
        SeedMean kept = overSeeds(rows, net, KEPT);
        return kept.seeds() > 1 || kept.value() == 0
                ? kept
                : kept.asShareOf(NOISE_IMAGES * accuracy(rows, net).value());
    }
}
