package io.crease.cli;

import io.crease.data.Networks;
import io.crease.network.NetworkSpec;
import io.crease.network.TooLargeException;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.onnx.OnnxNetwork;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The way from a network's text to the network, with the input shape that its file may leave open. */
final class InputShapeOption {
    /** A file's name, perhaps in quotes. */
    private static final Pattern ONNX =
            Pattern.compile("(['\"]?)(.*\\.onnx)\\1", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Option(
            names = "--input-shape",
            paramLabel = "SHAPE",
            converter = Converter.class,
            description =
                    "Shape of one input without the batch, such as 3x224x224, where an ONNX model leaves it open.")
    private @Nullable Shape shape;

    /** How picocli reads it. */
    static final class Converter implements ITypeConverter<Shape> {
        @Override
        public Shape convert(String text) {
            if (!text.matches("[1-9]\\d{0,8}(x[1-9]\\d{0,8}){0,7}")) {
                throw new TypeConversionException(
                        "'" + text + "' is no shape; expected positive extents such as 3x224x224 or 784");
            }
            try {
                return Shape.of(Arrays.stream(text.split("x", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "': " + e.getMessage());
            }
        }
    }

    /**
     * What a text names.
     *
     * @throws UsageException if it is malformed, or knows its input's shape and that is another
     * @throws InputException if a file cannot be read or makes no network
     */
    NetworkSpec spec(String text) {
        Matcher onnx = ONNX.matcher(text.strip());
        if (onnx.matches()) {
            return OnnxNetwork.open(path(onnx.group(2)), shape == null ? null : shape.extents());
        }
        NetworkSpec spec;
        try {
            spec = Networks.parse(text);
        } catch (TooLargeException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; see crease list networks", e);
        }
        Shape given = shape;
        if (given != null && !given.equals(spec.input())) {
            throw new UsageException("--input-shape is " + given + ", the input of " + spec.text() + " is "
                    + spec.input() + "; expected the same, or no --input-shape");
        }
        return spec;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InputException(name + ": cannot be a path (" + e.getReason() + "); expected a file's name", e);
        }
    }
}
