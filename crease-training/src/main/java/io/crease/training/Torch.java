package io.crease.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.crease.numeric.Tensor;

/** PyTorch, made ready before anything touches it: no network, no usage statistics, a number of threads that is set and not guessed. */
final class Torch {
    private static final Engine ENGINE = start();

    private Torch() {}

    private static Engine start() {
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
        return Engine.getEngine("PyTorch");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** A manager to be closed by the caller. */
    static NDManager manager() {
        return ENGINE.newBaseManager();
    }

    /** Sets how many threads one operation uses, for all that follows in this process: results depend on it in the last bits. */
    static void setThreads(int threads) {
        if (ENGINE.getVersion() != null) {
            JniUtils.setNumThreads(threads);
        }
    }

    /** PyTorch's version. */
    static String version() {
        return ENGINE.getVersion();
    }

    /** A tensor's numbers in single precision. */
    static float[] floats(Tensor tensor) {
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.get(i);
        }
        return values;
    }

    /** An array's numbers as a tensor of the given shape. */
    static Tensor tensor(io.crease.numeric.Shape shape, NDArray array) {
        float[] values = array.toFloatArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return Tensor.adopt(shape, wide);
    }
}
