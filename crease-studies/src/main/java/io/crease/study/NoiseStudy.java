package io.crease.study;

import io.crease.data.Split;
import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.training.Inference;
import io.crease.training.Recipe;
import io.crease.training.TrainedNetwork;
import io.crease.training.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Accuracy of trained convolutional networks when one layer is disturbed or starts over (Raghu et al. 2017, Figure 6 and Section 3). */
public final class NoiseStudy implements Study {
    /** Share of test images that are still classified rightly: mean over draws. */
    static final String ACCURACY = "accuracy";

    /** Standard deviation of that accuracy over draws. */
    static final String SPREAD = "accuracy-spread";

    /** A layer's accuracy under noise, averaged over the magnitudes, over clean accuracy: 1 for a layer that noise does not touch. */
    static final String ROBUSTNESS = "robustness";

    /** Share of test images classified rightly before training. */
    static final String START = "start-accuracy";

    /** The same after training, nothing disturbed. */
    static final String CLEAN = "clean-accuracy";

    static final String RESET = "reset";
    static final String REDRAWN = "redrawn";
    private static final List<String> NETS = List.of(Trainings.PLAIN, Trainings.BATCH_NORM);
    private static final double PAPER = 0.25;
    private static final double CLEAR = 0.6;

    /** Seeds of new weights of two seeds of the study are so far apart that no draw is shared. */
    private static final long FAR = 1000;

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public String describe() {
        return "accuracy of a trained convolutional network with noise in one layer, or one layer started over";
    }

    @Override
    public String plan() {
        return "Convolutional networks without and with batch normalisation, trained once for all studies; Gaussian noise is added to the weights"
                + " of one layer, its standard deviation the magnitude itself, times that of the layer's weights, or over the root of the"
                + " fan-in; a layer is also set back to its weights before training, or drawn anew. A layer's"
                + " robustness is its accuracy under noise, averaged over the magnitudes, over clean accuracy."
                + " Quick: 300 test images, three magnitudes, 2 draws. Full: 500 test images, six magnitudes, 3 draws; one seed, since"
                + " training takes most of an hour, and some 10 minutes for all else.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 90 : 4500;
    }

    @Override
    public int version() {
        return 2;
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
        return List.of(START, CLEAN, ROBUSTNESS, Trainings.DIVERGED);
    }

    private static List<Double> magnitudes(StudySettings settings, LayerChange.Unit unit) {
        return unit == LayerChange.Unit.ABSOLUTE
                ? settings.choose(List.of(0.05, PAPER, 1.0), List.of(0.01, 0.03, 0.1, PAPER, 0.5, 1.0))
                : settings.choose(List.of(PAPER, 1.0, 4.0), List.of(0.1, PAPER, 0.5, 1.0, 2.0, 4.0));
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        int images = settings.choose(300, 500);
        int draws = settings.choose(2, 3);
        for (String net : NETS) {
            for (long seed : settings.seeds()) {
                Recipe recipe = Trainings.conv(settings, net, seed);
                Conditions at = Conditions.of("net", net);
                String key = at.text() + " seed=" + seed + " recipe=" + recipe.id() + " images=" + images + " draws="
                        + draws;
                cells.add(new Cell(
                        key + " clean", settings.choose(4, 30), bench -> clean(at, recipe, seed, images, bench)));
                int layers = LayerChange.layers(
                                NetworkSpecs.parse(recipe.network()).build())
                        .size();
                for (int layer = 1; layer <= layers; layer++) {
                    int number = layer;
                    cells.add(new Cell(key + " layer=" + layer, 1, bench -> new OneLayer(
                                    at, recipe, seed, number, images, draws, bench)
                            .rows()));
                }
            }
        }
        return cells;
    }

    private static List<StudyRow> clean(Conditions at, Recipe recipe, long seed, int images, Cell.Bench bench) {
        TrainedNetwork trained = Trainings.trained(recipe, bench, 0.95);
        if (trained.divergence() != null) {
            return List.of(Trainings.diverged(at, seed, trained));
        }
        Network network = trained.network();
        TrainingSet test = Trainings.checkpoints(bench).set(recipe.data(), Split.TEST, images);
        Conditions none = at.and("change", "none");
        return List.of(
                StudyRow.ofNetwork(none, START, seed, accuracy(trained.at(0), test), "1", Certainty.SAMPLED),
                StudyRow.ofNetwork(none, CLEAN, seed, accuracy(network, test), "1", Certainty.SAMPLED));
    }

    private static double accuracy(Network network, TrainingSet test) {
        try (Inference inference = new Inference(network)) {
            return inference.accuracy(test);
        }
    }

    /** All that is done to one layer. */
    private record OneLayer(
            Conditions at, Recipe recipe, long seed, int layer, int images, int draws, Cell.Bench bench) {

        List<StudyRow> rows() {
            TrainedNetwork trained = Trainings.trained(recipe, bench, 0);
            if (trained.divergence() != null) {
                return List.of();
            }
            Network network = trained.network();
            Network.Node node = LayerChange.layers(network).get(layer - 1);
            TrainingSet test = Trainings.checkpoints(bench).set(recipe.data(), Split.TEST, images);
            double clean = accuracy(network, test);
            List<StudyRow> rows = new ArrayList<>();
            for (LayerChange.Unit unit : LayerChange.Unit.values()) {
                Conditions change = at.and("change", unit.text());
                double sum = 0;
                List<Double> magnitudes = magnitudes(bench.settings(), unit);
                for (double magnitude : magnitudes) {
                    double deviation = LayerChange.deviation(unit, magnitude, node);
                    sum += drawn(
                            change.and("magnitude", magnitude),
                            node,
                            test,
                            rows,
                            draw -> LayerChange.noisy(
                                    network,
                                    node,
                                    deviation,
                                    RandomStream.of(seed).named(node.name()).named("noise" + draw)));
                }
                rows.add(row(change, node, ROBUSTNESS, clean > 0 ? sum / magnitudes.size() / clean : Double.NaN));
            }
            Network start = trained.at(0);
            rows.add(row(
                    at.and("change", RESET), node, ACCURACY, accuracy(LayerChange.from(start, network, node), test)));
            drawn(
                    at.and("change", REDRAWN),
                    node,
                    test,
                    rows,
                    draw -> LayerChange.from(
                            NetworkSpecs.parse(recipe.network()).build(RandomStream.mix(FAR * (seed - 1) + 1 + draw)),
                            network,
                            node));
            return rows;
        }

        /** Adds mean and spread of the accuracy over draws; the mean. */
        private double drawn(
                Conditions change,
                Network.Node node,
                TrainingSet test,
                List<StudyRow> rows,
                IntFunction<Network> disturbed) {
            double sum = 0;
            double squares = 0;
            for (int draw = 1; draw <= draws; draw++) {
                if (bench.monitor().cancelled()) {
                    break;
                }
                bench.say().accept("noise, " + change.text() + " in " + node.name());
                double accuracy = accuracy(disturbed.apply(draw), test);
                sum += accuracy;
                squares += accuracy * accuracy;
                bench.monitor()
                        .advanced(1.0
                                / (draws
                                        * (1
                                                + magnitudes(bench.settings(), LayerChange.Unit.FAN_IN)
                                                                .size()
                                                        * 3.0)));
            }
            double mean = sum / draws;
            rows.add(row(change, node, ACCURACY, mean));
            double variance = Math.max(0, squares - draws * mean * mean) / (draws - 1);
            rows.add(row(change, node, SPREAD, Math.sqrt(variance)));
            return mean;
        }

        private StudyRow row(Conditions change, Network.Node node, String measure, double value) {
            return StudyRow.value(change, measure, layer, "node:" + node.name(), seed, value, "1", Certainty.SAMPLED);
        }
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return NoiseFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (LayerChange.Unit unit : LayerChange.Unit.values()) {
            claims.add(new Claim(
                    "early-layers-" + unit.text(),
                    "early layers are the least robust to noise, in the unit " + unit.text(),
                    "Raghu et al. 2017, Figure 6",
                    "curves that lie the higher the later the layer; the unit is not stated",
                    "in every network the rank correlation of layer and robustness (accuracy averaged over the magnitudes, over clean"
                            + " accuracy) is at least 0.6 and the first layer is less robust than the mean of all; partly if the correlation is"
                            + " positive in every network; undecided if a training diverges",
                    rows -> ranks(rows, ROBUSTNESS, unit.text())));
        }
        claims.add(new Claim(
                "figures",
                "noise of magnitude 0.25 costs much in layer 1 and next to nothing in layer 5",
                "Raghu et al. 2017, Section 3.1",
                "0.7 of accuracy in layer 1, 0.02 in layer 5",
                "in at least one unit, without normalisation, it costs at least 0.5 in layer 1 and at most 0.1 in layer 5; partly if in at"
                        + " least one unit it costs 0.05 or more in layer 1 and three times what it costs in layer 5",
                NoiseStudy::figures));
        claims.add(new Claim(
                "early-layers-reset",
                "a trained network needs what its early layers have learned more than what its late ones have",
                "Zhang, Bengio & Singer 2019, after Raghu et al. 2017",
                "setting back early layers destroys accuracy, setting back late ones does not",
                "in every network the rank correlation of layer and accuracy with that layer set back to its start is at least 0.6 and the first"
                        + " layer costs more than the mean of all; partly if the correlation is positive in every network; undecided if a training"
                        + " diverges",
                rows -> ranks(rows, ACCURACY, RESET)));
        claims.add(new Claim(
                "early-layers-redrawn",
                "a trained network bears new random weights in late layers better than in early ones",
                "after Raghu et al. 2017, Section 3.1",
                "nothing is printed",
                "as for layers that are set back, with layers drawn anew from the distribution at the start",
                rows -> ranks(rows, ACCURACY, REDRAWN)));
        return claims;
    }

    private static Outcome.Judgement ranks(StudyRows rows, String measure, String change) {
        StudyRows means = rows.measure(measure).where("change", change).statistic(Row.MEAN);
        List<String> parts = new ArrayList<>();
        boolean all = true;
        boolean positive = true;
        for (String net : NETS) {
            Trainings.requireConverged(rows.where("net", net), net);
            List<StudyRow> line = means.where("net", net).list();
            List<Double> values = line.stream().map(StudyNumbers::of).toList();
            List<Double> layers =
                    line.stream().map(row -> (double) row.row().layer()).toList();
            double rho = RankCorrelation.of(layers, values);
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double first = means.where("net", net).layer(1).value();
            positive &= rho > 0;
            all &= rho >= CLEAR && first < mean;
            parts.add(String.format(
                    Locale.ROOT, "%s: rank correlation %.2f, layer 1 at %.2f, the mean %.2f", net, rho, first, mean));
        }
        return Outcome.of(all, positive).because(String.join("; ", parts));
    }

    private static Outcome.Judgement figures(StudyRows rows) {
        StudyRows plain = rows.where("net", Trainings.PLAIN);
        double clean = plain.measure(CLEAN).mean();
        StudyRows means = plain.measure(ACCURACY).statistic(Row.MEAN);
        List<String> parts = new ArrayList<>();
        boolean all = false;
        boolean some = false;
        for (LayerChange.Unit unit : LayerChange.Unit.values()) {
            StudyRows noisy = means.where("change", unit.text()).where("magnitude", PAPER);
            double first = clean - noisy.layer(1).value();
            double fifth = clean - noisy.layer(5).value();
            all |= first >= 0.5 && fifth <= 0.1;
            some |= first >= 0.05 && first >= 3 * fifth;
            parts.add(String.format(
                    Locale.ROOT, "%s: %.2f in layer 1, %.2f in layer 5", unit.text(), told(first), told(fifth)));
        }
        return Outcome.of(all, some).because("it costs, " + String.join("; ", parts));
    }

    /** To a hundredth, and no negative zero. */
    private static double told(double cost) {
        return Math.rint(100 * cost) / 100 + 0.0;
    }
}
