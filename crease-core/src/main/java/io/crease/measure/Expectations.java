package io.crease.measure;

import io.crease.network.NetworkSpec;
import io.crease.network.RandomEnsemble;
import io.crease.theory.LayerPredictions;
import io.crease.theory.LengthTheory;
import io.crease.theory.Prediction;
import io.crease.theory.RandomMlp;
import io.crease.trace.Site;
import io.crease.trajectory.Norms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What theory says of the rows of one network and one trajectory: of lengths and of growth. The mean field speaks of curves of
 * constant norm; on others it is given, but as not valid, unless φ is positively homogeneous, where the norm does not matter.
 */
public final class Expectations {
    private final List<LayerPredictions> layers;
    private final Norms norms;
    private final @Nullable String whyNone;

    private Expectations(List<LayerPredictions> layers, Norms norms, @Nullable String whyNone) {
        this.layers = layers;
        this.norms = norms;
        this.whyNone = whyNone;
    }

    /** What theory says of a network drawn from a spec's ensemble along a trajectory of those norms. */
    public static Expectations of(NetworkSpec spec, Norms norms) {
        RandomEnsemble ensemble = spec.ensemble();
        return ensemble == null
                ? new Expectations(List.of(), norms, "no prediction: " + spec.whyNoTheory())
                : new Expectations(LengthTheory.of(RandomMlp.of(ensemble), norms.meanSquareCoordinate()), norms, null);
    }

    /** No predictions: theory says nothing of this network, for the reason given. */
    public static Expectations none(String why) {
        return new Expectations(List.of(), new Norms(0, 0, 0, 0), "no prediction: " + why);
    }

    /** The predictions for a measure at a site, in its unit; empty where there are none. */
    List<Row.Predicted> at(Measure measure, Site site, double inputLength) {
        if (layers.isEmpty() || site.layer() < 1 || site.layer() > layers.size()) {
            return List.of();
        }
        LayerPredictions layer = layers.get(site.layer() - 1);
        boolean behind = site.kind() == Site.Kind.POST || site.kind() == Site.Kind.OUTPUT;
        return switch (measure.name()) {
            case "growth" -> behind ? predicted(layer.postGrowth(), 1) : List.of();
            case "length-ratio" -> behind ? predicted(layer.postRatio(), 1) : List.of();
            case "length" ->
                behind
                        ? predicted(layer.postRatio(), inputLength)
                        : site.kind() == Site.Kind.PRE ? predicted(layer.preRatio(), inputLength) : List.of();
            default -> List.of();
        };
    }

    /** Why a measure that theory may speak of has no prediction at a site; null for other measures. */
    @Nullable
    String whyNone(Measure measure, Site site) {
        boolean spokenOf = List.of("growth", "length", "length-ratio").contains(measure.name());
        return spokenOf && site.kind() != Site.Kind.INPUT ? whyNone : null;
    }

    /** The predictions of one layer as they stand beside a row, those that are finite. */
    public List<Row.Predicted> predicted(List<Prediction> predictions, double factor) {
        boolean homogeneous = predictions.stream().anyMatch(p -> p.name().equals(LengthTheory.EXACT));
        List<Row.Predicted> result = new ArrayList<>();
        for (Prediction p : predictions) {
            double value = p.value() * factor;
            if (!Double.isFinite(value)) {
                continue;
            }
            String reason = p.reason();
            if (reason == null && p.name().equals(LengthTheory.WIDE) && !homogeneous && !norms.constant()) {
                reason = String.format(
                        Locale.ROOT,
                        "speaks of curves of constant norm; here it runs from %.4g to %.4g",
                        norms.smallest(),
                        norms.largest());
            }
            result.add(new Row.Predicted(
                    p.name(), value, reason == null, reason == null ? p.source() : p.source() + "; " + reason));
        }
        return List.copyOf(result);
    }
}
