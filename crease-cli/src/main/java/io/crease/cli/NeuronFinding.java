package io.crease.cli;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which share of the hidden neurons never changes its piece, and in which layers it is largest. */
final class NeuronFinding {
    private static final List<String> STATES = List.of("dead", "saturated", "linear");

    private NeuronFinding() {}

    static Optional<String> of(Result result) {
        double neurons = 0;
        double[] still = new double[STATES.size()];
        double most = 0;
        int where = 0;
        List<Integer> all = new ArrayList<>();
        for (Subject.Layer layer : result.subject().network().layers()) {
            double here = 0;
            boolean any = false;
            for (int s = 0; s < STATES.size(); s++) {
                Double value = result.main(STATES.get(s) + "-neurons", layer.layer(), layer.site())
                        .map(Row::value)
                        .orElse(null);
                if (value != null) {
                    any = true;
                    here += value;
                    still[s] += value;
                }
            }
            if (any) {
                neurons += layer.width();
                double share = here / layer.width();
                if (share == 1) {
                    all.add(layer.layer());
                }
                if (share > most) {
                    most = share;
                    where = layer.layer();
                }
            }
        }
        if (neurons == 0) {
            return Optional.empty();
        }
        double sum = still[0] + still[1] + still[2];
        if (sum == 0) {
            return Optional.of("Every hidden neuron changes its linear piece somewhere on the curve.");
        }
        List<String> parts = new ArrayList<>();
        for (int s = 0; s < STATES.size(); s++) {
            parts.add(STATES.get(s) + " " + Figures.percent(still[s] / neurons));
        }
        String worst = all.isEmpty()
                ? String.format(Locale.ROOT, "most in layer %d (%s)", where, Figures.percent(most))
                : "layer" + (all.size() == 1 ? " " : "s ") + Words.numbers(all) + " wholly";
        return Optional.of(Figures.percent(sum / neurons)
                + " of the hidden neurons keep to one linear piece all along the curve (" + String.join(", ", parts)
                + "), " + worst + ".");
    }
}
