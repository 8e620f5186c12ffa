package io.crease.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Map;

/** The forward pass of a model by ONNX Runtime on one thread: what imports and exports are compared with. */
final class OnnxRuntime implements AutoCloseable {
    private final OrtSession session;

    OnnxRuntime(byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            session = OrtEnvironment.getEnvironment().createSession(model, options);
        }
    }

    /** The elements of an output for one float input of that shape, batch included. */
    double[] run(long[] shape, double[] input, String output) throws OrtException {
        float[] floats = new float[input.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) input[i];
        }
        String name = session.getInputNames().iterator().next();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(floats), shape);
                OrtSession.Result result = session.run(Map.of(name, tensor))) {
            OnnxTensor out = (OnnxTensor) result.get(output).orElseThrow();
            TensorInfo info = out.getInfo();
            FloatBuffer buffer = out.getFloatBuffer();
            double[] values = new double[(int) info.getNumElements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = buffer.get(i);
            }
            return values;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
