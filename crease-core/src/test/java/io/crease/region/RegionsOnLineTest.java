package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.ExactTracer;
import io.crease.trace.Letters;
import io.crease.trace.Monitor;
import io.crease.trace.Observer;
import io.crease.trace.Strip;
import io.crease.trace.Tracer;
import io.crease.trace.Zoo;
import io.crease.trajectory.Line;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The regions that a line meets are the pieces of its exact trace. */
class RegionsOnLineTest {
    /** Places where a letter changes. */
    private static final class Changes implements Observer {
        final TreeSet<Double> at = new TreeSet<>();

        @Override
        public Observer fork() {
            return new Changes();
        }

        @Override
        public void accept(Strip strip) {
            Letters letters = strip.letters();
            for (int i = 0; letters != null && i < letters.changes(); i++) {
                at.add(letters.t(i));
            }
        }

        @Override
        public void append(Observer later) {
            at.addAll(((Changes) later).at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "hard-tanh", "conv", "residual", "maxout", "branches"})
    void regionsOnALineAreThePiecesOfItsTrace(String kind) {
        long seed = System.nanoTime();
        System.out.println("RegionsOnLineTest " + kind + " seed " + seed);
        RandomStream random = RandomStream.of(seed);
        Network network = Zoo.network(kind, seed);
        Domain domain = Planes.slice(network, random.named("slice"), 1);
        List<Region> regions = Planes.regions(network, domain);
        Random draws = new Random(seed);
        for (int run = 0; run < 5; run++) {
            double[] a = {draws.nextDouble(-1, 1), draws.nextDouble(-1, 1)};
            double[] b = {draws.nextDouble(-1, 1), draws.nextDouble(-1, 1)};
            double shortest = 1e-9;
            List<RegionsOnLine.Stretch> stretches = RegionsOnLine.of(regions, a, b, shortest);
            Line line = new Line(Tensor.of(network.input(), domain.at(a)), Tensor.of(network.input(), domain.at(b)));
            Changes changes = new Changes();
            try (Workers workers = new Workers(1)) {
                new ExactTracer(new Evaluator(network), workers, Tracer.Options.DEFAULT)
                        .trace(line, changes, Monitor.NONE);
            }
            double last = 0;
            int pieces = 0;
            changes.at.add(1.0);
            for (double t : changes.at) {
                if (t - last > shortest) {
                    assertTrue(pieces < stretches.size(), "more pieces than regions");
                    assertEquals(last, stretches.get(pieces).start(), 1e-8);
                    assertEquals(t, stretches.get(pieces).end(), 1e-8);
                    pieces++;
                }
                last = t;
            }
            assertEquals(pieces, stretches.size());
        }
    }
}
