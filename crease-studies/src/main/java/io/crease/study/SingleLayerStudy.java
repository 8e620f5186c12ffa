package io.crease.study;

import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.training.Distortion;
import io.crease.training.Moment;
import io.crease.training.Optimiser;
import io.crease.training.Recipe;
import io.crease.training.TrainedNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** One layer of a random network trained, all others left as they were drawn (Raghu et al. 2017, networks trained in one layer). */
public final class SingleLayerStudy implements Study {
    /** Share of right answers in training, during an epoch or (final) the last one. */
    static final String TRAIN = "train-accuracy";

    /** Share of right answers on test images, after an epoch or (final) the last one. */
    static final String TEST = "test-accuracy";

    /** Prefix of the measures of the last epoch. */
    static final String FINAL = "final-";

    /** The condition: number of the layer that is trained, or {@link #ALL}. */
    static final String TRAINED = "trained";

    /** All layers of an ordinary network are trained. */
    static final String ALL = "all";

    private static final double STRICT = -0.9;
    private static final double MOSTLY = -0.6;
    private static final double ENOUGH = 0.975;

    @Override
    public String name() {
        return "single-layer";
    }

    @Override
    public String describe() {
        return "accuracy of random networks of which one layer is trained, by layer";
    }

    @Override
    public String plan() {
        return "Random hard-tanh networks; one hidden layer from the second on is trained, so that as many weights learn each time;"
                + " Adam at a constant rate of 0.001, batches of 128. Full: MNIST, eight layers of 100, weight variances 1 and 2,"
                + " 10 epochs; CIFAR-10, eight layers of 200, weight variance 1, 10 epochs; one seed. Quick: five layers of 100, 3 epochs of"
                + " 4,000 images, 2 seeds, one of CIFAR-10."
                + " An ordinary ReLU network of two layers of 256, all trained, shows what the training itself is worth. The full run takes about half an hour a seed.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 40 : 1900;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> data() {
        return List.of("mnist", "cifar10");
    }

    @Override
    public List<Long> seeds(StudySize size) {
        return size == StudySize.QUICK ? List.of(1L, 2L) : List.of(1L);
    }

    @Override
    public List<String> shown() {
        return List.of(FINAL + TRAIN, FINAL + TEST);
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        for (long seed : settings.seeds()) {
            cells.add(cell(
                    Conditions.of("images", settings.dataInsteadOf("mnist"))
                            .and("weight-variance", 2.0)
                            .and("width", 256)
                            .and("depth", 2)
                            .and(TRAINED, ALL),
                    Recipe.of("mlp:784-256x2-10,seed=" + seed, settings.dataInsteadOf("mnist"))
                            .on(settings.choose(4000, 0), Distortion.NONE)
                            .lasting(settings.choose(5, 10), 128)
                            .seeded(seed),
                    2));
            for (double variance : List.of(1.0, 2.0)) {
                layers(cells, settings, "mnist", 784, 100, variance, seed);
            }
            if (!settings.quick() || seed == settings.seeds().get(0)) {
                layers(cells, settings, "cifar10", 3072, settings.choose(100, 200), 1, seed);
            }
        }
        return cells;
    }

    private static void layers(
            List<Cell> cells, StudySettings settings, String set, int inputs, int width, double variance, long seed) {
        String images = settings.dataInsteadOf(set);
        int depth = settings.choose(5, 8);
        String spec = "mlp:" + inputs + "-" + width + "x" + depth + "-10,activation=hard-tanh,weight-variance="
                + variance + ",seed=" + seed;
        for (int layer = 2; layer <= depth; layer++) {
            Conditions at = Conditions.of("images", images)
                    .and("weight-variance", variance)
                    .and("width", width)
                    .and("depth", depth)
                    .and(TRAINED, layer);
            Recipe recipe = Recipe.of(spec, images)
                    .on(settings.choose(4000, 0), Distortion.NONE)
                    .by(Optimiser.adam(0.001, Optimiser.Schedule.CONSTANT))
                    .lasting(settings.choose(3, 10), 128)
                    .seeded(seed)
                    .only("dense" + layer);
            cells.add(cell(at, recipe, inputs / 784.0));
        }
    }

    private static Cell cell(Conditions at, Recipe recipe, double cost) {
        return new Cell(recipe.text(), cost, bench -> rows(at, recipe, bench));
    }

    private static List<StudyRow> rows(Conditions at, Recipe recipe, Cell.Bench bench) {
        TrainedNetwork trained = Trainings.trained(recipe, bench, 1);
        List<StudyRow> rows = new ArrayList<>();
        if (trained.divergence() != null) {
            rows.add(row(at, FINAL + TRAIN, recipe, Double.NaN));
            rows.add(row(at, FINAL + TEST, recipe, Double.NaN));
        } else {
            List<Moment> history = trained.history();
            for (Moment moment : history) {
                Conditions then = at.and("epoch", moment.epoch());
                if (moment.epoch() > 0) {
                    rows.add(row(then, TRAIN, recipe, moment.trainAccuracy()));
                }
                rows.add(row(then, TEST, recipe, moment.testAccuracy()));
            }
            Moment last = history.get(history.size() - 1);
            rows.add(row(at, FINAL + TRAIN, recipe, last.trainAccuracy()));
            rows.add(row(at, FINAL + TEST, recipe, last.testAccuracy()));
        }
        Trainings.checkpoints(bench).discard(recipe);
        return rows;
    }

    private static StudyRow row(Conditions at, String measure, Recipe recipe, double value) {
        return StudyRow.ofNetwork(at, measure, recipe.seed(), value, "1", Certainty.EXACT);
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return SingleLayerFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                falling("train", TRAIN, "training"),
                falling("test", TEST, "test"),
                new Claim(
                        "cifar10-mostly",
                        "on CIFAR-10, fully connected, accuracy mostly falls with the number of the trained layer",
                        "Raghu et al. 2017, networks trained in one layer, CIFAR-10",
                        "mostly monotone, k = 200",
                        "on CIFAR-10, or the drawn figures, Spearman's rank correlation of the layer's number and the mean accuracy"
                                + " of the last epoch is at most -0.6 for training and for test images; partly if both are negative",
                        rows -> {
                            List<Falling> both = new ArrayList<>(falls(rows, true, TRAIN));
                            both.addAll(falls(rows, true, TEST));
                            double worst = worst(both);
                            return Outcome.of(worst <= MOSTLY, worst < 0).because(told(both));
                        }),
                new Claim(
                        "ordinary-network",
                        "an ordinary fully connected network trained in the same way reaches 97.5 % on the test images of MNIST",
                        "common knowledge of MNIST, for trust in the training",
                        "above 98 % for two ReLU layers",
                        "the mean test accuracy of mlp:784-256x2-10 after its last epoch, on MNIST or the drawn digits, is at"
                                + " least 0.975; partly if at least 0.95",
                        rows -> {
                            double mean = rows.where(TRAINED, ALL)
                                    .measure(FINAL + TEST)
                                    .mean();
                            return Outcome.of(mean >= ENOUGH, mean >= 0.95)
                                    .because(String.format(Locale.ROOT, "it reaches %.4f", mean));
                        }));
    }

    private static Claim falling(String id, String measure, String word) {
        return new Claim(
                id,
                "the lower the only layer that is trained, the higher the " + word + " accuracy",
                "Raghu et al. 2017, networks trained in one layer, MNIST",
                "curves in the order of the layers, MNIST, k = 100, hard tanh",
                "on MNIST, or the drawn digits, Spearman's rank correlation of the layer's number and the mean accuracy of the last"
                        + " epoch is at most -0.9 at every weight variance; partly if it is at most -0.6",
                rows -> {
                    List<Falling> falls = falls(rows, false, measure);
                    double worst = worst(falls);
                    return Outcome.of(worst <= STRICT, worst <= MOSTLY).because(told(falls));
                });
    }

    /** How accuracy falls with the layer, in one setting. */
    private record Falling(String where, double correlation, double first, double last, int down, int steps) {}

    /** The largest correlation; positive if one does not exist since no accuracy differs. */
    private static double worst(List<Falling> falls) {
        return falls.stream()
                .mapToDouble(f -> Double.isNaN(f.correlation()) ? 1 : f.correlation())
                .max()
                .orElseThrow(() -> new MissingRowException("no accuracy by layer"));
    }

    private static List<Falling> falls(StudyRows rows, boolean colour, String measure) {
        List<Falling> falls = new ArrayList<>();
        StudyRows means = rows.measure(FINAL + measure).statistic(Row.MEAN);
        for (String images : means.every("images")) {
            StudyRows own = means.where("images", images);
            if (colour != (images.equals("cifar10") || images.equals("synthetic"))) {
                continue;
            }
            for (String variance : own.every("weight-variance")) {
                List<StudyRow> line = own.where("weight-variance", variance).list().stream()
                        .filter(row -> !row.conditions().has(TRAINED, ALL))
                        .sorted(Comparator.comparingDouble(row -> StudyNumbers.condition(row, TRAINED)))
                        .toList();
                if (line.size() >= 3) {
                    falls.add(falling(measure + " at weight variance " + variance, line));
                }
            }
        }
        return falls;
    }

    private static Falling falling(String where, List<StudyRow> line) {
        double[] layers = line.stream()
                .mapToDouble(row -> StudyNumbers.condition(row, TRAINED))
                .toArray();
        double[] values = line.stream().mapToDouble(StudyNumbers::of).toArray();
        int down = (int) IntStream.range(1, values.length)
                .filter(i -> values[i] < values[i - 1])
                .count();
        double correlation = new SpearmansCorrelation().correlation(layers, values);
        return new Falling(where, correlation, values[0], values[values.length - 1], down, values.length - 1);
    }

    private static String told(List<Falling> falls) {
        return String.join(
                "; ",
                falls.stream()
                        .map(f -> String.format(
                                Locale.ROOT,
                                "%s: rank correlation %.2f, from %.3f to %.3f, down in %d of %d steps",
                                f.where(),
                                f.correlation(),
                                f.first(),
                                f.last(),
                                f.down(),
                                f.steps()))
                        .toList());
    }
}
