package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trace.Zoo;
import io.crease.trajectory.Ellipse;
import io.crease.trajectory.Line;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of traces: against evaluation point by point, and where the image is known. */
class PlaneImagesTest {

    private static PlaneImages traced(Network network, Trajectory curve, long memory) {
        try (Workers workers = new Workers(2)) {
            Tracer tracer = Tracer.of(
                    new Evaluator(network), curve.geometry(), workers, new Tracer.Options(memory, 1e-4, 1_000_000));
            PlaneImages images = new PlaneImages(tracer.sites(), curve);
            Measurement.of(tracer, curve, List.of(new Length()), 0, images, Monitor.NONE);
            return images;
        }
    }

    private static Ellipse circle(int dimension, double radius) {
        double[] u = new double[dimension];
        double[] v = new double[dimension];
        u[0] = radius;
        v[1] = radius;
        return new Ellipse(Tensor.vector(new double[dimension]), Tensor.vector(u), Tensor.vector(v));
    }

    static Stream<Arguments> zoo() {
        List<Arguments> all = new ArrayList<>();
        for (String network : Zoo.NETWORKS) {
            for (String curve : Zoo.CURVES) {
                all.add(Arguments.of(network, curve));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("zoo")
    void pointsAreTheNetworksAtThoseT(String kind, String curveKind) {
        Network network = Zoo.network(kind, 3);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), 3);
        PlaneImages images = traced(network, curve, 1 << 16);
        Site output = images.images().get(images.images().size() - 1).site();
        SitePoints kept = images.points(output);
        assertNotNull(kept);
        assertEquals(PlaneImages.POINTS, kept.points());
        double[] point = new double[network.input().size()];
        for (int k = 0; k < PlaneImages.POINTS; k += 7) {
            curve.at(images.t().get(k), point, 0);
            Tensor expected = network.apply(Tensor.of(network.input(), point.clone()));
            for (int j = 0; j < output.width(); j++) {
                double value = kept.rows()[k * kept.coordinates() + j];
                assertEquals(expected.get(j), value, 1e-9 * (1 + Math.abs(expected.get(j))), "point " + k);
            }
        }
    }

    @Test
    void circleThroughOrthogonalLinearLayersStaysThatCircle() {
        Network network = NetworkSpecs.parse(
                        "mlp:40-40x5-40,activation=clip(min=-100,max=100),init=orthogonal,weight-variance=1")
                .build(5);
        PlaneImages images = traced(network, circle(40, 3), 1 << 20);
        PlaneImage first = images.images().get(0);
        assertEquals(7, images.images().size());
        for (PlaneImage image : images.images()) {
            assertEquals(1, image.explained(), 1e-12);
            int half = (PlaneImages.POINTS - 1) / 2;
            for (int k = 0; k < image.x().size(); k++) {
                int opposite = k < half ? k + half : k - half;
                double diameter = Math.hypot(
                        image.x().get(k) - image.x().get(opposite),
                        image.y().get(k) - image.y().get(opposite));
                assertEquals(6, diameter, 1e-9, image.site().name());
                // Turned towards the image before, each point lies where it lay.
                assertEquals(first.x().get(k), image.x().get(k), 1e-9);
                assertEquals(first.y().get(k), image.y().get(k), 1e-9);
            }
        }
    }

    @Test
    void absoluteValueFoldsACircleToAQuarterThatIsRunFourTimes() {
        Network network =
                Network.builder(Shape.of(2)).then("fold", Zoo.act("abs")).build();
        PlaneImage image = traced(network, circle(2, 1), 1 << 20).images().get(1);
        int quarter = (PlaneImages.POINTS - 1) / 4;
        for (int k = 0; k < quarter; k++) {
            for (int other : new int[] {2 * quarter - k, 2 * quarter + k, 4 * quarter - k}) {
                assertEquals(image.x().get(k), image.x().get(other), 1e-9);
                assertEquals(image.y().get(k), image.y().get(other), 1e-9);
            }
        }
        assertEquals(
                Math.sqrt(2),
                Math.hypot(
                        image.x().get(0) - image.x().get(quarter),
                        image.y().get(0) - image.y().get(quarter)),
                1e-9);
    }

    @Test
    void wideLayersAreSketchedWithTheirDistances() {
        long seed = 11;
        int width = 12_000;
        RandomStream random = RandomStream.of(seed);
        Tensor from = Tensor.vector(random.gaussians(width, 1));
        Tensor to = Tensor.vector(random.gaussians(width, 1));
        Network network =
                Network.builder(Shape.of(width)).then("relu", Zoo.act("relu")).build();
        PlaneImage input =
                traced(network, new Line(from, to), 256 << 20).images().get(0);
        assertTrue(input.sketched());
        double length = 0;
        for (int j = 0; j < width; j++) {
            length = Math.hypot(length, to.get(j) - from.get(j));
        }
        int last = input.x().size() - 1;
        double drawn = Math.hypot(
                input.x().get(last) - input.x().get(0),
                input.y().get(last) - input.y().get(0));
        assertEquals(length, drawn, 0.1 * length, "seed " + seed);
        assertEquals(1, input.explained(), 1e-9);
    }

    @Test
    void planeOfWidePointsIsThatOfAllDirections() {
        // More coordinates than the whole covariance is taken of; the answer is known: two large directions, small
        // others.
        int points = 50;
        int width = 400;
        RandomStream random = RandomStream.of(4);
        double[] noise = random.gaussians(points * width, 1e-3);
        double[] rows = new double[points * width];
        double sum = 0;
        double plane = 0;
        for (int p = 0; p < points; p++) {
            double angle = 2 * Math.PI * p / points;
            for (int j = 0; j < width; j++) {
                rows[p * width + j] =
                        noise[p * width + j] + (j == 17 ? 2 * Math.cos(angle) : j == 301 ? Math.sin(angle) : 0);
                sum += noise[p * width + j] * noise[p * width + j];
            }
            plane += 4 * Math.cos(angle) * Math.cos(angle) + Math.sin(angle) * Math.sin(angle);
        }
        PrincipalPlane found = PrincipalPlane.of(rows, points, width);
        assertEquals(plane / (plane + sum), found.explained(), 1e-4);
        for (int p = 0; p < points; p++) {
            assertEquals(
                    2 * Math.abs(Math.cos(2 * Math.PI * p / points)),
                    Math.abs(found.x().get(p)),
                    2e-2);
            assertEquals(
                    Math.abs(Math.sin(2 * Math.PI * p / points)),
                    Math.abs(found.y().get(p)),
                    2e-2);
        }
    }

    @Test
    void aPointIsAPoint() {
        PrincipalPlane plane = PrincipalPlane.of(new double[] {1e300, 1, 1e300, 1, 1e300, 1}, 3, 2);
        assertEquals(List.of(0.0, 0.0, 0.0), plane.x().stream().map(Math::abs).toList());
        assertEquals(1, plane.explained());
    }
}
