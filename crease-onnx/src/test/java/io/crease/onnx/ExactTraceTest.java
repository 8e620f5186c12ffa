package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.ExactTracer;
import io.crease.trace.Monitor;
import io.crease.trace.Observer;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import io.crease.trace.Traced;
import io.crease.trace.Tracer;
import io.crease.trajectory.Line;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exact traces of exported convolutional and residual models against ONNX Runtime at points along the curve: the image at every
 * activation, where the pieces put it, and the length of the output's polygon.
 */
class ExactTraceTest {
    private static final long SEED = 11;
    private static final int POINTS = 120;

    @ParameterizedTest
    @CsvSource({
        "lenet5-op13, 0.45, 0.55",
        "resnet18-narrow-op11, 0.49, 0.51",
        "mobilenet-relu6-op13, 0.495, 0.505",
        "vgg11-narrow-op15, 0.49, 0.51",
        "branches-op11, 0, 1"
    })
    void imagesAreThoseOfOnnxRuntime(String name, double from, double to) {
        OnnxImport imported = OnnxImport.of(OnnxFile.open(ExportedModelsTest.file(name)), null);
        Network network = imported.network();
        assertNotNull(network);
        RandomStream random = RandomStream.of(SEED).named(name);
        int size = network.input().size();
        Trajectory line = new Line(
                        Tensor.vector(random.named("from").gaussians(size, 1)),
                        Tensor.vector(random.named("to").gaussians(size, 1)))
                .span(from, to);
        Pieces exact = new Pieces();
        try (Workers workers = new Workers(2);
                RuntimeGraph runtime = RuntimeGraph.open(imported)) {
            // A small budget: many parts, few rows at a time.
            Tracer.Options options = new Tracer.Options(8 << 20, 1e-4, 1000);
            Traced traced = new ExactTracer(new Evaluator(network), workers, options).trace(line, exact, Monitor.NONE);
            assertTrue(traced.complete() && traced.points() > 20, name + ": " + traced);
            Batch points = new Batch(size);
            points.resize(POINTS);
            double[] times = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                times[i] = from + (to - from) * i / (POINTS - 1);
                line.at(times[i], points.values(), i * size);
            }
            List<Batch> images = runtime.of(points);
            int compared = 0;
            for (Site site : runtime.sites()) {
                Piecewise own = exact.images.get(site.name() + " " + site.kind());
                if (own != null && site.kind() != Site.Kind.NODE) {
                    compare(name + ", " + site.name() + " " + site.kind(), own, times, images.get(site.index()));
                    compared++;
                }
            }
            assertTrue(compared >= 2 * network.layers().size(), name + ": " + compared + " sites are in both");
        }
    }

    private static void compare(String what, Piecewise own, double[] times, Batch image) {
        double scale = image.largest();
        double[] row = new double[image.width()];
        double polygon = 0;
        for (int i = 0; i < times.length; i++) {
            own.at(times[i], row);
            double square = 0;
            for (int j = 0; j < row.length; j++) {
                double expected = image.values()[i * row.length + j];
                assertEquals(expected, row[j], 2e-5 * scale, what + " at t = " + times[i] + ", neuron " + j);
                if (i > 0) {
                    double d = expected - image.values()[(i - 1) * row.length + j];
                    square += d * d;
                }
            }
            polygon += Math.sqrt(square);
        }
        // Corners that it cuts shorten a polygon; its noise in single precision lengthens it, and hides short ones.
        double noise = times.length * 2e-6 * scale * Math.sqrt(row.length);
        assertTrue(polygon <= own.length() * (1 + 1e-6) + noise, what + ": " + polygon + ", exact " + own.length());
        assertTrue(polygon >= 0.9 * own.length() - noise, what + ": " + polygon + ", exact " + own.length());
    }

    /** One image as its pieces put it. */
    private static final class Piecewise {
        private final List<double[]> times = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private int width;

        void add(Strip strip) {
            width = strip.width();
            double[] t = new double[strip.pieces() + 1];
            for (int i = 0; i < t.length; i++) {
                t[i] = strip.t(i);
            }
            times.add(t);
            values.add(Arrays.copyOf(strip.values(), t.length * width));
        }

        void at(double t, double[] row) {
            int s = 0;
            while (s + 1 < times.size() && times.get(s)[times.get(s).length - 1] < t) {
                s++;
            }
            double[] own = times.get(s);
            int i = 0;
            while (i + 2 < own.length && own[i + 1] < t) {
                i++;
            }
            double share = (t - own[i]) / (own[i + 1] - own[i]);
            double[] v = values.get(s);
            for (int j = 0; j < width; j++) {
                row[j] = v[i * width + j] + share * (v[(i + 1) * width + j] - v[i * width + j]);
            }
        }

        double length() {
            double length = 0;
            for (int s = 0; s < times.size(); s++) {
                for (int i = 0; i + 1 < times.get(s).length; i++) {
                    double square = 0;
                    for (int j = i * width; j < (i + 1) * width; j++) {
                        double d = values.get(s)[j + width] - values.get(s)[j];
                        square += d * d;
                    }
                    length += Math.sqrt(square);
                }
            }
            return length;
        }
    }

    /** Keeps the images at all sites. */
    private static final class Pieces implements Observer {
        private final Map<String, Piecewise> images = new HashMap<>();

        @Override
        public Observer fork() {
            return new Pieces();
        }

        @Override
        public void accept(Strip strip) {
            images.computeIfAbsent(strip.site().name() + " " + strip.site().kind(), k -> new Piecewise())
                    .add(strip);
        }

        @Override
        public void append(Observer later) {
            ((Pieces) later).images.forEach((site, image) -> {
                Piecewise own = images.computeIfAbsent(site, k -> new Piecewise());
                own.times.addAll(image.times);
                own.values.addAll(image.values);
                own.width = image.width;
            });
        }
    }
}
