package io.crease.study;

import io.crease.figure.Figure;
import io.crease.measure.Certainty;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.network.FoldSpec;
import io.crease.network.NetworkSpec;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.region.Certificate;
import io.crease.region.Domain;
import io.crease.region.EssentialInputs;
import io.crease.region.RegionCount;
import io.crease.region.Regions;
import io.crease.theory.RegionBounds;
import io.crease.theory.SerraBound;
import io.crease.trajectory.Line;
import io.crease.trajectory.RandomPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Activation regions, and patterns along lines, against the upper bounds (Raghu et al. 2017, Theorem 1). */
public final class BoundsStudy implements Study {
    /** Activation regions of a network, counted exactly. */
    static final String REGIONS = "regions";

    /** Linear pieces of the network along a line through input space. */
    static final String PIECES = "pieces";

    /** Name of the bound of the paper's Theorem 1. */
    static final String PAPER = "paper's Theorem 1";

    /** Name of the tightest bound known. */
    static final String TIGHTEST = "tightest bound";

    private static final int LINE_INPUTS = 20;

    /** Widths that regions are counted for, with a name: {@code 2-8x3}. */
    private record Stack(int inputs, int width, int depth) {
        String text() {
            return inputs + "-" + width + "x" + depth;
        }

        int[] widths() {
            return Collections.nCopies(depth, width).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    @Override
    public String name() {
        return "bounds";
    }

    @Override
    public String describe() {
        return "activation regions of random networks and constructions, and pieces along lines, against upper bounds";
    }

    @Override
    public String plan() {
        return "Regions of random networks (He ReLU and hard tanh of weight variance 4, bias variance 0.1) on all of R^n0 and of the"
                + " folding construction on the unit cube, counted exactly; pieces of ReLU networks of 20 inputs along lines between"
                + " random points. Quick: up to three layers of 8 neurons on a plane, 3 seeds. Full: up to three layers of 16 on a"
                + " plane and of 8 in space, 5 seeds.";
    }

    @Override
    public double seconds(StudySize size) {
        return size == StudySize.QUICK ? 2 : 300;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Stack> stacks = new ArrayList<>(
                List.of(new Stack(1, 3, 3), new Stack(2, 4, 2), new Stack(2, 4, 3), new Stack(2, 8, 3)));
        if (!settings.quick()) {
            stacks.addAll(List.of(
                    new Stack(2, 16, 2),
                    new Stack(2, 16, 3),
                    new Stack(3, 4, 3),
                    new Stack(3, 8, 2),
                    new Stack(3, 8, 3)));
        }
        List<Cell> cells = new ArrayList<>();
        for (Stack stack : stacks) {
            for (String kind : List.of("relu", "hard-tanh")) {
                for (long seed : settings.seeds()) {
                    cells.add(random(stack, kind, seed));
                }
            }
            cells.add(construction(stack));
        }
        for (int width : settings.choose(List.of(16, 32, 64), List.of(16, 32, 64, 128))) {
            for (int depth : settings.choose(List.of(1, 2, 4), List.of(1, 2, 4, 8))) {
                for (long seed : settings.seeds()) {
                    cells.add(line(width, depth, seed));
                }
            }
        }
        return cells;
    }

    private static Cell random(Stack stack, String kind, long seed) {
        Conditions at = Conditions.of("network", "random " + kind).and("widths", stack.text());
        NetworkSpec spec = NetworkSpecs.parse("mlp:" + stack.text() + "-1,activation=" + kind + ",weight-variance="
                + (kind.equals("relu") ? 2 : 4) + ",bias-variance=0.1");
        double cost = Math.pow(stack.width() * stack.depth(), stack.inputs());
        return new Cell(at.text() + " " + spec.text() + " space seed=" + seed, cost, bench -> {
            io.crease.network.Network network = spec.build(seed);
            Domain all = EssentialInputs.of(network, stack.inputs()).domain(network);
            return List.of(counted(at, stack, kind, seed, network, all, bench));
        });
    }

    /** The folding construction that these widths hold. */
    private static Cell construction(Stack stack) {
        Conditions at = Conditions.of("network", "fold").and("widths", stack.text());
        FoldSpec spec = new FoldSpec(
                stack.inputs(), Collections.nCopies(stack.depth() - 1, stack.width() / stack.inputs()), stack.width());
        return new Cell(
                at.text() + " " + spec.text() + " unit cube",
                1,
                bench -> List.of(
                        counted(at, stack, "relu", null, spec.build(), Domain.cube(stack.inputs(), 0, 1), bench)));
    }

    private static StudyRow counted(
            Conditions at,
            Stack stack,
            String kind,
            @Nullable Long seed,
            io.crease.network.Network network,
            Domain domain,
            Cell.Bench bench) {
        RegionCount count = new Regions(network, domain, bench.workers(), Regions.Options.DEFAULT)
                .count(Regions.UNSEEN, bench.monitor());
        boolean certified = Certificate.of(count).certified();
        return StudyRow.ofNetwork(
                        at,
                        REGIONS,
                        seed,
                        (double) count.regions(),
                        REGIONS,
                        certified ? Certainty.EXACT : Certainty.ESTIMATE)
                .predicted(bounds(stack, kind));
    }

    private static List<Row.Predicted> bounds(Stack stack, String kind) {
        int[] widths = stack.widths();
        boolean relu = kind.equals("relu");
        BigInteger paper = relu
                ? RegionBounds.paperRelu(stack.inputs(), widths)
                : RegionBounds.paperHardTanh(stack.inputs(), widths);
        BigInteger tight =
                relu ? SerraBound.of(stack.inputs(), widths) : RegionBounds.tightHardTanh(stack.inputs(), widths);
        return List.of(
                new Row.Predicted(TIGHTEST, tight.doubleValue(), true, relu ? "Serra et al. 2018" : "parallel pairs"),
                new Row.Predicted(PAPER, paper.doubleValue(), true, "Raghu et al. 2017, Theorem 1"));
    }

    private static Cell line(int width, int depth, long seed) {
        Conditions at = Conditions.of("network", "line").and("width", width).and("depth", depth);
        NetworkSpec spec =
                NetworkSpecs.parse("mlp:" + LINE_INPUTS + "-" + width + "x" + depth + "-1,bias-variance=0.01");
        return new Cell(at.text() + " " + spec.text() + " seed=" + seed, 1, bench -> {
            RandomStream stream = RandomStream.of(seed).named("line");
            Shape shape = Shape.of(LINE_INPUTS);
            double norm = Math.sqrt(LINE_INPUTS);
            Tensor from = RandomPoints.orthogonal(shape, List.of(), norm, stream.named("from"));
            Tensor to = RandomPoints.orthogonal(shape, List.of(from), norm, stream.named("to"));
            Readings readings = Traces.readings(spec.build(seed), new Line(from, to), "transitions", 0, bench);
            double crossings = 0;
            for (int layer = 1; layer <= depth; layer++) {
                crossings += readings.value("transitions", layer, io.crease.trace.Site.Kind.POST);
            }
            double pieces = 1 + crossings;
            return List.of(StudyRow.ofNetwork(at, PIECES, seed, pieces, PIECES, Certainty.EXACT)
                    .predicted(List.of(new Row.Predicted(
                            PAPER,
                            Math.pow(width + 1.0, depth),
                            true,
                            "Raghu et al. 2017, Theorem 1 on a line: (k + 1)^n"))));
        });
    }

    @Override
    public List<Figure> figures(StudyRows rows, String source) {
        return BoundsFigures.of(rows, source);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim(
                        "upper",
                        "no network has more activation patterns than the bounds allow",
                        "Raghu et al. 2017, Theorem 1; Montúfar 2017; Serra et al. 2018",
                        "at most r(k,m)^n patterns for ReLU, r(2k,m)^n for hard tanh",
                        "no count of regions or pieces exceeds the paper's bound or the tightest known; partly if the paper's"
                                + " holds and a tighter one does not",
                        BoundsStudy::upper),
                new Claim(
                        "tight",
                        "the paper's bound is tight: existing constructions approach it",
                        "Raghu et al. 2017, section 2.2",
                        "the upper bound is called tight, as constructions achieve its order",
                        "the folding construction has at least half of the paper's bound for every widths; partly if for some",
                        BoundsStudy::tight),
                new Claim(
                        "linear-in-neurons",
                        "a random ReLU network has pieces along a line in proportion to its neurons, not exponentially many in"
                                + " its depth",
                        "Hanin & Rolnick 2019",
                        "about 0.4 to 0.55 pieces a neuron for He weights and biases of variance 0.01",
                        "over widths and depths the line of mean pieces against neurons has R² of at least 0.95, and no mean is"
                                + " more than 1.0 or less than 0.25 a neuron; partly if only the latter",
                        BoundsStudy::linear),
                new Claim(
                        "random-far",
                        "random networks of three layers stay far below the bound",
                        "Hanin & Rolnick 2019",
                        "an upper bound (T·N)^m/m! without the depth in the exponent",
                        "the mean number of regions is below a tenth of the tightest bound for all widths of three layers;"
                                + " partly if for some",
                        BoundsStudy::far));
    }

    private static Outcome.Judgement upper(StudyRows rows) {
        int all = 0;
        int paper = 0;
        int tight = 0;
        double closest = 0;
        for (StudyRow row : rows.statistic(Row.VALUE).list()) {
            double value = StudyNumbers.of(row);
            double printed = StudyNumbers.predicted(row, PAPER);
            boolean region = row.row().measure().equals(REGIONS);
            double best = region ? StudyNumbers.predicted(row, TIGHTEST) : printed;
            all++;
            paper += value > printed ? 1 : 0;
            tight += value > best ? 1 : 0;
            closest = Math.max(closest, value / best);
        }
        if (all == 0) {
            throw new MissingRowException("no count");
        }
        return Outcome.of(paper + tight == 0, paper == 0)
                .because(String.format(
                        Locale.ROOT,
                        "of %d counts %d exceed the paper's bound and %d the tightest; the closest has %.2g %% of it",
                        all,
                        paper,
                        tight,
                        100 * closest));
    }

    private static Outcome.Judgement tight(StudyRows rows) {
        int half = 0;
        List<String> shares = new ArrayList<>();
        for (StudyRow row : rows.where("network", "fold").list()) {
            double share = StudyNumbers.of(row) / StudyNumbers.predicted(row, PAPER);
            half += share >= 0.5 ? 1 : 0;
            shares.add(String.format(
                    Locale.ROOT,
                    "%.2g %% for %s",
                    100 * share,
                    row.conditions().get("widths").orElse("")));
        }
        if (shares.isEmpty()) {
            throw new MissingRowException("no construction");
        }
        return Outcome.of(half == shares.size(), half > 0).because("the construction has " + String.join(", ", shares));
    }

    private static Outcome.Judgement linear(StudyRows rows) {
        List<Double> neurons = new ArrayList<>();
        List<Double> pieces = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (StudyRow row : rows.measure(PIECES).statistic(Row.MEAN).list()) {
            double n = StudyNumbers.condition(row, "width") * StudyNumbers.condition(row, "depth");
            neurons.add(n);
            pieces.add(StudyNumbers.of(row));
            low = Math.min(low, StudyNumbers.of(row) / n);
            high = Math.max(high, StudyNumbers.of(row) / n);
        }
        double r2 = LinearFit.of(neurons, pieces).r2();
        boolean within = low >= 0.25 && high <= 1;
        return Outcome.of(within && r2 >= 0.95, within)
                .because(String.format(Locale.ROOT, "R² is %.4f, with %.2f to %.2f pieces a neuron", r2, low, high));
    }

    private static Outcome.Judgement far(StudyRows rows) {
        int far = 0;
        int all = 0;
        double largest = 0;
        for (StudyRow row : rows.measure(REGIONS).statistic(Row.MEAN).list()) {
            if (row.conditions().get("widths").orElse("").endsWith("x3")) {
                double share = StudyNumbers.of(row) / StudyNumbers.predicted(row, TIGHTEST);
                all++;
                far += share < 0.1 ? 1 : 0;
                largest = Math.max(largest, share);
            }
        }
        if (all == 0) {
            throw new MissingRowException("no random network of three layers");
        }
        return Outcome.of(far == all, far > 0)
                .because(String.format(
                        Locale.ROOT,
                        "%d of %d are below a tenth of the bound, the largest share is %.2g %%",
                        far,
                        all,
                        100 * largest));
    }
}
