package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The figures of {@link TrainingGrowthStudy}: length by layer at several steps of training, with and without batch norm. */
final class TrainingGrowthFigures {
    /** Where along a layer, which ends at its number, its pool, what enters a batch norm and what leaves it stand. */
    private static final double POOLED = -0.75;

    private static final double ENTERING = -0.6;
    private static final double NORMALISED = -0.2;

    /** Steps of which lines through normalised layers, three points each, can still be told apart. */
    private static final int FEW = 4;

    private TrainingGrowthFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(
                rows,
                source,
                List.of(
                        TrainingGrowthFigures::convolutional,
                        TrainingGrowthFigures::dense,
                        TrainingGrowthFigures::wide,
                        TrainingGrowthFigures::factors));
    }

    private static FigureOfRows convolutional(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "length-through-training",
                        "Length by layer while a convolutional network is trained",
                        "Circle through two test images, polyline through a minibatch of 128; dotted: into and out of batch norm")
                .ordered("step");
        StudyRows nets = rows.where(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.CONV);
        for (String curve : List.of(TrainingGrowthStudy.CIRCLE, TrainingGrowthStudy.MINIBATCH)) {
            for (String kind : nets.every("normalisation")) {
                figure.panel(bySteps(
                        FigureWords.name(kind) + ", " + FigureWords.name(curve),
                        nets.where("normalisation", kind).where(TrainingGrowthStudy.CURVE, curve),
                        FEW));
            }
        }
        return figure;
    }

    private static FigureOfRows dense(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "length-through-training-hard-tanh",
                        "Length by layer while a hard-tanh network is trained on digits",
                        "Fully connected networks; arcs between two test images or random points, polyline through 128 images")
                .ordered("step");
        StudyRows nets = rows.where(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.DENSE);
        for (double variance : PanelOfRows.numbers(nets, "weight-variance")) {
            for (String curve :
                    List.of(TrainingGrowthStudy.DATA, TrainingGrowthStudy.RANDOM, TrainingGrowthStudy.MINIBATCH)) {
                figure.panel(bySteps(
                        "σw² = " + FigureWords.number(variance) + ", " + FigureWords.name(curve),
                        nets.where("weight-variance", variance).where(TrainingGrowthStudy.CURVE, curve),
                        Integer.MAX_VALUE));
            }
        }
        return figure;
    }

    private static FigureOfRows wide(StudyRows rows) {
        StudyRows nets = rows.where(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.WIDE);
        PanelOfRows panel = panel("");
        for (String curve : nets.every(TrainingGrowthStudy.CURVE)) {
            add(panel, FigureWords.name(curve), nets.where(TrainingGrowthStudy.CURVE, curve));
        }
        return new FigureOfRows(
                        "length-with-batch-norm",
                        "Length by layer in a wide untrained network with batch norm",
                        "Fully connected ReLU network; dotted: into and out of batch norm")
                .panel(panel);
    }

    private static PanelOfRows panel(String title) {
        return new PanelOfRows(title, Axis.linear("layer (activations at the numbers)"), Axis.log("length ℓ"));
    }

    /** Lines of several steps, at most so many, the first and the last among them. */
    private static PanelOfRows bySteps(String title, StudyRows rows, int most) {
        PanelOfRows panel = panel(title);
        List<Double> steps = PanelOfRows.numbers(rows, "step");
        int drawn = Math.min(most, steps.size());
        for (int i = 0; i < drawn; i++) {
            double step = steps.get(drawn == 1 ? 0 : Math.round((float) i * (steps.size() - 1) / (drawn - 1)));
            add(panel, Conditions.text(step), rows.where("step", step));
        }
        StudyRows pools = rows.measure(SiteLengths.POOL);
        Set<Integer> layers = new TreeSet<>(pools.layers());
        layers.forEach(layer -> panel.upright(layer + POOLED, "pool"));
        return panel;
    }

    /** One line through activations and pools, and where there is a batch norm dotted from what enters it to what leaves it. */
    private static void add(PanelOfRows panel, String group, StudyRows rows) {
        StudyRows lengths = PanelOfRows.drawn(rows.measure(SiteLengths.LENGTH));
        List<String> pools = rows.measure(SiteLengths.POOL).list().stream()
                .map(row -> row.row().site())
                .distinct()
                .toList();
        List<Integer> norms = rows.measure(SiteLengths.NORM).layers();
        List<Point> run = new ArrayList<>();
        for (StudyRow row : lengths.list()) {
            int layer = row.row().layer();
            String site = row.row().site();
            if (pools.contains(site)) {
                run.add(panel.point(layer + POOLED, row));
            } else if (!site.equals("pre") && !site.startsWith("node:")) {
                run.add(panel.point(layer, row));
            } else if (norms.contains(layer) && site.startsWith("node:")) {
                run.add(panel.point(layer + ENTERING, row));
            } else if (norms.contains(layer)) {
                Point left = panel.point(layer + NORMALISED, row);
                Point entered = run.get(run.size() - 1);
                panel.add(Series.line(group, run))
                        .add(new Series(group, Series.Mark.LINE, Series.Style.SECOND, List.of(entered, left)));
                run.clear();
                run.add(left);
            }
        }
        panel.add(Series.line(group, run));
    }

    private static FigureOfRows factors(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                "layer-factor-by-step",
                "The factor by which a layer lengthens, through training",
                "Fitted over the hidden layers but the last, pools left out");
        StudyRows factors = rows.measure(SiteLengths.FACTOR);
        for (String condition : List.of("normalisation", "weight-variance")) {
            for (String value : factors.every(condition)) {
                StudyRows own = factors.where(condition, value);
                List<Double> steps = PanelOfRows.numbers(own, "step");
                PanelOfRows panel = new PanelOfRows(
                        condition.equals("normalisation")
                                ? "conv net, " + FigureWords.name(value)
                                : "hard tanh, initial σw² = " + value,
                        Axis.names("step", steps.stream().map(Conditions::text).toList()),
                        Axis.linear("factor a layer"));
                for (String curve : own.every(TrainingGrowthStudy.CURVE)) {
                    panel.line(
                            FigureWords.name(curve),
                            own.where(TrainingGrowthStudy.CURVE, curve),
                            row -> steps.indexOf(StudyNumbers.condition(row, "step")));
                }
                figure.panel(panel.level(1, "no growth"));
            }
        }
        return figure;
    }
}
