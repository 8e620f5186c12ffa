package io.crease.study;

import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Dichotomies;
import io.crease.measure.Row;
import io.crease.network.Activations;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.theory.MeanField;
import io.crease.trace.Tracer;
import io.crease.trajectory.WeightSweep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a layer can do depends on the layers behind it: dichotomies by swept layer, and noise in one layer at the output. */
public final class RemainingDepthStudy implements Study {
    /** Distinct labelings of random points while one layer's weights run through a closed curve. */
    static final String DICHOTOMIES = "dichotomies";

    /** ‖change of the last hidden layer‖ / ‖last hidden layer‖, in units of the relative noise in the weights of one layer. */
    static final String AMPLIFICATION = "amplification";

    private static final double VARIANCE = 8;
    private static final double NOISE = 1e-6;
    private static final int SAMPLES = 20;

    @Override
    public String name() {
        return "remaining-depth";
    }

    @Override
    public String describe() {
        return "dichotomies by swept layer and depth, and growth of noise in one layer over the layers behind it";
    }

    @Override
    public String plan() {
        return "Random hard-tanh networks of weight variance 8 without biases. One layer's weights run through a full turn while"
                + " random points are labelled: the first layer at every depth, and every layer at the largest. Quick: width 48,"
                + " depth up to 5, 12 points, 3 seeds. Full: width 128, depth up to 8, 15 points, 5 seeds. Then each layer's"
                + " weights get small Gaussian noise.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 3 : 1500;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        int width = settings.choose(48, 128);
        int deepest = settings.choose(5, 8);
        int points = settings.choose(12, 15);
        Set<List<Integer>> sweeps = new LinkedHashSet<>();
        IntStream.rangeClosed(1, deepest).forEach(depth -> sweeps.add(List.of(depth, 1)));
        IntStream.rangeClosed(1, deepest).forEach(layer -> sweeps.add(List.of(deepest, layer)));
        List<Cell> cells = new ArrayList<>();
        for (List<Integer> sweep : sweeps) {
            int depth = sweep.get(0);
            int layer = sweep.get(1);
            Conditions at =
                    Conditions.of("experiment", "sweep").and("depth", depth).and("remaining", depth - layer);
            NetworkSpec spec = spec(width, depth);
            for (long seed : settings.seeds()) {
                cells.add(new Cell(
                        at.text() + " " + spec.text() + " layer=" + layer + " points=" + points + " seed=" + seed,
                        Math.pow(1.5, depth - layer),
                        bench -> List.of(swept(at, spec, layer, points, seed, bench))));
            }
        }
        for (long seed : settings.seeds()) {
            Conditions at = Conditions.of("experiment", "noise").and("depth", deepest);
            NetworkSpec spec = spec(width, deepest);
            cells.add(new Cell(
                    at.text() + " " + spec.text() + " noise=" + NOISE + " samples=" + SAMPLES + " seed=" + seed,
                    1,
                    bench -> noisy(at, spec, deepest, seed)));
        }
        return cells;
    }

    private static NetworkSpec spec(int width, int depth) {
        return NetworkSpecs.parse("mlp:" + width + "-" + width + "x" + depth
                + "-1,activation=hard-tanh,weight-variance=" + VARIANCE + ",bias-variance=0");
    }

    /** As {@code crease dichotomies} does it: the same seeds give the same numbers. */
    private static StudyRow swept(Conditions at, NetworkSpec spec, int layer, int points, long seed, Cell.Bench bench) {
        WeightSweep sweep = WeightSweep.between(spec.build(seed), spec.build(RandomStream.mix(seed)), layer);
        Dichotomies.Count count = Dichotomies.of(
                sweep, points(spec, seed, points), bench.workers(), Tracer.Options.DEFAULT, bench.monitor());
        return StudyRow.value(
                        at,
                        DICHOTOMIES,
                        layer,
                        "post",
                        seed,
                        count.distinct(),
                        "labelings",
                        count.lowerBound() ? Certainty.LOWER_BOUND : Certainty.EXACT)
                .predicted(List.of(new Row.Predicted(
                        "ceiling",
                        io.crease.theory.Dichotomies.ceiling(points).doubleValue(),
                        true,
                        "2^N, all labelings of N points")));
    }

    private static List<Tensor> points(NetworkSpec spec, long seed, int points) {
        RandomStream stream = RandomStream.of(seed).named("points");
        return IntStream.range(0, points)
                .mapToObj(i -> Tensor.adopt(
                        spec.input(),
                        stream.named(String.valueOf(i)).gaussians(spec.input().size(), 1)))
                .toList();
    }

    /** Noise of a relative size in each layer's weights in turn, and the mean change of the last hidden layer over points. */
    private static List<StudyRow> noisy(Conditions at, NetworkSpec spec, int depth, long seed) {
        Network network = spec.build(seed);
        List<Tensor> points = points(spec, seed, SAMPLES);
        List<Tensor> before =
                points.stream().map(x -> hidden(network, null, 0, x)).toList();
        MeanField field = new MeanField(Activations.parse("hard-tanh"), VARIANCE, 0);
        List<StudyRow> rows = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            Dense dense = dense(network, layer);
            double deviation = Math.sqrt(VARIANCE / dense.weight().shape().extent(1));
            double[] noise = RandomStream.of(seed)
                    .named("noise")
                    .named(String.valueOf(layer))
                    .gaussians(dense.weight().size(), NOISE * deviation);
            for (int i = 0; i < noise.length; i++) {
                noise[i] += dense.weight().get(i);
            }
            Dense changed = new Dense(Tensor.adopt(dense.weight().shape(), noise), dense.bias());
            double sum = 0;
            for (int p = 0; p < SAMPLES; p++) {
                Tensor after = hidden(network, changed, layer, points.get(p));
                sum += apart(before.get(p), after) / before.get(p).norm();
            }
            double factor = Math.pow(
                    field.lengthFactor(field.fixedPoint(VARIANCE).value().orElseThrow()), depth - layer);
            rows.add(StudyRow.value(
                            at.and("remaining", depth - layer),
                            AMPLIFICATION,
                            layer,
                            "post",
                            seed,
                            sum / SAMPLES / NOISE,
                            "1",
                            Certainty.EXACT)
                    .predicted(List.of(new Row.Predicted(
                            "mean field", factor, false, "√χ1 to the remaining depth; without its constant"))));
        }
        return rows;
    }

    private static Dense dense(Network network, int layer) {
        int node = network.layers().get(layer - 1).inputs().get(0);
        return (Dense) network.nodes().get(node).layer();
    }

    /** The last hidden layer of a point, with one layer's weights replaced (none for layer 0). */
    private static Tensor hidden(Network network, @Nullable Dense changed, int layer, Tensor x) {
        double[] z = x.toArray();
        int depth = network.layers().size();
        for (int l = 1; l <= depth; l++) {
            Dense dense = l == layer && changed != null ? changed : dense(network, l);
            int out = dense.weight().shape().extent(0);
            int in = dense.weight().shape().extent(1);
            double[] h = new double[out];
            for (int o = 0; o < out; o++) {
                double sum = dense.bias().get(o);
                for (int i = 0; i < in; i++) {
                    sum += dense.weight().get(o * in + i) * z[i];
                }
                h[o] = Math.max(-1, Math.min(1, sum));
            }
            z = h;
        }
        return Tensor.vector(z);
    }

    private static double apart(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
        }
        return Math.sqrt(sum);
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return RemainingDepthFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim(
                        "dichotomies-grow",
                        "the number of dichotomies grows exponentially with the depth behind the swept layer",
                        "Raghu et al. 2017, section 2.3 and Figure 5",
                        "straight lines of the log of unique labels against remaining depth",
                        "the line of the logarithm of the mean count against remaining depth, over all sweeps, has R² of at least"
                                + " 0.95 and a factor above 1.2 a layer; partly if R² is at least 0.8 and the factor above 1",
                        RemainingDepthStudy::grow),
                new Claim(
                        "only-remaining",
                        "only the remaining depth matters: sweeping a deep layer of a deep network meets as many as sweeping the"
                                + " first of a shallow one",
                        "Raghu et al. 2017, section 2.3 and Figure 5",
                        "curves of different depth fall on each other",
                        "at each remaining depth the mean counts of the shallow and of the deep network differ by a factor of at"
                                + " most 1.5; partly if at most 2",
                        RemainingDepthStudy::only),
                new Claim(
                        "noise-grows",
                        "a perturbation of one layer's weights grows exponentially over the layers behind it, so that early layers"
                                + " are the most sensitive",
                        "Raghu et al. 2017, section 3.1",
                        "accuracy of trained networks falls most for noise in the first layers",
                        "the line of the logarithm of the mean relative change of the last hidden layer against remaining depth has"
                                + " R² of at least 0.95 and its factor a layer is within 10 % of the mean field's √χ1; partly if"
                                + " the factor is above 1 by two standard errors",
                        RemainingDepthStudy::noise));
    }

    private static LinearFit logarithms(StudyRows means) {
        List<Double> remaining = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        for (StudyRow row : means.list()) {
            remaining.add(StudyNumbers.condition(row, "remaining"));
            logs.add(Math.log(StudyNumbers.of(row)));
        }
        return LinearFit.of(remaining, logs);
    }

    private static Outcome.Judgement grow(StudyRows rows) {
        LinearFit fit = logarithms(rows.measure(DICHOTOMIES).statistic(Row.MEAN));
        double factor = Math.exp(fit.slope());
        return Outcome.of(fit.r2() >= 0.95 && factor > 1.2, fit.r2() >= 0.8 && factor > 1)
                .because(String.format(Locale.ROOT, "a factor of %.3f a layer, R² %.4f", factor, fit.r2()));
    }

    private static Outcome.Judgement only(StudyRows rows) {
        TreeMap<Double, List<StudyRow>> byRemaining = new TreeMap<>();
        for (StudyRow row : rows.measure(DICHOTOMIES).statistic(Row.MEAN).list()) {
            byRemaining
                    .computeIfAbsent(StudyNumbers.condition(row, "remaining"), r -> new ArrayList<>())
                    .add(row);
        }
        double farthest = 1;
        int pairs = 0;
        for (List<StudyRow> same : byRemaining.values()) {
            if (same.size() == 2) {
                pairs++;
                double ratio = StudyNumbers.of(same.get(0)) / StudyNumbers.of(same.get(1));
                farthest = Math.max(farthest, Math.max(ratio, 1 / ratio));
            }
        }
        if (pairs == 0) {
            throw new MissingRowException("no two depths with one remaining depth");
        }
        return Outcome.of(farthest <= 1.5, farthest <= 2)
                .because(String.format(
                        Locale.ROOT,
                        "over %d remaining depths the two differ by a factor of at most %.2f",
                        pairs,
                        farthest));
    }

    private static Outcome.Judgement noise(StudyRows rows) {
        StudyRows means = rows.measure(AMPLIFICATION).statistic(Row.MEAN);
        LinearFit fit = logarithms(means);
        double factor = Math.exp(fit.slope());
        StudyRow one = means.where("remaining", 1).one();
        double field = StudyNumbers.predicted(one, "mean field");
        return Outcome.of(
                        fit.r2() >= 0.95 && Math.abs(factor / field - 1) <= 0.1, fit.slope() - 2 * fit.slopeError() > 0)
                .because(String.format(
                        Locale.ROOT, "a factor of %.3f a layer, where √χ1 is %.3f, R² %.4f", factor, field, fit.r2()));
    }
}
