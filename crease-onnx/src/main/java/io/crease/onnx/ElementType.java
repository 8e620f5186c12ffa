package io.crease.onnx;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import onnx.Onnx.TensorProto;
import org.jspecify.annotations.Nullable;

/** The element types that are read, and how. */
enum ElementType {
    FLOAT(1, 4, false),
    UINT8(2, 1, true),
    INT8(3, 1, true),
    UINT16(4, 2, true),
    INT16(5, 2, true),
    INT32(6, 4, true),
    INT64(7, 8, true),
    BOOL(9, 1, true),
    FLOAT16(10, 2, false),
    DOUBLE(11, 8, false),
    UINT32(12, 4, true),
    UINT64(13, 8, true),
    BFLOAT16(16, 2, false);

    private static final int STRING = 8;
    private final int code;
    private final int bytes;
    private final boolean integer;

    ElementType(int code, int bytes, boolean integer) {
        this.code = code;
        this.bytes = bytes;
        this.integer = integer;
    }

    /** The type of ONNX's number, or null if it is none that is read. */
    static @Nullable ElementType of(int code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** How a number is called in errors. */
    static String name(int code) {
        ElementType type = of(code);
        if (type != null) {
            return type.name();
        }
        return code == STRING ? "STRING" : code == 0 ? "UNDEFINED" : "number " + code;
    }

    int code() {
        return code;
    }

    /** Bytes of one element in raw data. */
    int bytes() {
        return bytes;
    }

    /** True for integers and bool. */
    boolean integer() {
        return integer;
    }

    /** Number of entries that the tensor holds in the typed field for this type. */
    long typedCount(TensorProto t) {
        return switch (this) {
            case FLOAT -> t.getFloatDataCount();
            case DOUBLE -> t.getDoubleDataCount();
            case INT64 -> t.getInt64DataCount();
            case UINT32, UINT64 -> t.getUint64DataCount();
            default -> t.getInt32DataCount();
        };
    }

    /** The elements in the typed field. */
    double[] typed(TensorProto t, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (this) {
                case FLOAT -> t.getFloatData(i);
                case DOUBLE -> t.getDoubleData(i);
                case INT64 -> t.getInt64Data(i);
                case UINT32 -> t.getUint64Data(i) & 0xffff_ffffL;
                case UINT64 -> unsigned(t.getUint64Data(i));
                case FLOAT16 -> half((short) t.getInt32Data(i));
                case BFLOAT16 -> Float.intBitsToFloat(t.getInt32Data(i) << 16);
                default -> t.getInt32Data(i);
            };
        }
        return values;
    }

    /** The elements in raw little-endian bytes. */
    double[] raw(ByteBuffer data, int count) {
        ByteBuffer in = data.order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (this) {
                case FLOAT -> in.getFloat();
                case DOUBLE -> in.getDouble();
                case INT64 -> in.getLong();
                case UINT64 -> unsigned(in.getLong());
                case INT32 -> in.getInt();
                case UINT32 -> in.getInt() & 0xffff_ffffL;
                case INT16 -> in.getShort();
                case UINT16 -> in.getShort() & 0xffff;
                case INT8 -> in.get();
                case UINT8 -> in.get() & 0xff;
                case BOOL -> in.get() != 0 ? 1 : 0;
                case FLOAT16 -> half(in.getShort());
                case BFLOAT16 -> Float.intBitsToFloat(in.getShort() << 16);
            };
        }
        return values;
    }

    double[] raw(ByteString data, int count) {
        return raw(data.asReadOnlyByteBuffer(), count);
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1) * 2.0 + (bits & 1);
    }

    /** IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
    static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size;
        if (exponent == 0x1f) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            size = fraction * 0x1p-24;
        } else {
            size = Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
        }
        return bits < 0 ? -size : size;
    }
}
