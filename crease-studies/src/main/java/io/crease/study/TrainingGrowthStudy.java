package io.crease.study;

import io.crease.data.Split;
import io.crease.figure.Figure;
import io.crease.network.BatchNorm;
import io.crease.network.Calibration;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.Batch;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.training.Recipe;
import io.crease.training.TrainedNetwork;
import io.crease.training.TrainingSet;
import io.crease.trajectory.Arc;
import io.crease.trajectory.RandomPoints;
import io.crease.trajectory.Trajectories;
import io.crease.trajectory.Trajectory;
import io.crease.trajectory.Waypoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Length with depth while a network is trained (Raghu et al. 2017, length through training). */
public final class TrainingGrowthStudy implements Study {
    /** The condition: which network. */
    static final String NETWORK = "network";

    /** The convolutional network. */
    static final String CONV = "conv";

    /** A fully connected network with batch normalisation, not trained. */
    static final String WIDE = "wide-batch-norm";

    /** The fully connected hard-tanh network of MNIST, trained. */
    static final String DENSE = "hard-tanh";

    /** The condition: which points are connected. */
    static final String CURVE = "curve";

    /** The circle through two test images. */
    static final String CIRCLE = "circle";

    /** The polyline through 128 test images. */
    static final String MINIBATCH = "minibatch";

    /** A quarter arc between two test images. */
    static final String DATA = "data-arc";

    /** A quarter arc between two random points of the norm of an image. */
    static final String RANDOM = "random-arc";

    private static final int POINTS = 128;
    private static final int LAST = Integer.MAX_VALUE;

    @Override
    public String name() {
        return "training-growth";
    }

    @Override
    public String describe() {
        return "length with depth while a network is trained, with and without batch norm";
    }

    @Override
    public String plan() {
        return "The convolutional network of the CIFAR-10 studies, plain and with batch norm, at several steps of training: the closed"
                + " circle through two test images about the origin (sampled, an interval halved until that lengthens its chord by no"
                + " more than 3 %) and the polyline through 128 test images; a seed is a pair of images, the network is trained once."
                + " Hard-tanh networks of MNIST at initial weight variances 3 and 16: quarter arcs between two test images, between"
                + " two random points of the same norm, and the polyline. An untrained wide network with batch norm of that polyline's"
                + " statistics, width 256 quick and 1024 full. Full: 8 epochs of CIFAR-10, which other studies share, and 10 of MNIST.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 60 : 5500;
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
        return List.of(SiteLengths.FACTOR, SiteLengths.R2, Trainings.DIVERGED);
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        for (long seed : settings.seeds()) {
            cells.add(wide(settings, seed));
            for (double variance : List.of(3.0, 16.0)) {
                Recipe recipe = Trainings.saturating(settings, variance, seed);
                Conditions at = Conditions.of(NETWORK, DENSE).and("weight-variance", variance);
                for (int step : settings.choose(List.of(LAST, 0), List.of(LAST, 0, 10, 100, 1000))) {
                    double cost = (step == LAST ? 20 : 1) * settings.choose(0.1, 1.0);
                    cells.add(new Cell(
                            recipe.text() + "step: " + step + " seed: " + seed,
                            cost,
                            bench -> dense(at, recipe, step, seed, bench)));
                }
            }
        }
        for (String kind : List.of(Trainings.PLAIN, Trainings.BATCH_NORM)) {
            Recipe recipe = Trainings.conv(settings, kind, 1);
            Conditions at = Conditions.of(NETWORK, CONV).and("normalisation", kind);
            for (long seed : settings.seeds()) {
                for (int step : settings.choose(List.of(LAST, 0, 10), List.of(LAST, 0, 1, 10, 100, 1000))) {
                    cells.add(new Cell(
                            recipe.text() + "step: " + step + " pair: " + seed,
                            (step == LAST && seed == 1 ? 10 : 1) * settings.choose(1.0, 30.0),
                            bench -> conv(at, recipe, step, seed, bench)));
                }
            }
        }
        return cells;
    }

    /** The network at a step of its training, and the conditions that say so. */
    private record At(Network network, Conditions conditions) {}

    /**
     * What is measured of a network at a step of its training; of one whose training diverged, that it did, once; nothing at steps that training has not,
     * or that are its last, which is asked for as such.
     */
    private static List<StudyRow> at(
            Conditions at,
            Recipe recipe,
            int step,
            long seed,
            Cell.Bench bench,
            Function<At, List<StudyRow>> measured) {
        TrainedNetwork trained = Trainings.trained(recipe, bench, 0.5);
        if (trained.divergence() != null) {
            return step == LAST ? List.of(Trainings.diverged(at, seed, trained)) : List.of();
        }
        int last = trained.steps().get(trained.steps().size() - 1);
        if (step != LAST && step >= last) {
            return List.of();
        }
        int kept = Math.min(step, last);
        return measured.apply(new At(trained.at(kept), at.and("step", kept)));
    }

    private static List<StudyRow> conv(Conditions at, Recipe recipe, int step, long seed, Cell.Bench bench) {
        return at(at, recipe, step, seed, bench, now -> {
            TrainingSet images = Trainings.checkpoints(bench).set(recipe.data(), Split.TEST, 0);
            return both(now, images, seed, bench);
        });
    }

    /** The circle and the minibatch. */
    private static List<StudyRow> both(At now, TrainingSet images, long seed, Cell.Bench bench) {
        Shape shape = now.network().input();
        Trajectory circle = Trajectories.catalogue()
                .named("circle")
                .through(new Waypoints(image(images, shape, seed, 0), image(images, shape, seed, 1), List.of()));
        List<StudyRow> rows = new ArrayList<>();
        rows.addAll(SiteLengths.ofCurve(now.network(), circle, bench, 0.4)
                .rows(now.conditions().and(CURVE, CIRCLE), seed, false));
        rows.addAll(SiteLengths.ofMinibatch(now.network(), minibatch(images, shape, seed), bench, 0.1)
                .rows(now.conditions().and(CURVE, MINIBATCH), seed, true));
        return rows;
    }

    private static List<StudyRow> dense(Conditions at, Recipe recipe, int step, long seed, Cell.Bench bench) {
        return at(at, recipe, step, seed, bench, now -> dense(now, recipe, seed, bench));
    }

    private static List<StudyRow> dense(At now, Recipe recipe, long seed, Cell.Bench bench) {
        TrainingSet images = Trainings.checkpoints(bench).set(recipe.data(), Split.TEST, 0);
        Shape shape = now.network().input();
        Tensor from = image(images, shape, seed, 0);
        Tensor to = image(images, shape, seed, 1);
        RandomStream random = RandomStream.of(seed).named("training-growth");
        Tensor start = RandomPoints.orthogonal(shape, List.of(), from.norm(), random.named("from"));
        Tensor end = RandomPoints.orthogonal(shape, List.of(start), to.norm(), random.named("to"));
        List<StudyRow> rows = new ArrayList<>();
        rows.addAll(SiteLengths.ofCurve(now.network(), new Arc(from, to), bench, 0.2)
                .rows(now.conditions().and(CURVE, DATA), seed, false));
        rows.addAll(SiteLengths.ofCurve(now.network(), new Arc(start, end), bench, 0.2)
                .rows(now.conditions().and(CURVE, RANDOM), seed, false));
        rows.addAll(SiteLengths.ofMinibatch(now.network(), minibatch(images, shape, seed), bench, 0.1)
                .rows(now.conditions().and(CURVE, MINIBATCH), seed, true));
        return rows;
    }

    private static Cell wide(StudySettings settings, long seed) {
        int width = settings.choose(256, 1024);
        String data = settings.dataInsteadOf("cifar10");
        String spec = "mlp:3072-" + width + "x6-10,seed=" + seed;
        Conditions at = Conditions.of(NETWORK, WIDE).and("width", width);
        return new Cell(spec + " of " + data, settings.choose(1.0, 5.0), bench -> {
            TrainingSet images = Trainings.checkpoints(bench).set(data, Split.TEST, 0);
            Network network = normalised(NetworkSpecs.parse(spec).build());
            List<Tensor> points = minibatch(images, network.input(), seed);
            Batch batch = new Batch(network.input().size());
            batch.resize(points.size());
            for (int i = 0; i < points.size(); i++) {
                System.arraycopy(points.get(i).toArray(), 0, batch.values(), i * batch.width(), batch.width());
            }
            At now = new At(Calibration.calibrated(network, batch), at.and("step", 0));
            return both(now, images, seed, bench);
        });
    }

    /** The network with a batch normalisation before each activation. */
    private static Network normalised(Network network) {
        Network.Builder builder = Network.builder(network.input());
        for (Network.Node node : network.nodes()) {
            builder.then(node.name(), node.layer());
            if (node.layer() instanceof Dense && !node.name().equals("output")) {
                double[] values = new double[node.shape().size()];
                Arrays.fill(values, 1);
                Tensor ones = Tensor.vector(values);
                Tensor zeros = Tensor.zeros(ones.shape());
                builder.then(node.name() + "-norm", new BatchNorm(ones, zeros, zeros, ones, 1e-5));
            }
        }
        return builder.build();
    }

    /** Image 0 or 1 of a seed's minibatch: test images, 128 a seed. */
    private static Tensor image(TrainingSet images, Shape shape, long seed, int number) {
        int at = (int) Math.floorMod((seed - 1) * POINTS + number, (long) images.size());
        return images.image(at).reshape(shape);
    }

    private static List<Tensor> minibatch(TrainingSet images, Shape shape, long seed) {
        List<Tensor> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(image(images, shape, seed, i));
        }
        return points;
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return TrainingGrowthFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return TrainingGrowthRules.claims();
    }
}
