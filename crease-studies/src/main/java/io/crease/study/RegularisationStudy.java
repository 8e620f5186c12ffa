package io.crease.study;

import io.crease.data.Split;
import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
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
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** No normalisation, batch normalisation, trajectory regularisation and a plain penalty on length (Raghu et al. 2017, Section 4, Figure 8). */
public final class RegularisationStudy implements Study {
    /** Share of all test images that the trained network classifies rightly. */
    static final String FINAL = "final-accuracy";

    /** The same after each epoch. */
    static final String BY_EPOCH = "test-accuracy";

    /** Seconds of training until then. */
    static final String SECONDS = "train-seconds";

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
    /** Images for noise of quick runs, the fewest that there are: margins that are made with them are never too narrow. */
    static final int NOISE_IMAGES = 300;

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
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 60 : 12_000;
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
        return List.of(FINAL, BY_EPOCH, SECONDS, CIRCLE, POLYLINE, Trainings.DIVERGED);
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
            rows.add(StudyRow.ofNetwork(when, SECONDS, seed, moment.seconds(), "s", Certainty.SAMPLED));
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
    public List<Figure> figures(StudyRows rows, String source) {
        return RegularisationFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return RegularisationRules.claims();
    }
}
