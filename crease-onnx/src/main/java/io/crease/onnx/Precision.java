package io.crease.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.crease.numeric.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import onnx.Onnx.TensorProto.DataType;

/** The type of the numbers in an ONNX file that is written. */
public enum Precision {
    /** 32 bits, which every tool runs; weights are rounded to the nearest. */
    FLOAT(Float.BYTES, DataType.FLOAT),
    /** 64 bits: the file holds the network to the last bit. Many tools run only some operators on them. */
    DOUBLE(Double.BYTES, DataType.DOUBLE);

    private final int bytes;
    private final DataType type;

    Precision(int bytes, DataType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** Size of one number in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The number by which ONNX knows this type. */
    int type() {
        return type.getNumber();
    }

    /** Whether a float attribute of an operator says {@code value} as precisely as a tensor of this type does. */
    boolean fitsAttribute(double value) {
        return this == FLOAT || (float) value == value;
    }

    /**
     * The values in ONNX's byte order.
     *
     * @param where what they are, for the error
     * @throws InputException if a value lies beyond the range of the type
     */
    ByteString encode(String where, double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            if (this == DOUBLE) {
                buffer.putDouble(values[i]);
            } else if (Float.isInfinite((float) values[i])) {
                throw new InputException(where + ": value " + i + " is " + values[i] + ", beyond the range of 32 bits;"
                        + " expected at most " + Float.MAX_VALUE + ": write it in double precision");
            } else {
                buffer.putFloat((float) values[i]);
            }
        }
        return UnsafeByteOperations.unsafeWrap(buffer.array());
    }
}
