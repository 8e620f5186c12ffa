package io.crease.onnx;

import io.crease.numeric.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;

/**
 * Tensors whose bytes lie in files beside the model. Only files in the model's folder or below it are read: absolute paths,
 * {@code ..} and links that lead out of it are refused.
 */
final class ExternalData {
    private final String model;
    private final Path folder;

    /**
     * @param model what errors begin with
     * @param folder the model's
     */
    ExternalData(String model, Path folder) {
        this.model = model;
        this.folder = folder;
    }

    private record Place(Path file, long offset, long length) {}

    /** Refuses a tensor whose bytes are not there; nothing is read. */
    void check(String what, TensorProto tensor, long bytes) {
        place(what, tensor, bytes);
    }

    /** The bytes of a tensor, {@code bytes} of them. */
    ByteBuffer read(String what, TensorProto tensor, long bytes) {
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new InputException(
                    model + ": " + what + " has " + bytes + " bytes; expected less than 2 GiB a tensor");
        }
        Place place = place(what, tensor, bytes);
        ByteBuffer buffer = ByteBuffer.allocate((int) bytes);
        try (SeekableByteChannel channel = Files.newByteChannel(place.file())) {
            channel.position(place.offset());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until full
            }
        } catch (IOException e) {
            throw new InputException(
                    model + ": " + what + ": " + place.file() + " cannot be read (" + e.getMessage() + ")", e);
        }
        if (buffer.hasRemaining()) {
            throw new InputException(model + ": " + what + ": " + place.file() + " ends too early; write it again");
        }
        return buffer.flip();
    }

    private Place place(String what, TensorProto tensor, long bytes) {
        String location = "";
        long offset = 0;
        long length = bytes;
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            switch (entry.getKey()) {
                case "location" -> location = entry.getValue();
                case "offset" -> offset = number(what, entry);
                case "length" -> length = number(what, entry);
                default -> {
                    // checksums and the like
                }
            }
        }
        Path file = inside(what, location);
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            throw new InputException(model + ": " + what + ": " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
        if (length != bytes) {
            throw new InputException(
                    model + ": " + what + " is declared to have " + length + " bytes of external data, its"
                            + " shape takes " + bytes + "; expected equal numbers: export again");
        }
        if (offset > size || length > size - offset) {
            throw new InputException(model + ": " + what + " takes bytes " + offset + " to " + (offset + length)
                    + " of " + file + ", which has " + size
                    + "; expected them there: the file is truncated or of another model");
        }
        return new Place(file, offset, length);
    }

    private long number(String what, StringStringEntryProto entry) {
        if (!entry.getValue().matches("[0-9]{1,18}")) {
            throw new InputException(model + ": " + what + ": " + entry.getKey() + " of its external data is '"
                    + entry.getValue() + "'; expected a number of bytes");
        }
        return Long.parseLong(entry.getValue());
    }

    private Path inside(String what, String location) {
        Path relative;
        try {
            relative = Path.of(location);
        } catch (InvalidPathException e) {
            throw new InputException(model + ": " + what + ": external data in '" + location + "' is no path", e);
        }
        boolean up = false;
        for (Path part : relative) {
            up |= part.toString().equals("..");
        }
        // Windows' ways to write a path are refused everywhere, so that a model is read alike on all machines.
        if (location.isEmpty() || relative.isAbsolute() || up || location.contains("\\") || location.contains(":")) {
            throw outside(what, location);
        }
        Path file = folder.resolve(relative);
        if (!Files.isRegularFile(file)) {
            throw new InputException(model + ": " + what + " has its data in " + file
                    + ", which is no file; expected it beside the model: put it there");
        }
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw outside(what, location);
            }
        } catch (IOException e) {
            throw new InputException(model + ": " + what + ": " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
        return file;
    }

    private InputException outside(String what, String location) {
        return new InputException(model + ": " + what + " has its data in '" + location
                + "', outside the model's folder; expected a relative path inside it: refused");
    }
}
