package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.trace.OracleNetworks;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearRegionsTest {
    private static final Domain SQUARE = Domain.cube(2, -1, 1);

    private static LinearRegionCount count(Network network) {
        return Planes.seen(network, SQUARE, new LinearRegions(network, SQUARE)).count();
    }

    private static RandomStream random(String test) {
        long seed = System.nanoTime();
        System.out.println("LinearRegionsTest " + test + " seed " + seed);
        return RandomStream.of(seed);
    }

    /** relu(z) − relu(−z) = z: the creases of such pairs are not to be seen in the output. */
    @Test
    void creasesThatCancelAreNone() {
        RandomStream random = random("cancel");
        double[][] plain = Planes.rows(random, 2, 7, 0.3);
        double[][] pairs = Planes.mirrored(Planes.rows(random, 2, 3, 0.3));
        double[][] both = Arrays.copyOf(plain, 13);
        System.arraycopy(pairs, 0, both, 7, 6);
        double[] out = random.gaussians(14, 1);
        for (int p = 0; p < 3; p++) {
            out[8 + 2 * p] = -out[7 + 2 * p];
        }
        Network network = Planes.network(OracleNetworks.RELU, Planes.dense(both), Planes.dense(out));
        Network without = Planes.network(
                OracleNetworks.RELU, Planes.dense(plain), Planes.dense(Arrays.copyOf(random.gaussians(8, 1), 8)));
        LinearRegionCount count = count(network);
        assertTrue(count.certified());
        assertEquals(Planes.regions(network, SQUARE).size(), count.activationRegions());
        assertEquals(Planes.regions(without, SQUARE).size(), count.linearRegions());
        assertTrue(count.activationRegions() > count.linearRegions() || count.settledExactly() == 0);
    }

    @Test
    void neuronsThatNobodyReadsCutNothing() {
        RandomStream random = random("unread");
        double[][] first = Planes.rows(random, 2, 8, 0.3);
        double[][] second = Planes.rows(random, 8, 6, 0.3);
        double[][] third = Planes.rows(random, 6, 2, 0.3);
        for (double[] row : second) {
            row[0] = 0;
            row[1] = 0;
        }
        Network network =
                Planes.network(OracleNetworks.RELU, Planes.dense(first), Planes.dense(second), Planes.dense(third));
        double[][] fewer = Arrays.copyOfRange(first, 2, 8);
        double[][] narrow = new double[6][];
        for (int o = 0; o < 6; o++) {
            narrow[o] = Arrays.copyOfRange(second[o], 2, 9);
        }
        Network without =
                Planes.network(OracleNetworks.RELU, Planes.dense(fewer), Planes.dense(narrow), Planes.dense(third));
        assertEquals(count(without).linearRegions(), count(network).linearRegions());
    }

    /** relu(x) + relu(y): four quadrants, one of them flat. */
    @Test
    void flatRegionsAreCounted() {
        Network network = Planes.network(
                OracleNetworks.RELU,
                Planes.dense(new double[] {1, 0, 0}, new double[] {0, 1, 0}),
                Planes.dense(new double[] {1, 1, 0.5}));
        assertEquals(new LinearRegionCount(4, 4, 1, 4, 1, true), count(network));
    }

    /** Everything behind a dead layer is one flat region, however the first layer cuts. */
    @Test
    void aDeadLayerLeavesOneRegion() {
        double[][] second = Planes.rows(random("dead"), 5, 3, 0.3);
        for (double[] row : second) {
            Arrays.setAll(row, i -> -Math.abs(row[i]) - 0.01);
        }
        RandomStream random = random("dead");
        Network network = Planes.network(
                OracleNetworks.RELU,
                Planes.dense(Planes.rows(random, 2, 5, 0.3)),
                Planes.dense(second),
                Planes.dense(Planes.rows(random, 3, 2, 0.3)));
        LinearRegionCount count = count(network);
        assertEquals(1, count.linearRegions());
        assertEquals(count.activationRegions(), count.constant());
        assertTrue(count.certified());
    }
}
