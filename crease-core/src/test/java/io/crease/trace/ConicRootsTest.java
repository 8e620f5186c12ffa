package io.crease.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roots of one coordinate on a curved piece against signs on a fine grid and bisection, and by the defining equation. */
class ConicRootsTest {
    private static final double[] TANGENTS = {0, 1e-9, 1e-5, 1e-3, 0.1, Math.tan(Math.PI / 8)};

    private static double[] gridRoots(double d0, double dm, double d1, double tangent) {
        List<Double> roots = new ArrayList<>();
        int n = 4096;
        double before = d0;
        double from = -1;
        for (int i = 1; i <= n; i++) {
            double to = i == n ? 1 : -1 + 2.0 * i / n;
            double after = i == n ? d1 : Conic.value(d0, dm, d1, tangent, to);
            if (before < 0 && after > 0 || before > 0 && after < 0) {
                double low = from;
                double high = to;
                for (int k = 0; k < 60; k++) {
                    double middle = (low + high) / 2;
                    if (Conic.value(d0, dm, d1, tangent, middle) > 0 == before > 0) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                roots.add((low + high) / 2);
            }
            before = after == 0 ? before : after;
            from = to;
        }
        return roots.stream().mapToDouble(x -> x).toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreeWithAGrid(long seed) {
        RandomStream random = RandomStream.of(seed).named("conic");
        Conic.Roots roots = new Conic.Roots();
        for (int i = 0; i < 1500; i++) {
            double tangent = TANGENTS[random.below(TANGENTS.length)];
            double scale = Math.exp(30 * random.gaussian());
            double d0 = scale * random.gaussian();
            double dm = scale * random.gaussian() * (random.below(3) == 0 ? 1e-3 : 1);
            double d1 = scale * random.gaussian() * (random.below(3) == 0 ? 1e-3 : 1);
            if (random.below(10) == 0) {
                d0 = 0;
            }
            if (random.below(10) == 0) {
                d1 = 0;
            }
            if (random.below(10) == 0) {
                dm = (d0 + d1) / 2; // straight but for τ
            }
            String what = "d0 " + d0 + " dm " + dm + " d1 " + d1 + " tangent " + tangent;
            roots.solve(d0, dm, d1, tangent);
            double[] expected = gridRoots(d0, dm, d1, tangent);
            boolean above = Conic.value(d0, dm, d1, tangent, -1 + 1e-9) > 0;
            if (Math.abs(Conic.value(d0, dm, d1, tangent, -1 + 1e-9)) > 1e-13 * scale) {
                assertEquals(above, roots.startsAbove, what);
            }
            // A grid misses pairs of roots closer than its step, and roots a hair from a zero at an end.
            double lowest = Math.min(roots.first, roots.count == 2 ? roots.second : roots.first);
            boolean beyondGrid = roots.count == 2 && roots.second - roots.first < 1e-3
                    || roots.count > 0 && lowest < -1 + 1e-3
                    || roots.count > 0 && (roots.count == 2 ? roots.second : roots.first) > 1 - 1e-3;
            if (!beyondGrid) {
                assertEquals(expected.length, roots.count, what);
                for (int k = 0; k < roots.count; k++) {
                    assertEquals(expected[k], k == 0 ? roots.first : roots.second, 1e-10, what);
                }
            }
            for (int k = 0; k < roots.count; k++) {
                double x = k == 0 ? roots.first : roots.second;
                double size = Math.max(Math.abs(d0), Math.max(Math.abs(dm), Math.abs(d1)));
                assertEquals(0, Conic.value(d0, dm, d1, tangent, x), 1e-14 * size, what);
                assertTrue(-1 <= x && x <= 1, what);
            }
        }
    }

    /** Made from chosen roots: f = (X − r1)(X − r2)/(1 + τ²X²) times a factor. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void chosenRootsComeBack(long seed) {
        RandomStream random = RandomStream.of(seed).named("chosen");
        Conic.Roots roots = new Conic.Roots();
        for (int i = 0; i < 20_000; i++) {
            double tangent = TANGENTS[random.below(TANGENTS.length)];
            double t2 = tangent * tangent;
            double r1 = 3 * (2 * random.uniform() - 1);
            double r2 = random.below(3) == 0 ? r1 + Math.exp(-12 * random.uniform()) : 3 * (2 * random.uniform() - 1);
            double factor = Math.exp(20 * random.gaussian()) * (random.below(2) == 0 ? 1 : -1);
            double d0 = factor * (-1 - r1) * (-1 - r2) / (1 + t2);
            double dm = factor * r1 * r2;
            double d1 = factor * (1 - r1) * (1 - r2) / (1 + t2);
            double low = Math.min(r1, r2);
            double high = Math.max(r1, r2);
            boolean lowIn = -1 < low && low < 1;
            boolean highIn = -1 < high && high < 1;
            double margin = 1e-9;
            if (Math.abs(Math.abs(low) - 1) < margin || Math.abs(Math.abs(high) - 1) < margin) {
                continue;
            }
            roots.solve(d0, dm, d1, tangent);
            String what = "roots " + low + ", " + high + " factor " + factor + " tangent " + tangent;
            assertEquals((lowIn ? 1 : 0) + (highIn ? 1 : 0), roots.count, what);
            double tolerance = 1e-14 / Math.max(1e-9, high - low);
            if (lowIn) {
                assertEquals(low, roots.first, tolerance, what);
            }
            if (highIn) {
                assertEquals(high, lowIn ? roots.second : roots.first, tolerance, what);
            }
            assertEquals(d0 > 0, roots.startsAbove, what);
            assertEquals(d1 > 0, roots.endsAbove(), what);
        }
    }

    @Test
    void zerosAtEndsAndFlatPiecesAreNoCrossings() {
        Conic.Roots roots = new Conic.Roots();
        for (double tangent : TANGENTS) {
            for (double sign : new double[] {1e-120, -1, 3e120}) {
                roots.solve(0, 0, 0, tangent);
                assertEquals(0, roots.count);
                assertEquals(false, roots.startsAbove);
                roots.solve(0, sign, 0, tangent);
                assertEquals(0, roots.count);
                assertEquals(sign > 0, roots.startsAbove);
                assertEquals(sign > 0, roots.endsAbove());
                roots.solve(sign, sign, sign, tangent);
                assertEquals(0, roots.count);
                roots.solve(sign, -sign, sign, tangent);
                assertEquals(2, roots.count);
                assertEquals(-roots.first, roots.second, 1e-15);
                roots.solve(sign, 0, -sign, tangent);
                assertEquals(1, roots.count);
                assertEquals(0, roots.first, 1e-15);
                // A double zero at the start: never below, no crossing.
                double t2 = tangent * tangent;
                roots.solve(0, sign, 4 * sign / (1 + t2), tangent);
                assertEquals(sign > 0, roots.endsAbove());
                assertTrue(roots.count == 0 || roots.first < -1 + 1e-14);
            }
        }
    }
}
