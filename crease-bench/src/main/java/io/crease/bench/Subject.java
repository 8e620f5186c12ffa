package io.crease.bench;

import io.crease.measure.Measure;
import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
import io.crease.network.Conv2d;
import io.crease.network.Dense;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trajectory.Line;
import io.crease.trajectory.RandomPoints;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;

/** A network and the curves sent through it, as measured in docs/performance.md. */
final class Subject implements AutoCloseable {
    private final Network network;
    private final List<Trajectory> curves;
    private final Workers workers;
    private final Tracer tracer;
    private final List<Measure> measures = Measures.standard();

    private Subject(Network network, List<Trajectory> curves, int threads) {
        this.network = network;
        this.curves = curves;
        workers = new Workers(threads);
        tracer = Tracer.of(new Evaluator(network), curves.get(0).geometry(), workers, Tracer.Options.DEFAULT);
    }

    /**
     * {@code b1}: ReLU [784, 256×4, 10] on 20 segments; {@code b2}: ReLU [784, 512×8, 10] on 20 segments; {@code b2-long}: one of
     * them alone; {@code h1}: hard tanh [100×10], σw² = 8, σb² = 0.01, one quarter arc; {@code lenet}: random LeNet-5 with ReLU
     * and max pools on a line between random images; {@code resnet18}: random ResNet-18 for 32×32 on a thousandth of such a line.
     */
    static Subject named(String name, int threads) {
        return switch (name) {
            case "b1" -> new Subject(OracleNetworks.b1(), List.of(OracleNetworks.segments(20)), threads);
            case "b2" -> new Subject(OracleNetworks.b2(), List.of(OracleNetworks.segments(20)), threads);
            case "b2-one" -> new Subject(OracleNetworks.b2(), List.of(OracleNetworks.segments(1)), threads);
            case "h1" ->
                new Subject(
                        OracleNetworks.network(
                                OracleNetworks.HARD_TANH,
                                new int[] {100, 100, 100, 100, 100, 100, 100, 100, 100, 100},
                                8,
                                0.01,
                                1),
                        List.of(OracleNetworks.arc(100, 0, 1)),
                        threads);
            case "lenet" -> convolutional("cnn:1x28x28-c6-p-c16-p-120-84-10,kernel=5", 0, 1, threads);
            case "resnet18" -> convolutional("resnet:3x32x32-64x2-128x2-256x2-512x2-10", 0.4995, 0.5005, threads);
            default -> throw new IllegalArgumentException("unknown subject " + name);
        };
    }

    private static Subject convolutional(String spec, double from, double to, int threads) {
        Network network = NetworkSpecs.parse(spec).build();
        RandomStream random = RandomStream.of(1).named("trajectory");
        double radius = Math.sqrt(network.input().size());
        Tensor start = RandomPoints.orthogonal(network.input(), List.of(), radius, random.named("from"));
        Tensor end = RandomPoints.orthogonal(network.input(), List.of(start), radius, random.named("to"));
        return new Subject(network, List.of(new Line(start, end).span(from, to)), threads);
    }

    /** Traces every curve and reads the standard measures. */
    List<Readings> measure() {
        List<RecursiveTask<Readings>> tasks = new ArrayList<>();
        for (Trajectory curve : curves) {
            tasks.add(new RecursiveTask<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected Readings compute() {
                    return Measurement.of(tracer, curve, measures, 0, Monitor.NONE);
                }
            });
        }
        all(tasks);
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    /** Runs tasks on this subject's threads. */
    void all(List<? extends ForkJoinTask<?>> tasks) {
        workers.run(new RecursiveAction() {
            private static final long serialVersionUID = 1;

            @Override
            protected void compute() {
                invokeAll(tasks);
            }
        });
    }

    /**
     * Rows, inputs and outputs of the matrix product of each layer that the pieces of all curves ask for, one row a point; a
     * convolution has a row for each position of its window.
     */
    List<int[]> products() {
        List<int[]> products = new ArrayList<>();
        for (Readings readings : measure()) {
            Map<String, Double> piecesAt = new HashMap<>();
            for (Site site : readings.sites()) {
                piecesAt.put(site.name(), readings.value("pieces", site));
            }
            double pieces = 1;
            for (Network.Node node : network.nodes()) {
                int rows = ((int) pieces) * (curves.get(0).geometry().curved() ? 2 : 1) + 1;
                if (node.layer() instanceof Dense dense) {
                    products.add(new int[] {
                        rows,
                        dense.weight().shape().extent(1),
                        dense.weight().shape().extent(0)
                    });
                } else if (node.layer() instanceof Conv2d conv) {
                    int outputs = node.shape().extent(0) / conv.groups();
                    int taps = conv.weight().size() / node.shape().extent(0);
                    int positions = node.shape().extent(1) * node.shape().extent(2);
                    for (int g = 0; g < conv.groups(); g++) {
                        products.add(new int[] {Math.multiplyExact(rows, positions), taps, outputs});
                    }
                }
                double known = piecesAt.getOrDefault(node.name(), Double.NaN);
                pieces = Double.isNaN(known) ? pieces : known;
            }
        }
        return products;
    }

    @Override
    public void close() {
        workers.close();
    }
}
