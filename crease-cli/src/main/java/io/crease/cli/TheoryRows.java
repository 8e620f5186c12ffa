package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.network.PiecewiseLinear;
import io.crease.theory.ConstructionPieces;
import io.crease.theory.Criticality;
import io.crease.theory.FixedPoint;
import io.crease.theory.LayerPredictions;
import io.crease.theory.LengthTheory;
import io.crease.theory.MeanField;
import io.crease.theory.Prediction;
import io.crease.theory.RandomMlp;
import io.crease.theory.RegionBounds;
import io.crease.theory.SerraBound;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What theory says of a random fully connected network, as rows. */
final class TheoryRows {
    /** Measure of the rows that give a layer's factor to the input's length. */
    static final String RATIO = "length-ratio";

    /** Measure of the rows that bound the number of linear regions, as decimal logarithms since the numbers are huge. */
    static final String REGIONS = "log10-linear-regions";

    private final RandomMlp network;
    private final double meanSquareInput;

    TheoryRows(RandomMlp network, double meanSquareInput) {
        this.network = network;
        this.meanSquareInput = meanSquareInput;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (LayerPredictions layer : LengthTheory.of(network, meanSquareInput)) {
            String site = layer.layer() > network.depth() ? "output" : "post";
            rows.add(predictions("growth", layer.layer(), site, layer.postGrowth()));
            rows.add(predictions(RATIO, layer.layer(), site, layer.postRatio()));
        }
        meanField(rows);
        if (network.depth() > 0) {
            regions(rows);
        }
        return rows;
    }

    private static Row predictions(String measure, int layer, String site, List<Prediction> predictions) {
        List<Row.Predicted> all = new ArrayList<>();
        Prediction best = null;
        for (Prediction p : predictions) {
            if (Double.isFinite(p.value())) {
                String why = p.reason() == null ? "" : "; " + p.reason();
                all.add(new Row.Predicted(p.name(), p.value(), p.valid(), p.source() + why));
                boolean mean = p.claim() == Prediction.Claim.MEAN;
                best = mean || (best == null && p.claim() == Prediction.Claim.WIDE_LIMIT) ? p : best;
            }
        }
        Certainty certainty =
                best != null && best.claim() == Prediction.Claim.MEAN ? Certainty.EXACT : Certainty.ESTIMATE;
        return row(
                measure,
                layer,
                site,
                "prediction",
                best == null ? null : best.value(),
                "1",
                certainty,
                best == null ? "no finite prediction" : null,
                all);
    }

    private void meanField(List<Row> rows) {
        MeanField theory = network.meanField();
        FixedPoint fixed = theory.fixedPoint(network.firstMeanSquare(meanSquareInput));
        OptionalDouble q = fixed.value();
        rows.add(row(
                "mean-field-q",
                0,
                "network",
                "fixed point",
                q.isPresent() ? q.getAsDouble() : null,
                "squared pre-activation",
                Certainty.ESTIMATE,
                q.isPresent() ? null : "q grows without end",
                List.of()));
        double chi = Criticality.chi1(theory);
        rows.add(estimate("chi1", chi, "1", "not finite"));
        rows.add(estimate("length-factor", Math.sqrt(chi), "1", "not finite"));
        OptionalDouble critical = Criticality.weightVariance(network.activation(), network.biasVariance());
        rows.add(estimate(
                "critical-weight-variance",
                critical.orElse(Double.NaN),
                "weight variance",
                "chi1 does not reach 1 for any weight variance from 0.01 to 10000"));
    }

    private void regions(List<Row> rows) {
        int inputs = network.inputWidth();
        int[] widths =
                network.hiddenWidths().stream().mapToInt(Integer::intValue).toArray();
        int knots = network.activation() instanceof PiecewiseLinear linear ? linear.knots() : 0;
        if (knots == 1) {
            rows.add(bound("upper bound, Raghu et al. 2017, Theorem 1", RegionBounds.paperRelu(inputs, widths)));
            rows.add(bound("upper bound, Montúfar 2017", RegionBounds.montufar2017(inputs, widths)));
            if (network.activation().name().equals("relu")) {
                rows.add(bound("upper bound, Serra et al. 2018", SerraBound.of(inputs, widths)));
                ConstructionPieces.montufar2014(inputs, widths)
                        .ifPresent(b -> rows.add(bound("most at least, Montúfar et al. 2014", b)));
            }
        } else if (knots == 2) {
            rows.add(bound("upper bound, Raghu et al. 2017, Theorem 1", RegionBounds.paperHardTanh(inputs, widths)));
            rows.add(bound("upper bound, parallel hyperplanes", RegionBounds.tightHardTanh(inputs, widths)));
        } else {
            rows.add(row(
                    REGIONS,
                    0,
                    "network",
                    "upper bound",
                    null,
                    "log10 regions",
                    Certainty.EXACT,
                    knots == 0
                            ? "the activation is smooth: there are no linear regions"
                            : "no bound for this activation",
                    List.of()));
        }
    }

    private static Row bound(String statistic, BigInteger bound) {
        return row(REGIONS, 0, "network", statistic, log10(bound), "log10 regions", Certainty.EXACT, null, List.of());
    }

    /** Decimal logarithm of a positive number of any size. */
    static double log10(BigInteger number) {
        int shift = Math.max(0, number.bitLength() - 60);
        return Math.log10(number.shiftRight(shift).doubleValue()) + shift * Math.log10(2);
    }

    private static Row estimate(String measure, double value, String unit, String whyNot) {
        boolean finite = Double.isFinite(value);
        return row(
                measure,
                0,
                "network",
                "prediction",
                finite ? value : null,
                unit,
                Certainty.ESTIMATE,
                finite ? null : whyNot,
                List.of());
    }

    private static Row row(
            String measure,
            int layer,
            String site,
            String statistic,
            @Nullable Double value,
            String unit,
            Certainty certainty,
            @Nullable String reason,
            List<Row.Predicted> predictions) {
        return new Row(
                measure, layer, site, null, statistic, value, null, null, 1, unit, certainty, 0, reason, predictions);
    }
}
