package io.crease.network;

import io.crease.numeric.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A spec taken apart: {@code KIND:BODY[,option=value…]}. Commas inside parentheses belong to a value. Its parts know their
 * column in the text, counted from 1, so that an error can say where it is.
 *
 * @param text the whole spec
 * @param kind what stands before the colon
 * @param body what stands between the colon and the first comma
 * @param options what follows, in the order given
 */
public record SpecText(String text, String kind, String body, Map<String, String> options) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    /**
     * A piece of a body.
     *
     * @param text what it says
     * @param column where it starts in the whole spec, from 1
     */
    public record Part(String text, int column) {
        /**
         * This part as a whole number of at least 1.
         *
         * @param what the quantity, as the error calls it
         */
        public int count(String what) {
            if (!WHOLE.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        what + " is '" + text + "' at column " + column + "; expected a whole number");
            }
            BigDecimal value = new BigDecimal(text);
            if (value.signum() <= 0) {
                throw new IllegalArgumentException(what + " is " + value + "; expected at least 1");
            }
            if (value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
                throw new IllegalArgumentException(what + " is " + value + "; expected at most " + Integer.MAX_VALUE);
            }
            return value.intValueExact();
        }

        /** This part as the shape of an image: CHANNELSxHEIGHTxWIDTH. */
        public Shape image() {
            List<Part> extents = split('x');
            if (extents.size() != 3) {
                throw new IllegalArgumentException(
                        "input is '" + text + "' at column " + column + "; expected CHANNELSxHEIGHTxWIDTH");
            }
            return Shape.of(
                    extents.get(0).count("number of channels"),
                    extents.get(1).count("height"),
                    extents.get(2).count("width"));
        }

        /** The pieces between the separators; columns are kept. */
        public List<Part> split(char separator) {
            List<Part> parts = new ArrayList<>();
            int from = 0;
            for (int i = 0; i <= text.length(); i++) {
                // A separator directly behind another, or in front of everything, is the sign of a number.
                boolean sign = separator == '-'
                        && i == from
                        && i + 1 < text.length()
                        && i < text.length()
                        && Character.isDigit(text.charAt(i + 1));
                if (i == text.length() || (text.charAt(i) == separator && !sign)) {
                    parts.add(new Part(text.substring(from, i), column + from));
                    from = i + 1;
                }
            }
            return parts;
        }

        /** The rest of this part from a character on. */
        public Part from(int index) {
            return new Part(text.substring(index), column + index);
        }
    }

    /**
     * Takes a spec apart.
     *
     * @throws IllegalArgumentException if it has no colon, an option has no equals sign or stands twice, or a parenthesis is
     *     open at the end
     */
    public static SpecText parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no colon; expected KIND:BODY[,option=value…]");
        }
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int from = colon + 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("parentheses do not match");
        }
        pieces.add(text.substring(from));
        Map<String, String> options = new LinkedHashMap<>();
        for (String piece : pieces.subList(1, pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + piece + "' is no option; expected option=value");
            }
            if (options.put(
                            piece.substring(0, equals).strip(),
                            piece.substring(equals + 1).strip())
                    != null) {
                throw new IllegalArgumentException(
                        "option '" + piece.substring(0, equals) + "' is given twice; expected it once");
            }
        }
        return new SpecText(text, text.substring(0, colon), pieces.get(0), options);
    }

    /** The body as a part, for its column. */
    public Part bodyPart() {
        return new Part(body, kind.length() + 2);
    }

    /**
     * Refuses options that are not among those known.
     *
     * @throws IllegalArgumentException naming the unknown option, the nearest and all known ones
     */
    public void refuseUnknown(List<SpecOption> known) {
        List<String> names = known.stream().map(SpecOption::name).toList();
        for (String name : options.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(Catalogue.unknown("option", name, names));
            }
        }
    }

    /** What the spec says for an option, or the option's default. */
    public String value(SpecOption option) {
        return options.getOrDefault(option.name(), option.preset());
    }

    /** An option's value as a finite decimal number. */
    public double number(SpecOption option) {
        return number(option.name(), value(option));
    }

    /** An option's value as a whole number of 64 bits. */
    public long whole(SpecOption option) {
        try {
            return Long.parseLong(value(option));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option.name() + " is '" + value(option) + "'; expected a whole number of 64 bits", e);
        }
    }

    /** An option's value as a whole number of at least 1 and 32 bits. */
    public int count(SpecOption option) {
        long value = whole(option);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(option.name() + " is " + value + "; expected 1 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /** An option's value as one of the choices. */
    public String choice(SpecOption option, String... choices) {
        if (!List.of(choices).contains(value(option))) {
            throw new IllegalArgumentException(
                    option.name() + " is '" + value(option) + "'; expected " + String.join(" or ", choices));
        }
        return value(option);
    }

    /** An option's value as true or false. */
    public boolean flag(SpecOption option) {
        return choice(option, "true", "false").equals("true");
    }

    /** A finite decimal number; {@code what} names it in the error. */
    public static double number(String what, String text) {
        String stripped = text.strip();
        double value = NUMBER.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is '" + stripped + "'; expected a finite number");
        }
        return value;
    }

    /** The shortest text of a number that reads back as the same double, without {@code .0}. */
    public static String plain(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
