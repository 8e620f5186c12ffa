package io.crease.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An interval, written {@code -1,1}.
 *
 * @param low finite
 * @param high finite, above {@code low}
 */
record Interval(double low, double high) {

    /** How picocli reads it. */
    static final class Converter implements ITypeConverter<Interval> {
        @Override
        public Interval convert(String text) {
            String[] parts = text.split(",", -1);
            try {
                double low = Double.parseDouble(parts[0]);
                double high = Double.parseDouble(parts[parts.length - 1]);
                if (parts.length == 2 && low < high && Double.isFinite(low) && Double.isFinite(high)) {
                    return new Interval(low, high);
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException(refusal(text));
            }
            throw new TypeConversionException(refusal(text));
        }
    }

    private static String refusal(String text) {
        return "'" + text + "' is no interval; expected LOW,HIGH with LOW below HIGH, such as -1,1";
    }
}
