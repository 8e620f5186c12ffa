package io.crease.report.measured;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.network.Activation;
import io.crease.theory.Criticality;
import io.crease.theory.MeanField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Order and chaos: the factor by which a curve's length changes a layer, deep in a wide random network, for each σw² and σb², with the
 * line χ1 = 1 between shrinking and growing (Poole et al. 2016; Schoenholz et al. 2017).
 */
public final class PhaseFigure {
    private static final int ACROSS = 48;
    private static final int UPWARDS = 24;

    /** Stretches of the line, closer together towards no bias, where it leaves like a cube. */
    private static final int ALONG = 48;

    /** Shades beyond are shown as these: with vanishing weights the factor vanishes too. */
    private static final double DEEPEST = 1;

    private PhaseFigure() {}

    /**
     * The figure. The shade of a cell is log₂ √χ1(q*) at its middle, at most 1 either way, where q* is the fixed point of the mean square that q = 1 leads
     * to, or the limit where q grows without end.
     *
     * @param activation φ
     * @param mostWeightVariance right end, positive
     * @param mostBiasVariance upper end, positive
     * @param source the command that makes it again
     * @throws IllegalArgumentException if an end is not positive and finite
     */
    public static Figure of(Activation activation, double mostWeightVariance, double mostBiasVariance, String source) {
        if (!(mostWeightVariance > 0 && mostBiasVariance > 0)
                || Double.isInfinite(mostWeightVariance + mostBiasVariance)) {
            throw new IllegalArgumentException("variances up to " + mostWeightVariance + " and " + mostBiasVariance
                    + "; expected positive numbers");
        }
        List<Point> cells = new ArrayList<>();
        int growing = 0;
        for (int j = 0; j < UPWARDS; j++) {
            double bias = mostBiasVariance * (j + 0.5) / UPWARDS;
            for (int i = 0; i < ACROSS; i++) {
                double weight = mostWeightVariance * (i + 0.5) / ACROSS;
                double chi = Criticality.chi1(new MeanField(activation, weight, bias));
                if (chi > 0 && Double.isFinite(chi)) {
                    growing += chi > 1 ? 1 : 0;
                    cells.add(new Point(
                            weight,
                            bias,
                            null,
                            null,
                            Math.max(-DEEPEST, Math.min(DEEPEST, Math.log(chi) / Math.log(2) / 2)),
                            String.format(Locale.ROOT, "×%.4g a layer", Math.sqrt(chi))));
                }
            }
        }
        List<Point> line = new ArrayList<>();
        for (int j = 0; j <= ALONG; j++) {
            double bias = mostBiasVariance * Math.pow((double) j / ALONG, 3);
            OptionalDouble critical = Criticality.weightVariance(activation, bias);
            if (critical.isPresent() && critical.getAsDouble() <= mostWeightVariance) {
                line.add(Point.at(critical.getAsDouble(), bias));
            }
        }
        List<Series> series = new ArrayList<>();
        series.add(new Series("growth", Series.Mark.CELLS, Series.Style.MEASURED, cells));
        if (!line.isEmpty()) {
            series.add(Series.theory("χ1 = 1", line));
        }
        return new Figure(
                "phase",
                "Growth of lengths deep in a wide random network with " + activation.name(),
                "mean field: the length's factor a layer is √χ1 at the fixed point; colours end at 2 and ½; dashed: χ1 = 1, where"
                        + " shrinking turns to growth",
                Figure.Colours.DIVERGING,
                "log₂ growth",
                List.of(Panel.of(
                        "",
                        Axis.linear("weight variance σw²", 0, mostWeightVariance),
                        Axis.linear("bias variance σb²", 0, mostBiasVariance),
                        series)),
                1,
                String.format(
                        Locale.ROOT,
                        "A map over weight variance up to %.4g and bias variance up to %.4g: lengths grow on %.0f %% of it%s.",
                        mostWeightVariance,
                        mostBiasVariance,
                        100.0 * growing / (ACROSS * UPWARDS),
                        line.isEmpty()
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; without biases the border is at weight variance %.4g",
                                        line.get(0).x())),
                source);
    }
}
