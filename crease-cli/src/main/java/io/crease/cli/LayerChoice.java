package io.crease.cli;

import io.crease.network.Network;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which hidden layers: one by its number, or {@code all}.
 *
 * @param number from 1, or null for all
 */
record LayerChoice(@Nullable Integer number) {

    /** How picocli reads it. */
    static final class Converter implements ITypeConverter<LayerChoice> {
        @Override
        public LayerChoice convert(String text) {
            if (text.equals("all")) {
                return new LayerChoice(null);
            }
            if (text.matches("\\d{1,9}")) {
                return new LayerChoice(Integer.valueOf(text));
            }
            throw new TypeConversionException("'" + text + "' is no layer; expected a number from 1, or all");
        }
    }

    /** The numbers of the chosen layers. @throws UsageException if the network has no such layer */
    List<Integer> of(Network network) {
        int hidden = network.layers().size();
        Integer one = number;
        if (hidden == 0) {
            throw new UsageException("the network has no hidden layer; expected one to sweep");
        }
        if (one == null) {
            return IntStream.rangeClosed(1, hidden).boxed().toList();
        }
        if (one < 1 || one > hidden) {
            throw new UsageException("--layer is " + one + "; expected 1 to " + hidden + ", or all");
        }
        return List.of(one);
    }
}
