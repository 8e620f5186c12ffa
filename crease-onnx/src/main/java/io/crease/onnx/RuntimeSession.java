package io.crease.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import ai.onnxruntime.platform.Fp16Conversions;
import io.crease.numeric.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A model loaded into ONNX Runtime. Each run takes one thread, the caller's, so that as many run side by side as there are callers;
 * nothing is logged. Safe for use by several threads.
 */
final class RuntimeSession implements AutoCloseable {
    private static final long MOST_SECONDS = 120;
    private static final int MOST_WORDS = 300;

    private final String name;
    private final GraphInput input;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ScheduledExecutorService clock;

    /** A tensor that came out of a run; its arrays are not copied. */
    static final class Found {
        private final long[] dims;
        private final double[] values;

        Found(long[] dims, double[] values) {
            this.dims = dims;
            this.values = values;
        }

        long[] dims() {
            return dims;
        }

        /** Row-major. */
        double[] values() {
            return values;
        }
    }

    /**
     * Loads a model.
     *
     * @param name what errors begin with
     * @throws InputException if ONNX Runtime refuses it, or does not run on this platform
     */
    RuntimeSession(String name, byte[] model, GraphInput input) {
        this.name = name;
        this.input = input;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "crease");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new InputException(
                    name + ": ONNX Runtime " + version() + " does not load it: " + words(e)
                            + "; expected a model that it runs: check it with onnxruntime",
                    e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
            throw new InputException(
                    name + ": ONNX Runtime does not start on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch")
                            + "; expected a platform that it supports: only piecewise-linear and smooth graphs are"
                            + " measured without it",
                    e);
        }
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "crease-onnxruntime-clock");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    private static String words(Exception e) {
        String all = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        return all.length() <= MOST_WORDS ? all : all.substring(0, MOST_WORDS) + "…";
    }

    /** The types of the outputs: of numbers, or null for an output that holds none that are read. */
    Map<String, @Nullable OnnxJavaType> types() {
        Map<String, @Nullable OnnxJavaType> types = new LinkedHashMap<>();
        try {
            session.getOutputInfo().forEach((output, info) -> {
                ValueInfo value = info.getInfo();
                types.put(output, value instanceof TensorInfo tensor ? tensor.type : null);
            });
        } catch (OrtException e) {
            throw new InputException(name + ": ONNX Runtime does not say what its tensors are: " + words(e), e);
        }
        return types;
    }

    /**
     * Runs the model.
     *
     * @param points the values of {@code rows} points, one after the other
     * @param rows extent of the batch, 1 where there is none
     * @param outputs those wanted; tensors of floating-point numbers
     * @throws RunException if the run fails
     */
    Map<String, Found> run(double[] points, int rows, Set<String> outputs) throws RunException {
        if (outputs.isEmpty()) {
            return Map.of();
        }
        long[] dims = input.extents().stream().mapToLong(Integer::longValue).toArray();
        if (input.batched()) {
            dims[0] = rows;
        }
        int count = rows * input.shape().size();
        Future<?> alarm = null;
        try (OnnxTensor tensor = tensor(points, count, dims);
                OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            alarm = clock.schedule(() -> terminate(options), MOST_SECONDS, TimeUnit.SECONDS);
            try (OrtSession.Result result = session.run(Map.of(input.name(), tensor), outputs, options)) {
                Map<String, Found> found = new LinkedHashMap<>();
                for (String output : outputs) {
                    OnnxValue value = result.get(output).orElse(null);
                    if (!(value instanceof OnnxTensor made)) {
                        throw new RunException("tensor " + output + " is missing", null);
                    }
                    found.put(output, found(made));
                }
                return found;
            }
        } catch (OrtException e) {
            throw new RunException(words(e), e);
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
    }

    private static void terminate(OrtSession.RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException | IllegalStateException e) {
            // the run has ended in the meantime
        }
    }

    private OnnxTensor tensor(double[] values, int count, long[] dims) throws OrtException {
        if (input.elementType() == ElementType.DOUBLE.code()) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(count * Double.BYTES).order(ByteOrder.nativeOrder());
            return OnnxTensor.createTensor(
                    environment, bytes.asDoubleBuffer().put(values, 0, count).flip(), dims);
        }
        FloatBuffer floats = ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < count; i++) {
            floats.put(i, (float) values[i]);
        }
        if (input.elementType() == ElementType.FLOAT16.code()) {
            return OnnxTensor.createTensor(
                    environment, Fp16Conversions.convertFloatBufferToFp16Buffer(floats), dims, OnnxJavaType.FLOAT16);
        }
        if (input.elementType() == ElementType.BFLOAT16.code()) {
            return OnnxTensor.createTensor(
                    environment, Fp16Conversions.convertFloatBufferToBf16Buffer(floats), dims, OnnxJavaType.BFLOAT16);
        }
        return OnnxTensor.createTensor(environment, floats, dims);
    }

    private static Found found(OnnxTensor tensor) {
        double[] values;
        DoubleBuffer doubles = tensor.getDoubleBuffer();
        if (doubles != null) {
            values = new double[doubles.remaining()];
            doubles.get(values);
        } else {
            FloatBuffer floats = tensor.getFloatBuffer();
            values = new double[floats == null ? 0 : floats.remaining()];
            for (int i = 0; i < values.length && floats != null; i++) {
                values[i] = floats.get(i);
            }
        }
        return new Found(tensor.getInfo().getShape(), values);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
        }
    }

    /** A run that failed, with ONNX Runtime's words. */
    static final class RunException extends Exception {
        private static final long serialVersionUID = 1;

        RunException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
