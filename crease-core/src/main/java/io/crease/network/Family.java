package io.crease.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry with number parameters, written {@code name}, {@code name(0.1)} or {@code name(slope=0.1)}.
 *
 * @param <T> what it makes
 */
public interface Family<T> extends CatalogueEntry {

    /**
     * One parameter.
     *
     * @param name as it may be written before an equals sign
     * @param preset the value it has when it is not written; null when it must be
     */
    record Parameter(String name, @Nullable Double preset) {
        /** A parameter with a default. */
        public static Parameter of(String name, double preset) {
            return new Parameter(name, preset);
        }

        /** A parameter that must be given. */
        public static Parameter required(String name) {
            return new Parameter(name, null);
        }
    }

    /** The parameters in the order in which they are written. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * The member with these arguments.
     *
     * @param arguments finite numbers, one a parameter, in their order
     * @throws IllegalArgumentException if they are out of range
     */
    T with(List<Double> arguments);

    @Override
    default String syntax() {
        if (parameters().isEmpty()) {
            return name();
        }
        return parameters().stream()
                .map(p -> p.preset() == null ? p.name() : p.name() + "=" + SpecText.plain(p.preset()))
                .collect(Collectors.joining(",", name() + "(", ")"));
    }

    @Override
    default String example() {
        return name();
    }

    /** {@code name(a,b)}: how a member with these arguments is written. */
    static String call(String name, double... arguments) {
        List<String> texts = new ArrayList<>();
        for (double argument : arguments) {
            texts.add(SpecText.plain(argument));
        }
        return name + "(" + String.join(",", texts) + ")";
    }

    /**
     * The member that {@code text} asks for.
     *
     * @throws IllegalArgumentException if the name or a parameter is unknown, missing, given twice or not a number
     */
    static <T, F extends Family<T>> T parse(Catalogue<F> catalogue, String text) {
        int open = text.indexOf('(');
        F family = catalogue.named(open < 0 ? text : text.substring(0, open));
        if (open >= 0 && !text.endsWith(")")) {
            throw new IllegalArgumentException(
                    "'" + text + "' has no closing parenthesis; expected " + family.syntax());
        }
        String inside = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
        return family.with(arguments(family, text, inside));
    }

    private static List<Double> arguments(Family<?> family, String text, String inside) {
        List<Parameter> parameters = family.parameters();
        @Nullable Double[] values = new Double[parameters.size()];
        List<String> parts = inside.isBlank() ? List.of() : List.of(inside.split(",", -1));
        if (parts.size() > parameters.size()) {
            throw new IllegalArgumentException("'" + text + "' has " + parts.size() + " parameters; expected "
                    + (parameters.isEmpty() ? "none" : "at most " + parameters.size() + ": " + family.syntax()));
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            int equals = part.indexOf('=');
            int slot = i;
            if (equals >= 0) {
                List<String> names = parameters.stream().map(Parameter::name).toList();
                String name = part.substring(0, equals).strip();
                slot = names.indexOf(name);
                if (slot < 0) {
                    throw new IllegalArgumentException(Catalogue.unknown("parameter of " + family.name(), name, names));
                }
            }
            if (values[slot] != null) {
                throw new IllegalArgumentException(
                        "'" + text + "' gives " + parameters.get(slot).name() + " twice; expected " + family.syntax());
            }
            values[slot] = SpecText.number(parameters.get(slot).name(), part.substring(equals + 1));
        }
        List<Double> complete = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Double value = values[i] != null ? values[i] : parameters.get(i).preset();
            if (value == null) {
                throw new IllegalArgumentException(
                        "'" + text + "' does not say " + parameters.get(i).name() + "; expected " + family.syntax());
            }
            complete.add(value);
        }
        return complete;
    }
}
