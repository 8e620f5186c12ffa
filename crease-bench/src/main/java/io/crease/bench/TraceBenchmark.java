package io.crease.bench;

import io.crease.measure.Readings;
import java.util.List;
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

/** Exact traces with the standard measures, and beside each the dense products of its pieces. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class TraceBenchmark {
    /** What is traced; see {@link Subject}. */
    @Param({"b1", "b2", "b2-one", "h1", "lenet", "resnet18"})
    public String subject = "b1";

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads = 1;

    private Subject traced = Subject.named("b1", 1);
    private DenseProducts products = new DenseProducts(List.of());

    /** Makes network and curves. */
    @Setup
    public void prepare() {
        traced = Subject.named(subject, threads);
        products = new DenseProducts(traced.products());
    }

    /** Stops the threads. */
    @TearDown
    public void close() {
        traced.close();
    }

    /** The exact trace. */
    @Benchmark
    public List<Readings> trace() {
        return traced.measure();
    }

    /** The floor: what OpenBLAS needs for the full matrix products of the same pieces on as many threads. */
    @Benchmark
    public void denseProducts() {
        traced.all(products.tasks());
    }
}
