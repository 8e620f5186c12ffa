package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cornersAreThePoints(long seed) {
        Tensor[] points = points(seed, 50);
        Plane plane = Plane.through(points[0], points[1], points[2]);
        Domain domain = plane.rectangle(0.25);
        double[] corners = plane.corners();
        for (int p = 0; p < 3; p++) {
            double[] at = domain.at(corners[2 * p], corners[2 * p + 1]);
            assertArrayEquals(points[p].toArray(), at, 1e-13, "seed " + seed);
        }
        assertEquals(1, domain.unitVolume(), 1e-14);
        assertEquals(0, corners[3]);
        assertTrue(corners[2] > 0 && corners[5] > 0);
    }

    /** The third point nearly on the line of the other two: one pass of Gram–Schmidt would leave the axes oblique. */
    @Test
    void axesAreOrthogonalForSlivers() {
        Tensor[] points = points(7, 100);
        double[] third = new double[100];
        for (int i = 0; i < 100; i++) {
            third[i] = points[0].get(i) + 0.3 * (points[1].get(i) - points[0].get(i)) + 1e-9 * points[2].get(i);
        }
        Domain domain =
                Plane.through(points[0], points[1], Tensor.vector(third)).triangle();
        double dot = 0;
        for (int i = 0; i < 100; i++) {
            dot += domain.direction(0, i) * domain.direction(1, i);
        }
        assertEquals(0, dot, 1e-15);
    }

    @Test
    void rectangleAndSquare() {
        Plane plane = Plane.through(Tensor.vector(0, 0, 1), Tensor.vector(4, 0, 1), Tensor.vector(-1, 2, 1));
        Domain rectangle = plane.rectangle(0.1);
        assertArrayEquals(new double[] {-1.5, -0.2}, rectangle.low(), 1e-15);
        assertArrayEquals(new double[] {4.5, 2.2}, rectangle.high(), 1e-15);
        assertArrayEquals(new double[] {0, 0, 4, 0, -1, 2}, plane.triangle().corners(), 1e-15);
        Domain square = Plane.along(Tensor.vector(1, 1, 1), Tensor.vector(0, 5, 0), Tensor.vector(0, 1, 3))
                .square(2);
        assertArrayEquals(new double[] {1, 3, -1}, square.at(2, -2), 1e-15);
    }

    @Test
    void degeneratePlanesAreRefused() {
        Tensor a = Tensor.vector(0.1, 0.2, 0.3);
        Tensor b = Tensor.vector(1.1, 0.7, -0.2);
        Tensor between = Tensor.vector(0.1 + 0.7, 0.2 + 0.35, 0.3 - 0.35);
        for (Tensor c : new Tensor[] {a, b, between}) {
            assertTrue(assertThrows(InputException.class, () -> Plane.through(a, b, c))
                    .getMessage()
                    .contains("on one line"));
        }
        assertThrows(InputException.class, () -> Plane.through(a, a, b));
        assertThrows(InputException.class, () -> Plane.along(a, b, Tensor.vector(0, 0, 0)));
        assertThrows(InputException.class, () -> Plane.through(a, b, Tensor.vector(1, 2)));
        Plane plane = Plane.through(a, b, Tensor.vector(0, 0, 9));
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(InputException.class, () -> plane.rectangle(bad));
            assertThrows(InputException.class, () -> plane.square(bad));
        }
    }

    private static Tensor[] points(long seed, int n) {
        Tensor[] points = new Tensor[3];
        for (int p = 0; p < 3; p++) {
            points[p] = Tensor.vector(RandomStream.of(seed).named("p" + p).gaussians(n, 1));
        }
        return points;
    }
}
