package io.crease.study;

import io.crease.data.Normalisation;
import io.crease.data.Split;
import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Readings;
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

    static final String CLEAN = "clean";

    /** Points that are nearer than this share of an attack's radius differ by rounding alone. */
    private static final double LEAST_DISTANCE = 1e-3;

    static final List<Attack> ATTACKS = List.of(
            Attack.fgsm(2.0 / 255),
            Attack.pgd(Attack.Norm.MAXIMUM, 2.0 / 255, 10),
            Attack.pgd(Attack.Norm.EUCLIDEAN, 0.5, 10));
    static final List<String> NETS = List.of(Trainings.PLAIN, Trainings.BATCH_NORM, Trainings.TRAJECTORY);

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
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 60 : 8000;
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
    public List<Figure> figures(StudyRows rows, String source) {
        return AdversarialFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return AdversarialRules.claims();
    }
}
