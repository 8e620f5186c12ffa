package io.crease.study;

import io.crease.data.Normalisation;
import io.crease.data.Split;
import io.crease.measure.Certainty;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.trace.Site;
import io.crease.training.Attack;
import io.crease.training.Checkpoints;
import io.crease.training.Inference;
import io.crease.training.Recipe;
import io.crease.training.TrainedNetwork;
import io.crease.training.TrainingSet;
import io.crease.trajectory.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** How lines from images to adversarial examples grow from layer to layer, against lines in random directions (Raghu et al. 2017, Section 4). */
public final class AdversarialStudy implements Study {
    /** Share of test images classified rightly. */
    static final String ACCURACY = "accuracy";

    /** Growth of a layer, the geometric mean over images. */
    static final String GROWTH = "growth";

    /** Growth along the adversarial over growth along the random direction, the geometric mean over images. */
    static final String GROWTH_EXCESS = "growth-excess";

    /** The product of the excesses of growth up to a layer. */
    static final String LENGTH_EXCESS = "length-excess";

    /** Number of images with a line traced: classified rightly, and fooled by the attack. */
    static final String TRACED = "images-traced";

    /** Number of test images behind the accuracies. */
    static final String IMAGES = "test-images";

    private static final String CLEAN = "clean";

    /** Points that are nearer than this share of an attack's radius differ by rounding alone. */
    private static final double LEAST_DISTANCE = 1e-3;

    private static final List<Attack> ATTACKS = List.of(
            Attack.fgsm(2.0 / 255),
            Attack.pgd(Attack.Norm.MAXIMUM, 2.0 / 255, 10),
            Attack.pgd(Attack.Norm.EUCLIDEAN, 0.5, 10));
    private static final List<String> NETS = List.of(Trainings.PLAIN, Trainings.BATCH_NORM, Trainings.TRAJECTORY);

    @Override
    public String name() {
        return "adversarial";
    }

    @Override
    public String describe() {
        return "growth along directions to adversarial examples against random ones, layer by layer, for three kinds of training";
    }

    @Override
    public String plan() {
        return "Convolutional networks without normalisation, with batch normalisation and with trajectory regularisation, trained once for all"
                + " studies. Attacks in pixels from 0 to 1: FGSM and ten PGD steps within 2/255 in the maximum norm, ten PGD steps within 0.5 in"
                + " the Euclidean norm. The random direction has the sizes of the adversarial change in every pixel and random signs, so it is"
                + " as long in every norm; both lines are traced exactly, for the first test images that the network classifies rightly and the"
                + " attack makes it take for another class."
                + " Quick: 100 images attacked, 2 traced. Full: 500 attacked, 6 traced; one seed, since training takes more than an hour.";
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
        return List.of(ACCURACY, LENGTH_EXCESS, Trainings.DIVERGED);
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        int images = settings.choose(100, 500);
        int traced = settings.choose(2, 6);
        for (String net : NETS) {
            for (long seed : settings.seeds()) {
                Recipe recipe = Trainings.conv(settings, net, seed);
                Conditions at = Conditions.of("net", net);
                String key = at.text() + " seed=" + seed + " recipe=" + recipe.id() + " images=" + images;
                cells.add(new Cell(key, settings.choose(3, 30), bench -> clean(at, recipe, seed, images, bench)));
                for (Attack attack : ATTACKS) {
                    Conditions attacked = at.and("attack", attack.name());
                    cells.add(new Cell(key + " traced=" + traced + " attack=" + attack, 1, bench -> {
                        TrainedNetwork trained = Trainings.trained(recipe, bench, 0);
                        return trained.divergence() != null
                                ? List.of()
                                : new Attacked(attacked, recipe, seed, attack, trained.network(), bench)
                                        .rows(images, traced);
                    }));
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
        TrainingSet test = Trainings.checkpoints(bench).set(recipe.data(), Split.TEST, images);
        try (Inference inference = new Inference(trained.network())) {
            Conditions none = at.and("attack", CLEAN);
            return List.of(
                    StudyRow.ofNetwork(none, ACCURACY, seed, inference.accuracy(test), "1", Certainty.SAMPLED),
                    StudyRow.ofNetwork(none, IMAGES, seed, test.size(), "1", Certainty.EXACT));
        }
    }

    /** One network under one attack. */
    private record Attacked(Conditions at, Recipe recipe, long seed, Attack attack, Network network, Cell.Bench bench) {

        List<StudyRow> rows(int count, int lines) {
            TrainingSet test = Trainings.checkpoints(bench).set(recipe.data(), Split.TEST, count);
            List<Tensor> images =
                    IntStream.range(0, test.size()).mapToObj(test::image).toList();
            int[] labels = IntStream.range(0, test.size()).map(test::label).toArray();
            bench.say().accept("adversarial, " + at.text());
            Normalisation pixels = Checkpoints.normalisation(recipe.data());
            List<Integer> fooled = new ArrayList<>();
            List<Tensor> found;
            List<StudyRow> rows = new ArrayList<>();
            try (Inference inference = new Inference(network)) {
                found = attack.examples(inference, images, labels, pixels);
                int[] before = inference.classes(images);
                int[] after = inference.classes(found);
                int held = 0;
                for (int i = 0; i < labels.length; i++) {
                    held += after[i] == labels[i] ? 1 : 0;
                    double distance = attack.distance(images.get(i), found.get(i), pixels);
                    if (fooled(labels[i], before[i], after[i], distance / attack.radius())) {
                        fooled.add(i);
                    }
                }
                rows.add(StudyRow.ofNetwork(at, ACCURACY, seed, (double) held / labels.length, "1", Certainty.SAMPLED));
            }
            bench.monitor().advanced(0.3);
            Excess excess = new Excess();
            for (int i : fooled.subList(0, Math.min(lines, fooled.size()))) {
                RandomStream stream = RandomStream.of(seed).named("signs").named("image" + i);
                excess.add(
                        traced(images.get(i), found.get(i)),
                        traced(images.get(i), signed(images.get(i), found.get(i), stream)));
                bench.monitor().advanced(0.7 / lines);
            }
            rows.add(StudyRow.ofNetwork(at, TRACED, seed, excess.images, "1", Certainty.EXACT));
            rows.addAll(excess.rows(at, seed));
            return rows;
        }

        private Readings traced(Tensor from, Tensor to) {
            Readings readings = Traces.readings(network, new Line(from, to), GROWTH, 0, bench);
            if (bench.monitor().cancelled()) {
                throw new CancellationException();
            }
            return readings;
        }
    }

    /** Whether an example is one: the image was classified rightly, the example is not, and it lies a share of the radius away that is no rounding. */
    static boolean fooled(int label, int before, int after, double share) {
        return before == label && after != label && share > LEAST_DISTANCE;
    }

    /** x plus the change to another point with every sign drawn anew: as far away in every norm. */
    static Tensor signed(Tensor x, Tensor other, RandomStream stream) {
        double[] values = x.toArray();
        for (int i = 0; i < values.length; i++) {
            double change = other.get(i) - x.get(i);
            values[i] += stream.uniform() < 0.5 ? change : -change;
        }
        return Tensor.adopt(x.shape(), values);
    }

    /** Sums over images of the logarithms of growth along both directions. Mutable. */
    private static final class Excess {
        private record Place(int layer, String site) {}

        private final Map<Place, double[]> logs = new LinkedHashMap<>();
        private int images;

        void add(Readings adversarial, Readings random) {
            images++;
            for (Site site : adversarial.sites()) {
                if (site.kind() == Site.Kind.POST || site.kind() == Site.Kind.OUTPUT) {
                    double[] sums = logs.computeIfAbsent(new Place(site.layer(), site.label()), at -> new double[2]);
                    sums[0] += Math.log(adversarial.value(GROWTH, site));
                    sums[1] += Math.log(random.value(GROWTH, site));
                }
            }
        }

        List<StudyRow> rows(Conditions at, long seed) {
            List<StudyRow> rows = new ArrayList<>();
            double total = 0;
            for (Map.Entry<Place, double[]> entry : logs.entrySet()) {
                Place place = entry.getKey();
                double adversarial = entry.getValue()[0] / images;
                double random = entry.getValue()[1] / images;
                total += adversarial - random;
                rows.add(row(at.and("direction", "adversarial"), GROWTH, place, seed, Math.exp(adversarial)));
                rows.add(row(at.and("direction", "random"), GROWTH, place, seed, Math.exp(random)));
                rows.add(row(at, GROWTH_EXCESS, place, seed, Math.exp(adversarial - random)));
                rows.add(row(at, LENGTH_EXCESS, place, seed, Math.exp(total)));
            }
            return rows;
        }

        private static StudyRow row(Conditions at, String measure, Place place, long seed, double value) {
            return StudyRow.value(at, measure, place.layer(), place.site(), seed, value, "1", Certainty.EXACT);
        }
    }

    @Override
    public List<Claim> claims() {
        String source = "after Raghu et al. 2017, Section 4";
        return List.of(
                new Claim(
                        "grows-more",
                        "directions to adversarial examples grow more than random ones in every layer beyond the first",
                        source,
                        "nothing is printed: the authors name it as an implication",
                        "the excess of growth is above 1 in every layer beyond the first, for every network and attack, on lines to"
                                + " examples that fool the network; partly if in at least 80 % of them; undecided if a training diverges"
                                + " or an attack fools a network with no image",
                        AdversarialStudy::growsMore),
                new Claim(
                        "accumulates",
                        "the excess of adversarial over random directions builds up with depth",
                        source,
                        "nothing is printed",
                        "for every network and attack the excess of length is larger at the output than in layer 1, and its rank correlation"
                                + " with the layer is at least 0.9; partly if it is larger at the output for all; undecided as before",
                        AdversarialStudy::accumulates),
                new Claim(
                        "held-length",
                        "a network trained with trajectory regularisation is fooled less than one without normalisation",
                        source,
                        "nothing is printed",
                        "accuracy under attack over clean accuracy is larger with trajectory regularisation than without normalisation, by more"
                                + " than two standard errors of the difference, for every attack; partly if for some; an error is that of"
                                + " the share of the images that were classified rightly, √(p(1 − p)/n)",
                        AdversarialStudy::heldLength));
    }

    /** The means of a measure in every layer of a network, under an attack on it. */
    private static List<StudyRow> line(StudyRows rows, String measure, String net, Attack attack) {
        Trainings.requireConverged(rows.where("net", net), net);
        List<StudyRow> line =
                rows
                        .measure(measure)
                        .statistic(Row.MEAN)
                        .where("net", net)
                        .where("attack", attack.name())
                        .list()
                        .stream()
                        .sorted(Comparator.comparingInt(row -> row.row().layer()))
                        .toList();
        if (line.isEmpty()) {
            throw new MissingRowException("no image at which " + attack.name() + " fools the network with " + net);
        }
        return line;
    }

    private static Outcome.Judgement growsMore(StudyRows rows) {
        List<StudyRow> excesses = new ArrayList<>();
        for (String net : NETS) {
            for (Attack attack : ATTACKS) {
                line(rows, GROWTH_EXCESS, net, attack).stream()
                        .filter(row -> row.row().layer() > 1)
                        .forEach(excesses::add);
            }
        }
        StudyRow least = excesses.stream()
                .min(Comparator.comparingDouble(StudyNumbers::of))
                .orElseThrow(() -> new MissingRowException("no excess of growth beyond the first layer"));
        long more = excesses.stream().filter(row -> StudyNumbers.of(row) > 1).count();
        return Outcome.of(more == excesses.size(), more >= 0.8 * excesses.size())
                .because(String.format(
                        Locale.ROOT,
                        "it is above 1 in %d of %d layers; the least is %.3f in layer %d under %s",
                        more,
                        excesses.size(),
                        StudyNumbers.of(least),
                        least.row().layer(),
                        least.conditions().text()));
    }

    private static Outcome.Judgement accumulates(StudyRows rows) {
        boolean all = true;
        boolean larger = true;
        List<String> parts = new ArrayList<>();
        for (String net : NETS) {
            for (Attack attack : ATTACKS) {
                List<StudyRow> line = line(rows, LENGTH_EXCESS, net, attack);
                List<Double> values = line.stream().map(StudyNumbers::of).toList();
                double rho = RankCorrelation.of(
                        line.stream().map(row -> (double) row.row().layer()).toList(), values);
                double first = values.get(0);
                double last = values.get(values.size() - 1);
                larger &= last > first;
                all &= last > first && rho >= 0.9;
                parts.add(String.format(
                        Locale.ROOT, "%s %s %.2f to %.2f (ρ %.2f)", net, attack.name(), first, last, rho));
            }
        }
        return Outcome.of(all, larger).because("from layer 1 to the output: " + String.join(", ", parts));
    }

    /** Share of the images classified rightly that still are under an attack, and how many they were. */
    private record Kept(double share, double of) {
        static Kept of(StudyRows rows, String net, Attack attack) {
            Trainings.requireConverged(rows.where("net", net), net);
            StudyRows means = rows.where("net", net).statistic(Row.MEAN);
            StudyRows accuracies = means.measure(ACCURACY);
            double clean = accuracies.where("attack", CLEAN).value();
            if (clean == 0) {
                throw new MissingRowException("no image that the network with " + net + " classifies rightly");
            }
            return new Kept(
                    accuracies.where("attack", attack.name()).value() / clean,
                    clean * means.measure(IMAGES).value());
        }

        double variance() {
            return Math.max(0, share * (1 - share)) / of;
        }
    }

    private static Outcome.Judgement heldLength(StudyRows rows) {
        int better = 0;
        List<String> parts = new ArrayList<>();
        for (Attack attack : ATTACKS) {
            Kept without = Kept.of(rows, Trainings.PLAIN, attack);
            Kept with = Kept.of(rows, Trainings.TRAJECTORY, attack);
            double margin = 2 * Math.sqrt(with.variance() + without.variance());
            better += with.share - without.share > margin ? 1 : 0;
            parts.add(String.format(
                    Locale.ROOT,
                    "%s %.2f against %.2f, margin %.2f",
                    attack.name(),
                    with.share,
                    without.share,
                    margin));
        }
        return Outcome.of(better == ATTACKS.size(), better > 0)
                .because("the share of accuracy that is left, with it against without: " + String.join(", ", parts));
    }
}
