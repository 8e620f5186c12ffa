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

/** Cells of arrangements in a cube against exact arithmetic, face by face. */
class GeneralPolytopeTest {

    private static GeneralPolytope cube(int n) {
        double[] low = new double[n];
        double[] high = new double[n];
        Arrays.fill(low, -1);
        Arrays.fill(high, 1);
        return GeneralPolytope.box(low, high);
    }

    private static long binomial(int n, int k) {
        long b = 1;
        for (int i = 0; i < k; i++) {
            b = b * (n - i) / (i + 1);
        }
        return b;
    }

    private static double volume(List<Polytope> cells) {
        return cells.stream().mapToDouble(Polytope::volume).sum();
    }

    private static void agree(Arrangement arrangement, List<Polytope> cells) {
        long[] faces = Arrangement.ownedFaces(cells);
        assertArrayEquals(arrangement.distinctFaces(cells), faces);
        long euler = 0;
        for (int d = 0; d <= arrangement.n; d++) {
            euler += d % 2 == 0 ? faces[d] : -faces[d];
        }
        assertEquals(1, euler);
        assertEquals(Math.pow(2, arrangement.n), volume(cells), 1e-12 * Math.pow(2, arrangement.n));
        long[] few = new long[arrangement.n + 1];
        cells.forEach(cell -> cell.countFaces(few, false));
        assertEquals(faces[0], few[0]);
        assertEquals(faces[1], few[1]);
        assertEquals(cells.size(), few[arrangement.n]);
    }

    @ParameterizedTest(name = "n = {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void cubeAndSimplexHaveTheirFaces(int n) {
        long[] faces = new long[n + 1];
        cube(n).countFaces(faces, true);
        for (int d = 0; d <= n; d++) {
            assertEquals(binomial(n, d) << (n - d), faces[d]);
        }
        assertEquals(Math.pow(2, n), cube(n).volume(), 1e-15 * Math.pow(2, n));
        // The corner Σ u_i ≤ 1 − n + ½ of the cube is a simplex with edges of ½; the centre of view sees none of its
        // faces hidden.
        Arrangement arrangement = new Arrangement(n);
        long[] plane = new long[n + 1];
        Arrays.fill(plane, 2);
        plane[0] = 2L * n - 1;
        List<Polytope> cells = arrangement.add(plane).cut(List.of(cube(n)));
        Polytope corner = cells.get(0);
        assertEquals(n + 1, corner.count);
        double volume = 1;
        for (int i = 1; i <= n; i++) {
            volume *= 0.5 / i;
        }
        assertEquals(volume, corner.volume(), 1e-15 * volume);
        long[] ofCorner = new long[n + 1];
        Arrangement.unhidden(corner).countFaces(ofCorner, true);
        for (int d = 0; d <= n; d++) {
            assertEquals(binomial(n + 1, d + 1), ofCorner[d]);
        }
    }

    @ParameterizedTest(name = "{1} hyperplanes in {0} dimensions, seed {2}")
    @CsvSource({"1,9,1", "2,9,2", "3,9,3", "4,7,4", "5,5,5", "6,3,6", "3,14,7", "4,8,8"})
    void generalPosition(int n, int k, long seed) {
        Arrangement arrangement = new Arrangement(n);
        RandomStream random = RandomStream.of(seed).named("general");
        for (int j = 0; j < k; j++) {
            long[] plane = new long[n + 1];
            for (int i = 0; i <= n; i++) {
                plane[i] = random.below(i == 0 ? 801 : 2001) - (i == 0 ? 400 : 1000);
            }
            arrangement.add(plane);
        }
        agree(arrangement, arrangement.cut(List.of(cube(n))));
    }

    @ParameterizedTest(name = "{1} hyperplanes of small numbers in {0} dimensions, seed {2}")
    @CsvSource({"2,8,1", "3,7,2", "3,8,3", "3,9,4", "4,6,5", "4,7,6", "5,5,7", "5,6,8", "6,4,9"})
    void throughVerticesAndAlongEdges(int n, int k, long seed) {
        Arrangement arrangement = new Arrangement(n);
        RandomStream random = RandomStream.of(seed).named("degenerate");
        for (int j = 0; j < k; j++) {
            long[] plane = new long[n + 1];
            while (Arrays.stream(plane).skip(1).allMatch(c -> c == 0)) {
                for (int i = 0; i <= n; i++) {
                    plane[i] = random.below(3) - 1;
                }
            }
            arrangement.add(plane);
        }
        agree(arrangement, arrangement.cut(List.of(cube(n))));
    }

    @ParameterizedTest(name = "{1} hyperplanes through 0 in {0} dimensions")
    @CsvSource({"2,6", "3,6", "4,6", "5,6"})
    void central(int n, int k) {
        Arrangement arrangement = new Arrangement(n);
        for (int j = 0; j < k; j++) {
            long[] plane = new long[n + 1];
            for (int i = 1; i <= n; i++) {
                plane[i] = Math.round(Math.pow(j - 2, i - 1)); // any n of them are independent
            }
            arrangement.add(plane);
        }
        List<Polytope> cells = arrangement.cut(List.of(cube(n)));
        long expected = 0;
        for (int i = 0; i < n; i++) {
            expected += 2 * binomial(k - 1, i);
        }
        assertEquals(expected, cells.size());
        agree(arrangement, cells);
    }

    @Test
    void threePlanesThroughALineAndParallelOnes() {
        Arrangement pencil = new Arrangement(3)
                .add(0, 1, 0, 0)
                .add(0, 0, 1, 0)
                .add(0, 1, 1, 0)
                .add(1, 0, 0, 3)
                .add(-1, 0, 0, 3)
                .add(0, 1, 0, 0);
        List<Polytope> cells = pencil.cut(List.of(cube(3)));
        assertEquals(18, cells.size());
        agree(pencil, cells);
    }

    @Test
    void moreFacetsThanAWordHasBits() {
        for (int n = 3; n <= 4; n++) {
            Arrangement ball = new Arrangement(n);
            RandomStream random = RandomStream.of(n).named("ball");
            for (int j = 0; j < (n == 3 ? 120 : 70); j++) {
                long[] plane = new long[n + 1];
                double norm = 0;
                for (int i = 1; i <= n; i++) {
                    plane[i] = Math.round(1000 * random.gaussian());
                    norm += plane[i] * plane[i];
                }
                plane[0] = (long) (0.9 * Math.sqrt(norm));
                ball.add(plane);
            }
            Polytope inner = cube(n);
            double outside = 0;
            Polytope whole = inner;
            for (int k = 0; k < ball.planes.size(); k++) {
                List<Polytope> parts = ball.cutBy(inner, k);
                // The centre of the ball is on the positive side of all.
                inner = parts.get(parts.size() - 1);
                outside += parts.size() == 2 ? parts.get(0).volume() : 0;
            }
            assertEquals(whole.volume(), inner.volume() + outside, 1e-12);
            assertArrayEquals(
                    ball.distinctFaces(List.of(inner)), Arrangement.ownedFaces(List.of(Arrangement.unhidden(inner))));
            assertTrue(inner.facets() > 64, inner.facets() + " facets");
        }
    }
}
