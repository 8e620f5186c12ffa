package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arrays in NumPy's .npy format: versions 1.0, 2.0 and 3.0; floats of 2, 4 and 8 bytes, integers of 1 to 8, booleans; either
 * byte order; C or Fortran order. An array without axes is read as shape {@code [1]}. 64-bit integers beyond 2⁵³ are rounded to
 * the nearest double. Pickled objects are refused. NaN and infinities are read as they are.
 */
public final class Npy {
    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /** The shape of the array in {@code file}, from its header alone. @throws InputException if it is not a readable .npy */
    public static Shape shape(Path file) {
        return header(file).shape();
    }

    /** The header of the array in {@code file}. @throws InputException as {@link #shape} */
    static NpyHeader header(Path file) {
        try (ByteSource source = ByteSource.file(file)) {
            return header(source);
        }
    }

    /** The array in {@code file}, row-major. @throws InputException if it is not a readable .npy */
    public static Tensor read(Path file) {
        try (ByteSource source = ByteSource.file(file)) {
            return read(source, 0);
        }
    }

    /**
     * Row {@code row} of the array in {@code file}: index {@code row}, from 0, on its first axis; the shape is that of the other
     * axes, {@code [1]} if there are none. Only the row is held in memory.
     *
     * @throws InputException if the file is not a readable .npy or has no such row
     */
    public static Tensor readRow(Path file, int row) {
        try (ByteSource source = ByteSource.file(file)) {
            return readRow(source, row);
        }
    }

    /**
     * Writes {@code tensor} to {@code file}, whole or not at all: version 1.0, little-endian f8, C order.
     *
     * @throws InputException if it cannot be written
     */
    public static void write(Path file, Tensor tensor) {
        AtomicFile.write(file, out -> write(out, tensor));
    }

    static void write(OutputStream out, Tensor tensor) throws IOException {
        List<Integer> extents = tensor.shape().extents();
        String tuple = extents.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String comma = extents.size() == 1 ? "," : "";
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + tuple + comma + "), }";
        int length = (10 + dictionary.length() + 1 + 63) / 64 * 64 - 10;
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) ' ');
        text[length - 1] = '\n';
        byte[] characters = dictionary.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(characters, 0, text, 0, characters.length);
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, (byte) (length >> 8)});
        out.write(text);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.size(); i++) {
            buffer.putDouble(tensor.get(i));
            if (!buffer.hasRemaining() || i == tensor.size() - 1) {
                out.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        }
    }

    /** Reads a header and checks that the elements it declares are what {@code source} has left. */
    static NpyHeader header(ByteSource source) {
        NpyHeader header = NpyHeader.read(source);
        if (header.dataBytes() != source.left()) {
            boolean less = source.left() < header.dataBytes();
            throw source.refuse("the header declares " + header.shape() + " elements of "
                    + header.type().bytes() + " bytes; expected " + header.dataBytes() + " bytes of data, found "
                    + source.left()
                    + (less ? ": the file is truncated" : ": a file holds one array, save several with numpy.savez"));
        }
        return header;
    }

    /** @param held values that are held in memory already and count against the budget */
    static Tensor read(ByteSource source, long held) {
        NpyHeader header = header(source);
        HeapBudget.require(source.name(), held + header.shape().size());
        Tensor tensor = header.fortran()
                ? NpyElements.columnMajor(source, header, header.shape(), -1)
                : NpyElements.rowMajor(source, header, header.shape());
        source.expectEnd("the array");
        return tensor;
    }

    static Tensor readRow(ByteSource source, int row) {
        NpyHeader header = header(source);
        Shape all = header.shape();
        int rows = all.extent(0);
        if (row < 0 || row >= rows) {
            throw source.refuse(
                    "row " + row + " asked for; the array is " + all + ", expected a row from 0 to " + (rows - 1));
        }
        Shape rest = all.rank() == 1 ? Shape.of(1) : new Shape(all.extents().subList(1, all.rank()));
        HeapBudget.require(source.name(), rest.size());
        Tensor tensor;
        if (header.fortran()) {
            tensor = NpyElements.columnMajor(source, header, rest, row);
        } else {
            source.skip((long) row * rest.size() * header.type().bytes(), "the array");
            tensor = NpyElements.rowMajor(source, header, rest);
            source.skip(source.left(), "the array");
        }
        source.expectEnd("the array");
        return tensor;
    }
}
