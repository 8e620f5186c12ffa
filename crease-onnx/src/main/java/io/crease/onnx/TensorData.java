package io.crease.onnx;

import com.google.protobuf.ByteString;
import io.crease.data.HeapBudget;
import io.crease.numeric.InputException;
import java.util.List;
import onnx.Onnx.TensorProto;
import org.jspecify.annotations.Nullable;

/** Tensors stored in a file: checked against the bytes there are before anything is allocated, then read. */
final class TensorData {
    private final String file;
    private final @Nullable ExternalData external;

    /**
     * @param file what errors begin with
     * @param external the model's folder, or null for a model that lies in no folder
     */
    TensorData(String file, @Nullable ExternalData external) {
        this.file = file;
        this.external = external;
    }

    /**
     * Refuses a tensor whose declared shape does not fit what is stored. Tensors of types that are not read pass; they are refused
     * where they are used.
     */
    void check(String what, TensorProto tensor) {
        ElementType type = ElementType.of(tensor.getDataType());
        if (type != null) {
            stored(what, tensor, type);
        }
    }

    /** The tensor read. @throws Unsupported if its elements are of a type that is not read */
    Constant read(String what, TensorProto tensor) {
        ElementType type = ElementType.of(tensor.getDataType());
        if (type == null) {
            throw new Unsupported(what + " has elements of type " + ElementType.name(tensor.getDataType()));
        }
        int count = stored(what, tensor, type);
        HeapBudget.require(file + ": " + what, count);
        Dims dims =
                Dims.of(tensor.getDimsList().stream().mapToLong(Long::longValue).toArray());
        double[] values;
        if (isExternal(tensor)) {
            values = type.raw(externalData().read(what, tensor, (long) count * type.bytes()), count);
        } else if (tensor.hasRawData()) {
            values = type.raw(tensor.getRawData(), count);
        } else {
            values = type.typed(tensor, count);
        }
        return new Constant(dims, values, type.integer());
    }

    /** A tensor whose bytes lie in another file with these bytes in it. */
    TensorProto inlined(String what, TensorProto tensor) {
        ElementType type = ElementType.of(tensor.getDataType());
        if (type == null) {
            throw new InputException(file + ": " + what + " has external data of type "
                    + ElementType.name(tensor.getDataType()) + "; expected numbers: export it into the file");
        }
        long bytes = (long) stored(what, tensor, type) * type.bytes();
        return tensor.toBuilder()
                .clearExternalData()
                .clearDataLocation()
                .setRawData(ByteString.copyFrom(externalData().read(what, tensor, bytes)))
                .build();
    }

    private static boolean isExternal(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    private ExternalData externalData() {
        if (external == null) {
            throw new InputException(file + ": external data, but the model lies in no folder; expected a file");
        }
        return external;
    }

    /** The number of elements, found to be as declared. */
    private int stored(String what, TensorProto tensor, ElementType type) {
        long count = count(what, tensor.getDimsList());
        if (tensor.hasSegment()) {
            throw new InputException(
                    file + ": " + what + " is a segment of a tensor; expected a whole one: export again");
        }
        if (isExternal(tensor)) {
            externalData().check(what, tensor, count * type.bytes());
        } else if (tensor.hasRawData()) {
            long bytes = tensor.getRawData().size();
            if (bytes != count * type.bytes()) {
                throw mismatch(what, tensor, type, bytes + " bytes", count * type.bytes() + "");
            }
        } else if (type.typedCount(tensor) != count) {
            throw mismatch(what, tensor, type, type.typedCount(tensor) + " elements", count + "");
        }
        return (int) count;
    }

    private InputException mismatch(String what, TensorProto tensor, ElementType type, String found, String expected) {
        return new InputException(file + ": " + what + " is declared as " + type + " " + tensor.getDimsList()
                + " and has " + found + "; expected " + expected + ": the file is damaged");
    }

    private long count(String what, List<Long> dims) {
        long count = 1;
        for (long extent : dims) {
            if (extent < 0) {
                throw new InputException(file + ": " + what + " has shape " + dims + "; expected no negative extents");
            }
            if (extent > 0 && count > Integer.MAX_VALUE / extent) {
                throw new InputException(
                        file + ": " + what + " has shape " + dims + "; expected at most 2^31 - 1 elements in a tensor");
            }
            count *= extent;
        }
        return count;
    }
}
