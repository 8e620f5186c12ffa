package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Add;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.Zoo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EssentialInputsTest {

    private static RegionCount count(Network network, Domain domain) {
        try (Workers workers = new Workers(2)) {
            return new Regions(network, domain, workers, new Regions.Options(true, true, Long.MAX_VALUE)).count();
        }
    }

    @ParameterizedTest
    @CsvSource({"mlp:5-3x2-1, 3", "mlp:784-2-10, 2", "mlp:3-8x2-1, 3", "mlp:1-4-1, 1", "fold:2x2-2-2, 2", "mlp:9-7-1, 9"
    })
    void ranks(String spec, int rank) {
        assertEquals(
                rank, EssentialInputs.of(NetworkSpecs.parse(spec).build(), 6).rank());
    }

    /** Any independent inputs see the same subdivision, and points of all of R^5 show no pattern that is not in it. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void whateverInputsAreChosen(long seed) {
        Network network =
                NetworkSpecs.parse("mlp:5-3x2-1,bias-variance=1,seed=" + seed).build();
        EssentialInputs chosen = EssentialInputs.of(network, 6);
        RegionCount count = count(network, chosen.domain(network));
        assertTrue(Certificate.of(count).certified());
        assertEquals(3, count.dimension());
        for (int[] others : List.of(new int[] {0, 1, 2}, new int[] {1, 3, 4}, new int[] {4, 2, 0})) {
            assertEquals(
                    count.faces(), count(network, Domain.subspace(5, others)).faces());
        }
        try (Workers workers = new Workers(2)) {
            Richness seen = new SampledPatterns(network, Domain.cube(5, -40, 40))
                    .sample(100_000, seed, 64L << 20, workers, Monitor.NONE);
            assertTrue(seen.distinct() <= count.regions(), seen + " of " + count.regions());
            assertTrue(seen.distinct() >= 8, seen.toString()); // three hyperplanes of rank three cut space into 8
        }
    }

    /** A branch around the first activation carries what its neurons do not see. */
    @Test
    void branchesAroundTheFirstNodeKeepAllInputs() {
        assertEquals(2, EssentialInputs.of(around(false), 6).rank());
        assertEquals(4, EssentialInputs.of(around(true), 6).rank());
    }

    private static Network around(boolean branch) {
        RandomStream random = RandomStream.of(5);
        Network.Builder builder = Network.builder(Shape.of(4));
        int first = builder.add("d1", Zoo.dense(random, 4, 2, 2), Network.INPUT);
        int bent = builder.add("a1", Zoo.act("relu"), first);
        int second = builder.add("d2", Zoo.dense(random, 2, 4, 2), bent);
        int sum = branch ? builder.add("s", new Add(), second, Network.INPUT) : second;
        builder.add("a2", Zoo.act("relu"), sum);
        return builder.build();
    }

    @Test
    void aSubspaceHasInputs() {
        assertThrows(InputException.class, () -> Domain.subspace(3));
        assertThrows(InputException.class, () -> Domain.subspace(3, 1, 1));
        assertEquals(0, Domain.subspace(4, 2, 0).at(5, 7)[1]);
        assertEquals(7, Domain.subspace(4, 2, 0).at(5, 7)[0]);
        assertTrue(Domain.subspace(4, 2, 0).unbounded());
    }
}
