package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of {@link NoiseStudy} on rows made up for each outcome, and what is done to layers. */
class NoiseStudyTest {
    private MadeUp rows = new MadeUp(new NoiseStudy());

    private MadeUp line(String net, String change, String measure, double... values) {
        for (int i = 0; i < values.length; i++) {
            rows.add(Conditions.of("net", net).and("change", change), measure, i + 1, values[i], 0);
        }
        return rows;
    }

    /** A line that bears the claims out without normalisation, and one with. */
    private MadeUp both(String change, String measure, double... values) {
        rows = new MadeUp(new NoiseStudy());
        line("none", change, measure, 0.2, 0.4, 0.5, 0.7);
        return line("batch-norm", change, measure, values);
    }

    @ParameterizedTest
    @CsvSource({
        "early-layers-absolute, absolute, robustness",
        "early-layers-relative, relative, robustness",
        "early-layers-fan-in, fan-in, robustness",
        "early-layers-reset, reset, accuracy",
        "early-layers-redrawn, redrawn, accuracy"
    })
    void ranks(String claim, String change, String measure) {
        line("none", change, measure, 0.2, 0.4, 0.5, 0.7).expect(Outcome.UNDECIDED, claim);
        both(change, measure, 0.2, 0.3, 0.5, 0.6).expect(Outcome.BORNE_OUT, claim);
        both(change, measure, 0.3, 0.9, 0.7, 0.5).expect(Outcome.PARTLY, claim);
        both(change, measure, 0.9, 0.8, 0.7, 0.1).expect(Outcome.NOT, claim);
        both(change, measure, 0.2, 0.3, 0.5, 0.6);
        rows.add(Conditions.of("net", "batch-norm"), Trainings.DIVERGED, 0, 7, 0)
                .expect(Outcome.UNDECIDED, claim);
    }

    @Test
    void aLineThatIsLevelIsNoEvidence() {
        both("absolute", "robustness", 0.1, 0.1, 0.1).expect(Outcome.NOT, "early-layers-absolute");
    }

    @Test
    void otherUnitsAndMagnitudesDoNotCount() {
        both("absolute", "robustness", 0.1, 0.5, 0.9);
        line("none", "relative", "robustness", 0.9, 0.5, 0.1);
        line("none", "absolute", "accuracy", 0.9, 0.5, 0.1);
        rows.expect(Outcome.BORNE_OUT, "early-layers-absolute");
    }

    private MadeUp costs(MadeUp to, double first, double fifth) {
        to.add(Conditions.of("net", "none").and("change", "none"), NoiseStudy.CLEAN, 0, 0.9, 0);
        for (LayerChange.Unit unit : LayerChange.Unit.values()) {
            boolean own = unit == LayerChange.Unit.RELATIVE;
            Conditions at =
                    Conditions.of("net", "none").and("change", unit.text()).and("magnitude", 0.25);
            to.add(at, "accuracy", 1, 0.9 - (own ? first : 0), 0);
            to.add(at, "accuracy", 5, 0.9 - (own ? fifth : 0), 0);
        }
        return to;
    }

    @Test
    void figures() {
        costs(new MadeUp(new NoiseStudy()), 0.7, 0.02).expect(Outcome.BORNE_OUT, "figures");
        costs(new MadeUp(new NoiseStudy()), 0.2, 0.02).expect(Outcome.PARTLY, "figures");
        costs(new MadeUp(new NoiseStudy()), 0.6, 0.4).expect(Outcome.NOT, "figures");
        costs(new MadeUp(new NoiseStudy()), 0.02, 0).expect(Outcome.NOT, "figures");
    }

    @Test
    void noiseHasItsDeviationAndTouchesOneLayer() {
        Network network = NetworkSpecs.parse("cnn:3x8x8-c16-p-40-4").build(2);
        List<Network.Node> layers = LayerChange.layers(network);
        assertEquals(
                List.of("conv1", "dense2", "output"),
                layers.stream().map(Network.Node::name).toList());
        Network.Node dense = layers.get(1);
        assertEquals(0.5, LayerChange.deviation(LayerChange.Unit.ABSOLUTE, 0.5, dense));
        assertEquals(0.5 / Math.sqrt(256), LayerChange.deviation(LayerChange.Unit.FAN_IN, 0.5, dense), 1e-15);
        assertEquals(0.5 / Math.sqrt(27), LayerChange.deviation(LayerChange.Unit.FAN_IN, 0.5, layers.get(0)), 1e-15);
        Network noisy = LayerChange.noisy(network, dense, 0.3, RandomStream.of(4));
        Tensor before = LayerChange.weight(dense);
        double square = 0;
        double sum = 0;
        double own = 0;
        Tensor after = LayerChange.weight(LayerChange.layers(noisy).get(1));
        for (int i = 0; i < before.size(); i++) {
            double change = after.get(i) - before.get(i);
            square += change * change / before.size();
            sum += before.get(i) / before.size();
            own += before.get(i) * before.get(i) / before.size();
        }
        assertEquals(0.3, Math.sqrt(square), 0.3 * 5 / Math.sqrt(2.0 * before.size()));
        assertEquals(2 * Math.sqrt(own - sum * sum), LayerChange.deviation(LayerChange.Unit.RELATIVE, 2, dense), 1e-9);
        assertEquals(
                network.fingerprint(), LayerChange.from(network, noisy, dense).fingerprint());
        assertEquals(
                network.fingerprint(),
                LayerChange.noisy(network, dense, 0, RandomStream.of(4)).fingerprint());
    }
}
