package io.crease.bench;

import io.crease.network.Network;
import io.crease.numeric.Workers;
import io.crease.region.Domain;
import io.crease.region.RegionCount;
import io.crease.region.Regions;
import io.crease.trace.OracleNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Regions of random ReLU networks in [−1, 1]^n: vertices, edges and regions, and beside each count its dense products. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class RegionsBenchmark {
    /** Widths, joined by dashes. */
    @Param({"2-32-32-32-1", "2-64-64-64-64-1", "2-128-128-128-1", "3-16-16-1", "4-12-12-1", "5-10-10-1"})
    public String subject = "2-32-32-32-1";

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads = 1;

    /** Whether volumes are summed. */
    @Param({"false", "true"})
    public boolean volumes;

    private Workers workers = new Workers(1);
    private Regions regions = regions("2-2-1");
    private Regions big = regions;
    private DenseProducts products = new DenseProducts(List.of());

    private Regions regions(String widths) {
        Network network = network(widths);
        Domain cube = Domain.cube(network.input().size(), -1, 1);
        return new Regions(network, cube, workers, new Regions.Options(false, volumes, Long.MAX_VALUE));
    }

    private static Network network(String widths) {
        return OracleNetworks.network(OracleNetworks.RELU, numbers(widths), 2, 0.01, 1);
    }

    private static int[] numbers(String widths) {
        return List.of(widths.split("-")).stream().mapToInt(Integer::parseInt).toArray();
    }

    /** Makes networks, and counts the products: n + 1 rows for every region behind the layer before. */
    @Setup
    public void prepare() {
        workers.close();
        workers = new Workers(threads);
        regions = regions(subject);
        big = regions("2-256-256-256-256-1");
        RegionCount count = regions.count();
        int[] widths = numbers(subject);
        List<int[]> sizes = new ArrayList<>();
        long before = 1;
        for (int l = 1; l + 1 < widths.length; l++) {
            sizes.add(new int[] {Math.toIntExact(before * (widths[0] + 1)), widths[l - 1], widths[l]});
            before = count.afterLayer().get(l - 1).regions();
        }
        products = new DenseProducts(sizes);
    }

    /** Stops the threads. */
    @TearDown
    public void close() {
        workers.close();
    }

    /** The count. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public RegionCount count() {
        return regions.count();
    }

    /** The floor: what OpenBLAS needs for the products of all regions' affine maps with every hidden layer, on as many threads. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public void denseProducts() {
        List<? extends ForkJoinTask<?>> tasks = products.tasks();
        workers.run(new RecursiveAction() {
            private static final long serialVersionUID = 1;

            @Override
            protected void compute() {
                invokeAll(tasks);
            }
        });
    }

    /** [2, 256 × 4, 1], about a million regions, whatever the subject is: run it with one subject. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public RegionCount millionRegions() {
        return big.count();
    }
}
