package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a curve that a layer sends to a point. */
class SiteLengthsTest {

    /** Four ReLU layers, the third of which has no weights. */
    private static Network dead() {
        Network network = NetworkSpecs.parse("mlp:3-8x4-2").build(1);
        Network.Builder builder = Network.builder(network.input());
        int dense = 0;
        for (Network.Node node : network.nodes()) {
            boolean third = node.layer() instanceof Dense && ++dense == 3;
            builder.then(
                    node.name(),
                    third && node.layer() instanceof Dense of
                            ? new Dense(Tensor.zeros(of.weight().shape()), of.bias())
                            : node.layer());
        }
        return builder.build();
    }

    @Test
    void aDeadImageHasNoFactor() {
        List<Tensor> points = List.of(Tensor.vector(1, 2, 3), Tensor.vector(3, 2, 1), Tensor.vector(-1, 2, 0));
        try (Workers workers = new Workers(1)) {
            StudySettings settings = new StudySettings(StudySize.QUICK, List.of(), null, Path.of("store"), false);
            Cell.Bench bench = new Cell.Bench(settings, workers, Monitor.NONE, text -> {});
            StudyRows rows = new StudyRows(
                    SiteLengths.ofMinibatch(dead(), points, bench, 1).rows(Conditions.of("net", "dead"), 1, true));
            assertEquals(
                    0, rows.measure(SiteLengths.LENGTH).site("post").layer(3).value());
            assertNull(rows.measure(SiteLengths.FACTOR).one().row().value());
            assertNull(rows.measure(SiteLengths.R2).one().row().value());
        }
    }
}
