package io.crease.study;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    private static final String CLEAN = "clean";
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
                + " as long in every norm; both lines are traced exactly, for the first test images that the network classifies rightly."
                + " Quick: 100 images attacked, 2 traced. Full: 500 attacked, 6 traced; one seed, since training takes more than an hour.";
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
            return List.of(StudyRow.ofNetwork(
                    at.and("attack", CLEAN), ACCURACY, seed, inference.accuracy(test), "1", Certainty.SAMPLED));
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
            List<Integer> right = new ArrayList<>();
            List<Tensor> found;
            List<StudyRow> rows = new ArrayList<>();
            try (Inference inference = new Inference(network)) {
                int[] answers = inference.classes(images);
                IntStream.range(0, answers.length)
                        .filter(i -> answers[i] == labels[i])
                        .forEach(right::add);
                found = attack.examples(inference, images, labels, Checkpoints.normalisation(recipe.data()));
                int[] fooled = inference.classes(found);
                long held = IntStream.range(0, labels.length)
                        .filter(i -> fooled[i] == labels[i])
                        .count();
                rows.add(StudyRow.ofNetwork(at, ACCURACY, seed, (double) held / labels.length, "1", Certainty.SAMPLED));
            }
            bench.monitor().advanced(0.3);
            Excess excess = new Excess();
            for (int i : right) {
                if (excess.images == lines) {
                    break;
                }
                if (!found.get(i).equals(images.get(i))) {
                    RandomStream stream = RandomStream.of(seed).named("signs").named("image" + i);
                    excess.add(
                            traced(images.get(i), found.get(i)),
                            traced(images.get(i), signed(images.get(i), found.get(i), stream)));
                    bench.monitor().advanced(0.7 / lines);
                }
            }
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
                        "the excess of growth is above 1 in every layer beyond the first, for every network and attack; partly if in at least"
                                + " 80 % of them",
                        AdversarialStudy::growsMore),
                new Claim(
                        "accumulates",
                        "the excess of adversarial over random directions builds up with depth",
                        source,
                        "nothing is printed",
                        "for every network and attack the excess of length is larger at the output than in layer 1, and its rank correlation"
                                + " with the layer is at least 0.9; partly if it is larger at the output for all",
                        AdversarialStudy::accumulates),
                new Claim(
                        "held-length",
                        "a network trained with trajectory regularisation is fooled less than one without normalisation",
                        source,
                        "nothing is printed",
                        "accuracy under attack over clean accuracy is larger with trajectory regularisation than without normalisation for every"
                                + " attack; partly if for some",
                        AdversarialStudy::heldLength));
    }

    private static Outcome.Judgement growsMore(StudyRows rows) {
        int more = 0;
        int all = 0;
        StudyRow least = null;
        for (StudyRow row : rows.measure(GROWTH_EXCESS).statistic(Row.MEAN).list()) {
            if (row.row().layer() > 1) {
                all++;
                more += StudyNumbers.of(row) > 1 ? 1 : 0;
                least = least == null || StudyNumbers.of(row) < StudyNumbers.of(least) ? row : least;
            }
        }
        if (least == null) {
            throw new MissingRowException("no excess of growth beyond the first layer");
        }
        return Outcome.of(more == all, more >= 0.8 * all)
                .because(String.format(
                        Locale.ROOT,
                        "it is above 1 in %d of %d layers; the least is %.3f in layer %d under %s",
                        more,
                        all,
                        StudyNumbers.of(least),
                        least.row().layer(),
                        least.conditions().text()));
    }

    private static Outcome.Judgement accumulates(StudyRows rows) {
        StudyRows means = rows.measure(LENGTH_EXCESS).statistic(Row.MEAN);
        boolean all = true;
        boolean larger = true;
        List<String> parts = new ArrayList<>();
        for (String net : means.every("net")) {
            for (String attack : means.every("attack")) {
                List<StudyRow> line = means.where("net", net).where("attack", attack).list().stream()
                        .sorted((a, b) ->
                                Integer.compare(a.row().layer(), b.row().layer()))
                        .toList();
                List<Double> values = line.stream().map(StudyNumbers::of).toList();
                double rho = RankCorrelation.of(
                        line.stream().map(row -> (double) row.row().layer()).toList(), values);
                double first = values.get(0);
                double last = values.get(values.size() - 1);
                larger &= last > first;
                all &= last > first && rho >= 0.9;
                parts.add(String.format(Locale.ROOT, "%s %s %.2f to %.2f (ρ %.2f)", net, attack, first, last, rho));
            }
        }
        if (parts.isEmpty()) {
            throw new MissingRowException("no excess of length");
        }
        return Outcome.of(all, larger).because("from layer 1 to the output: " + String.join(", ", parts));
    }

    private static Outcome.Judgement heldLength(StudyRows rows) {
        StudyRows means = rows.measure(ACCURACY).statistic(Row.MEAN);
        int better = 0;
        List<String> parts = new ArrayList<>();
        for (Attack attack : ATTACKS) {
            double[] kept = Stream.of(Trainings.PLAIN, Trainings.TRAJECTORY)
                    .map(net -> means.where("net", net))
                    .mapToDouble(of -> of.where("attack", attack.name()).value()
                            / of.where("attack", CLEAN).value())
                    .toArray();
            better += kept[1] > kept[0] ? 1 : 0;
            parts.add(String.format(Locale.ROOT, "%s %.2f against %.2f", attack.name(), kept[1], kept[0]));
        }
        return Outcome.of(better == ATTACKS.size(), better > 0)
                .because("the share of accuracy that is left, with it against without: " + String.join(", ", parts));
    }
}
