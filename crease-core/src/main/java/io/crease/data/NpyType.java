package io.crease.data;

import io.crease.numeric.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The type of a .npy array's elements, read from a descr such as {@code <f8}.
 *
 * @param kind f (IEEE float), i (two's complement), u (unsigned) or b (boolean: 0 or 1)
 * @param bytes bytes of an element
 */
record NpyType(char kind, int bytes, ByteOrder order) {

    /** Turns the element at a byte offset into a double. */
    interface Decoder {
        double at(ByteBuffer bytes, int offset);
    }

    /** @throws InputException if the type is not a real number of at most 8 bytes */
    static NpyType parse(String where, String descr) {
        if (descr.matches("[<>|=]?O.*")) {
            throw new InputException(where + ": holds Python objects (dtype '" + descr
                    + "'), stored as a pickle; refused, since unpickling runs code the file brings along: save numbers, with"
                    + " array.astype('float64')");
        }
        boolean known = descr.matches("[<>](f[248]|[iu][1248]|b1)|\\|([iu]1|b1)");
        if (!known) {
            throw new InputException(where + ": dtype '" + descr
                    + "'; expected f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8 or b1 with byte order < or >: convert it with"
                    + " array.astype('float64')");
        }
        ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyType(descr.charAt(1), descr.charAt(2) - '0', order);
    }

    /** Whether elements are unsigned integers of 8 bits. */
    boolean unsignedByte() {
        return kind == 'u' && bytes == 1;
    }

    /** The decoder for buffers that are set to {@link #order()}; 64-bit integers are rounded to the nearest double. */
    Decoder decoder() {
        return switch ("" + kind + bytes) {
            case "f2" -> (b, at) -> half(b.getShort(at));
            case "f4" -> ByteBuffer::getFloat;
            case "f8" -> ByteBuffer::getDouble;
            case "i1" -> ByteBuffer::get;
            case "i2" -> ByteBuffer::getShort;
            case "i4" -> ByteBuffer::getInt;
            case "i8" -> (b, at) -> (double) b.getLong(at);
            case "u1" -> (b, at) -> b.get(at) & 0xff;
            case "u2" -> (b, at) -> b.getShort(at) & 0xffff;
            case "u4" -> (b, at) -> b.getInt(at) & 0xffff_ffffL;
            case "u8" -> (b, at) -> unsigned(b.getLong(at));
            case "b1" -> (b, at) -> b.get(at) == 0 ? 0 : 1;
            default -> throw new AssertionError(this);
        };
    }

    /** The lowest bit is kept by the halving as a sticky bit, so that the result is rounded once. */
    private static double unsigned(long bits) {
        return bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
    }

    /** IEEE 754 binary16: a sign, 5 bits of exponent (bias 15), 10 bits of fraction; exact. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else {
            magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
