package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All of space cut into cones and those into the cells of arrangements, against formulas and exact arithmetic. */
class SpaceStartTest {

    private static long binomial(int n, int k) {
        long b = 1;
        for (int i = 0; i < k; i++) {
            b = b * (n - i) / (i + 1);
        }
        return b;
    }

    private static long[] faces(Arrangement arrangement) {
        SpaceStart start = arrangement.space();
        assertEquals(arrangement.n, start.rank());
        assertEquals(1 << arrangement.n, start.cones().size());
        List<Polytope> cells = arrangement.cut(start.cones());
        long[] faces = Arrangement.ownedFaces(cells);
        assertArrayEquals(arrangement.distinctFaces(cells), faces);
        long euler = 0;
        for (int d = 0; d <= arrangement.n; d++) {
            euler += d % 2 == 0 ? faces[d] : -faces[d];
        }
        assertEquals(arrangement.n % 2 == 0 ? 1 : -1, euler);
        for (Polytope cell : cells) {
            assertEquals(cell.bounded(), Double.isFinite(cell.volume()));
        }
        return faces;
    }

    @ParameterizedTest(name = "{1} hyperplanes in {0} dimensions, seed {2}")
    @CsvSource({"1,1,0", "1,6,1", "2,9,2", "3,3,3", "3,8,4", "4,6,5", "5,6,6"})
    void generalPosition(int n, int k, long seed) {
        Arrangement arrangement = new Arrangement(n);
        RandomStream random = RandomStream.of(seed).named("space");
        for (int j = 0; j < k; j++) {
            long[] plane = new long[n + 1];
            for (int i = 0; i <= n; i++) {
                plane[i] = random.below(200001) - 100000;
            }
            arrangement.add(plane);
        }
        long[] faces = faces(arrangement);
        for (int d = 0; d <= n; d++) {
            // Each of the C(k, n − d) flats of dimension d is cut by the other hyperplanes.
            long cells = 0;
            for (int i = 0; i <= d; i++) {
                cells += binomial(k - n + d, i);
            }
            assertEquals(binomial(k, n - d) * cells, faces[d], "faces of dimension " + d);
        }
    }

    @ParameterizedTest(name = "{1} hyperplanes of small numbers in {0} dimensions, seed {2}")
    @CsvSource({"2,8,1", "2,9,2", "3,7,3", "3,8,4", "4,6,5", "4,7,6", "5,6,7"})
    void parallelAndThroughOnePoint(int n, int k, long seed) {
        Arrangement arrangement = new Arrangement(n);
        RandomStream random = RandomStream.of(seed).named("degenerate");
        for (int i = 1; i <= n; i++) {
            long[] axis = new long[n + 1];
            axis[i] = 1;
            arrangement.add(axis);
        }
        for (int j = n; j < k; j++) {
            long[] plane = new long[n + 1];
            while (Arrays.stream(plane).skip(1).allMatch(c -> c == 0)) {
                for (int i = 0; i <= n; i++) {
                    plane[i] = random.below(3) - 1;
                }
            }
            arrangement.add(plane);
        }
        faces(arrangement);
    }

    @ParameterizedTest(name = "{1} hyperplanes through one point in {0} dimensions")
    @CsvSource({"1,3", "2,6", "3,6", "4,6", "5,6"})
    void central(int n, int k) {
        Arrangement arrangement = new Arrangement(n);
        for (int j = 0; j < k; j++) {
            long[] plane = new long[n + 1];
            for (int i = 1; i <= n; i++) {
                plane[i] = Math.round(Math.pow(j - 2, i - 1));
                plane[0] -= i * plane[i]; // through (1, 2, …, n)
            }
            arrangement.add(plane);
        }
        long[] faces = faces(arrangement);
        int distinct = n == 1 ? 1 : k;
        long expected = 0;
        for (int i = 0; i < n; i++) {
            expected += 2 * binomial(distinct - 1, i);
        }
        assertEquals(expected, faces[n]);
        assertEquals(1, faces[0]);
    }

    @ParameterizedTest(name = "n = {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void rankBelowTheDimension(int n) {
        for (int rank = 0; rank < n; rank++) {
            Arrangement arrangement = new Arrangement(n);
            RandomStream random = RandomStream.of(rank).named("rank");
            long[][] base = new long[rank][n];
            for (long[] row : base) {
                Arrays.setAll(row, i -> random.below(2001) - 1000);
            }
            for (int k = 0; k < 12; k++) {
                long[] plane = new long[n + 1];
                plane[0] = random.below(100);
                for (long[] row : base) {
                    long times = random.below(2001) - 1000;
                    for (int i = 0; i < n; i++) {
                        plane[i + 1] += times * row[i];
                    }
                }
                arrangement.add(plane);
            }
            SpaceStart start = arrangement.space();
            assertEquals(rank, start.rank());
            assertTrue(start.cones().isEmpty());
        }
    }

    @Test
    void barelyIndependent() {
        // Their determinant is 1 in numbers of 2^52: too close for doubles, not for exact arithmetic.
        long big = 1L << 26;
        Arrangement arrangement = new Arrangement(3)
                .add(0, big * big, big * big + 1, 0)
                .add(5, big * big - 1, big * big, 0)
                .add(1, 3, 5, 1 << 20);
        SpaceStart start = arrangement.space();
        assertEquals(3, start.rank());
        assertEquals(8, arrangement.cut(start.cones()).size());
        Arrangement dependent = new Arrangement(3)
                .add(0, big * big, big * big + 1, 0)
                .add(5, 3 * big * big, 3 * big * big + 3, 0)
                .add(1, 3, 5, 1 << 20);
        assertEquals(2, dependent.space().rank());
    }

    @Test
    void planeIsCutIntoWedgesCounterclockwise() {
        RandomStream random = RandomStream.of(5).named("wedges");
        for (int k = 0; k < 50; k++) {
            Arrangement arrangement = new Arrangement(2);
            for (int j = 0; j < 2; j++) {
                arrangement.add(random.below(21) - 10, random.below(21) - 10, random.below(21) - 10);
            }
            SpaceStart start = arrangement.space();
            for (Polytope wedge : start.cones()) {
                double[] x = wedge.x;
                assertTrue(x[4] * x[8] > x[5] * x[7]);
                assertEquals(Hyperplane.INFINITY, wedge.facet(1).plane());
                arrangement.check(wedge);
            }
        }
    }
}
