package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of the studies of trained networks, from rows made up as these studies make them. */
class TrainedNetworkFiguresTest {

    private static Drawn drawn(MadeUp rows, Study study) {
        Drawn drawn = Drawn.of(study, rows.rows());
        drawn.hold();
        return drawn;
    }

    @Test
    void noise() {
        MadeUp rows = new MadeUp(new NoiseStudy());
        for (String net : List.of("none", "batch-norm")) {
            Conditions at = Conditions.of("net", net);
            rows.add(at.and("change", "none"), NoiseStudy.CLEAN, 0, 0.8, 0);
            for (int layer = 1; layer <= 8; layer++) {
                for (LayerChange.Unit unit : LayerChange.Unit.values()) {
                    Conditions change = at.and("change", unit.text());
                    rows.add(change, NoiseStudy.ROBUSTNESS, layer, layer / 10.0, 0.1);
                    rows.add(change.and("magnitude", 1.0), NoiseStudy.ACCURACY, layer, layer / 20.0, 0.1);
                    rows.add(change.and("magnitude", 0.25), NoiseStudy.ACCURACY, layer, layer / 10.0, 0.1);
                }
                rows.add(at.and("change", "reset"), NoiseStudy.ACCURACY, layer, 0.5, 0.1);
                rows.add(at.and("change", "redrawn"), NoiseStudy.ACCURACY, layer, 0.4, 0.1);
            }
        }
        Drawn drawn = drawn(rows, new NoiseStudy());
        assertEquals(List.of("accuracy-by-noise", "robustness-by-layer", "accuracy-by-reset-layer"), drawn.names());
        Figure figure = drawn.figure("accuracy-by-noise");
        assertEquals(6, figure.panels().size());
        Panel panel = figure.panels().get(4);
        assertEquals("batch norm", panel.title());
        assertEquals("noise σ / weights' σ", panel.x().title());
        assertEquals(0.8, panel.references().get(0).value());
        List<Point> line = Drawn.points(panel, "6", Series.Style.MEASURED);
        assertEquals(
                Point.within(0.25, 0.6, 0.6 * 0.91, 0.6 * 1.09).x(), line.get(0).x());
        assertEquals(List.of(0.6, 0.3), line.stream().map(Point::y).toList());
        assertEquals(0.6 * 0.91, line.get(0).low(), 1e-12);
    }

    @Test
    void singleLayer() {
        MadeUp rows = new MadeUp(new SingleLayerStudy());
        Conditions at = Conditions.of("images", "mnist").and("weight-variance", 2.0);
        for (int layer = 2; layer <= 5; layer++) {
            Conditions one = at.and(SingleLayerStudy.TRAINED, layer);
            for (String measure : List.of(SingleLayerStudy.TRAIN, SingleLayerStudy.TEST)) {
                rows.add(one.and("epoch", 1), measure, 0, 0.5 - layer / 100.0, 0);
                rows.add(one.and("epoch", 2), measure, 0, 0.9 - layer / 100.0, 0);
                rows.add(one, SingleLayerStudy.FINAL + measure, 0, 0.9 - layer / 100.0, 0);
            }
        }
        rows.add(at.and(SingleLayerStudy.TRAINED, 4).and("epoch", 0), SingleLayerStudy.TEST, 0, 0.1, 0); // untrained
        rows.add(
                at.and(SingleLayerStudy.TRAINED, SingleLayerStudy.ALL).and("epoch", 1), SingleLayerStudy.TEST, 0, 1, 0);
        Drawn drawn = drawn(rows, new SingleLayerStudy());
        assertEquals(List.of("accuracy-by-epoch", "final-accuracy-by-layer"), drawn.names());
        Panel panel = drawn.figure("accuracy-by-epoch").panels().get(1);
        assertEquals("test accuracy", panel.y().title());
        assertEquals(
                List.of("2", "3", "4", "5"),
                panel.series().stream().map(Series::group).toList());
        assertEquals(List.of(0.5 - 0.04, 0.9 - 0.04), Drawn.ys(panel, "4", Series.Style.MEASURED));
        Panel last = drawn.figure("final-accuracy-by-layer").panels().get(0);
        assertEquals(
                List.of(2.0, 3.0, 4.0, 5.0),
                Drawn.points(last, "test", Series.Style.MEASURED).stream()
                        .map(Point::x)
                        .toList());
    }

    @Test
    void weightScale() {
        MadeUp rows = new MadeUp(new WeightScaleStudy());
        Conditions at = Conditions.of(WeightScaleStudy.NETWORK, WeightScaleStudy.LARGE);
        for (int layer = 1; layer <= 2; layer++) {
            for (int step : new int[] {0, 10, 100}) {
                rows.add(
                        at.and("step", step), WeightScaleStudy.SCALE, layer, "node:dense" + layer, 16 - step / 50.0, 0);
            }
            rows.add(at, WeightScaleStudy.CHANGE, layer, "node:dense" + layer, 14.0 / 16, 0);
        }
        Drawn drawn = drawn(rows, new WeightScaleStudy());
        Panel panel = drawn.figure("weight-variance-through-training").panels().get(0);
        assertEquals(List.of("0", "10", "100"), panel.x().labels());
        assertEquals(
                List.of(0.0, 1.0, 2.0),
                Drawn.points(panel, "2", Series.Style.MEASURED).stream()
                        .map(Point::x)
                        .toList());
        assertEquals(List.of(16.0, 15.8, 14.0), Drawn.ys(panel, "2", Series.Style.MEASURED));
        assertEquals(
                List.of(0.875, 0.875),
                Drawn.ys(
                        drawn.figure("weight-variance-change").panels().get(0),
                        FigureWords.name(WeightScaleStudy.LARGE),
                        Series.Style.MEASURED));
    }

    @Test
    void trainingGrowth() {
        MadeUp rows = new MadeUp(new TrainingGrowthStudy());
        for (String kind : List.of("none", "batch-norm")) {
            Conditions net = Conditions.of(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.CONV)
                    .and("normalisation", kind);
            for (int step : new int[] {100, 0}) {
                Conditions at = net.and("step", step).and(TrainingGrowthStudy.CURVE, TrainingGrowthStudy.CIRCLE);
                rows.add(at, SiteLengths.LENGTH, 0, "input", 10, 0);
                layer(rows, at, 1, kind, step);
                rows.add(at, SiteLengths.LENGTH, 2, "node:pool1", 5, 0);
                rows.add(at, SiteLengths.POOL, 2, "node:pool1", 0.5, 0);
                layer(rows, at, 2, kind, step);
                rows.add(at, SiteLengths.LENGTH, 3, "output", 7, 0);
                rows.add(at, SiteLengths.FACTOR, 0, 1 + step / 1000.0, 0);
            }
        }
        Drawn drawn = drawn(rows, new TrainingGrowthStudy());
        assertEquals(List.of("length-through-training", "layer-factor-by-step"), drawn.names());
        Figure figure = drawn.figure("length-through-training");
        Panel plain = Drawn.panel(figure, "no normalisation");
        assertEquals(
                List.of("0", "100"), plain.series().stream().map(Series::group).toList());
        assertEquals(
                List.of(0.0, 1.0, 1.25, 2.0, 3.0),
                Drawn.points(plain, "100", Series.Style.MEASURED).stream()
                        .map(Point::x)
                        .toList());
        assertEquals(List.of(10.0, 120.0, 5.0, 120.0, 7.0), Drawn.ys(plain, "100", Series.Style.MEASURED));
        assertEquals(1.25, plain.references().get(0).value());
        Panel normalised = Drawn.panel(figure, "batch norm");
        assertEquals(
                List.of(30.0, 25.0, 30.0, 25.0),
                Drawn.ys(normalised, "0", Series.Style.SECOND),
                "into and out of each");
        assertEquals(
                List.of(0.0, 0.4, 0.8, 1.0, 1.25, 1.4, 1.8, 2.0, 3.0),
                Drawn.points(normalised, "0", Series.Style.MEASURED).stream()
                        .map(Point::x)
                        .toList());
        Panel factors = Drawn.panel(drawn.figure("layer-factor-by-step"), "conv net, batch norm");
        assertEquals(List.of("0", "100"), factors.x().labels());
        assertEquals(
                List.of(1.0, 1.1),
                factors.series().get(0).points().stream().map(Point::y).toList());
    }

    private static void layer(MadeUp rows, Conditions at, int layer, String kind, int step) {
        if (kind.equals("batch-norm")) {
            rows.add(at, SiteLengths.LENGTH, layer, "node:conv" + layer, 30, 0);
            rows.add(at, SiteLengths.NORM, layer, "pre", 25.0 / 30, 0);
        }
        rows.add(at, SiteLengths.LENGTH, layer, "pre", 25, 0);
        rows.add(at, SiteLengths.LENGTH, layer, "post", 20 + step, 0);
    }

    @Test
    void regularisation() {
        MadeUp rows = new MadeUp(new RegularisationStudy());
        List<String> nets = List.of("none", "batch-norm", "trajectory", "penalty-0.01", "penalty-0.1");
        for (String net : nets) {
            Conditions at = Conditions.of("net", net);
            for (int epoch = 0; epoch <= 2; epoch++) {
                Conditions when = at.and("epoch", epoch).and("step", 32 * epoch);
                rows.add(when, RegularisationStudy.BY_EPOCH, 0, 0.1 + epoch / 5.0, 0);
                rows.add(when, RegularisationStudy.SECONDS, 0, 7 * epoch, 0);
            }
            rows.add(at, RegularisationStudy.FINAL, 0, 0.5 + nets.indexOf(net) / 100.0, 0);
            for (int layer = 1; layer <= 2; layer++) {
                rows.add(at, RegularisationStudy.CIRCLE, layer, 1 + layer, 0);
                rows.add(at, RegularisationStudy.POLYLINE, layer, 2 + layer + nets.indexOf(net), 0);
                rows.add(at, RegularisationStudy.KEPT, layer, 0.8, 0);
            }
        }
        Drawn drawn = drawn(rows, new RegularisationStudy());
        assertEquals(
                List.of(
                        "accuracy-by-step-and-time",
                        "length-by-regularisation",
                        "noise-by-regularisation",
                        "penalty-by-strength"),
                drawn.names());
        List<Point> time = Drawn.points(
                Drawn.panel(drawn.figure("accuracy-by-step-and-time"), "by time"),
                "trajectory regularisation",
                Series.Style.MEASURED);
        assertEquals(List.of(0.0, 7.0, 14.0), time.stream().map(Point::x).toList());
        assertEquals(0.5, time.get(2).y(), 1e-12);
        Figure strengths = drawn.figure("penalty-by-strength");
        List<Point> accuracy = Drawn.points(Drawn.panel(strengths, "accuracy"), "test images", Series.Style.MEASURED);
        assertEquals(List.of(0.01, 0.1), accuracy.stream().map(Point::x).toList());
        assertEquals(List.of(0.53, 0.54), accuracy.stream().map(Point::y).toList());
        Axis shares = Drawn.panel(strengths, "accuracy").y();
        assertEquals(0.45, shares.low(), "a twentieth below that without a penalty");
        assertEquals(0.6, shares.high());
        assertEquals(
                List.of(7.0, 8.0), Drawn.ys(Drawn.panel(strengths, "minibatch"), "layer 2", Series.Style.MEASURED));
    }

    @Test
    void adversarial() {
        MadeUp rows = new MadeUp(new AdversarialStudy());
        for (String net : AdversarialStudy.NETS) {
            Conditions at = Conditions.of("net", net);
            rows.add(at.and("attack", AdversarialStudy.CLEAN), AdversarialStudy.ACCURACY, 0, 0.8, 0);
            AdversarialStudy.ATTACKS.forEach(attack -> {
                Conditions under = at.and("attack", attack.name());
                rows.add(under, AdversarialStudy.ACCURACY, 0, 0.2, 0);
                for (int layer = 1; layer <= 3; layer++) {
                    rows.add(under.and("direction", "adversarial"), AdversarialStudy.GROWTH, layer, 2, 0);
                    rows.add(under.and("direction", "random"), AdversarialStudy.GROWTH, layer, 1, 0);
                    rows.add(under, AdversarialStudy.LENGTH_EXCESS, layer, Math.pow(2, layer), 0);
                }
            });
        }
        Drawn drawn = drawn(rows, new AdversarialStudy());
        assertEquals(List.of("growth-by-direction", "length-excess-by-layer", "accuracy-under-attack"), drawn.names());
        assertEquals(9, drawn.figure("growth-by-direction").panels().size());
        Panel excess = Drawn.panel(drawn.figure("length-excess-by-layer"), "PGD ℓ2");
        assertEquals(List.of(2.0, 4.0, 8.0), Drawn.ys(excess, "batch norm", Series.Style.MEASURED));
        Panel bars = drawn.figure("accuracy-under-attack").panels().get(0);
        assertEquals(Axis.Scale.NAMES, bars.x().scale());
        assertEquals(List.of(0.8, 0.2, 0.2, 0.2), Drawn.ys(bars, "no normalisation", Series.Style.MEASURED));
    }
}
