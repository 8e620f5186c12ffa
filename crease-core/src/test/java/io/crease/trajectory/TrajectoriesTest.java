package io.crease.trajectory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {
    private static final Tensor A = Tensor.vector(2, 0, 0);
    private static final Tensor B = Tensor.vector(3, 5, 0);
    private static final Tensor C = Tensor.vector(1, 1, 1);

    @Test
    void everyKindStartsInItsFirstPointAndSaysItsName() {
        for (TrajectoryKind kind : Trajectories.catalogue().entries()) {
            boolean via = kind.randomVia() > 0;
            Trajectory curve = kind.through(new Waypoints(A, B, via ? List.of(C) : List.of()));
            assertEquals(kind.name(), curve.kind());
            assertArrayEquals(A.toArray(), curve.at(0), 1e-12, kind.name());
        }
    }

    @Test
    void aCircleKeepsItsDistance() {
        Trajectory circle = new CircleKind().through(new Waypoints(A, B, List.of()));
        Norms norms = Norms.of(circle);
        assertTrue(norms.constant());
        assertEquals(2, norms.rootMeanSquare(), 1e-12);
        assertArrayEquals(new double[] {0, 2, 0}, circle.at(0.25), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new CircleKind()
                .through(new Waypoints(A, Tensor.vector(4, 0, 0), List.of())));
    }

    @Test
    void normsOfALine() {
        Norms norms = Norms.of(new Line(Tensor.vector(0, 0), Tensor.vector(3, 0)));
        assertFalse(norms.constant());
        assertEquals(0, norms.smallest());
        assertEquals(3, norms.largest());
        assertEquals(Math.sqrt(3), norms.rootMeanSquare(), 1e-12); // ∫ 9t² dt = 3
    }

    @Test
    void randomPointsAreOrthogonal() {
        RandomStream stream = RandomStream.of(1);
        Shape shape = Shape.of(5);
        Tensor a = RandomPoints.orthogonal(shape, List.of(), 2, stream.named("a"));
        Tensor b = RandomPoints.orthogonal(shape, List.of(a, a), 3, stream.named("b"));
        double product = 0;
        for (int i = 0; i < 5; i++) {
            product += a.get(i) * b.get(i);
        }
        assertEquals(0, product, 1e-14);
        assertEquals(2, a.norm(), 1e-14);
        assertEquals(3, b.norm(), 1e-14);
        Tensor only = Tensor.vector(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> RandomPoints.orthogonal(Shape.of(1), List.of(only), 1, stream.named("c")));
    }
}
