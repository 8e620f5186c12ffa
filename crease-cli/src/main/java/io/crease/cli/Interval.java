package io.crease.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code -1,1}: two finite numbers, the lower one first. */
final class Interval implements ITypeConverter<double[]> {
    @Override
    public double[] convert(String text) {
        String[] parts = text.split(",", -1);
        try {
            double[] ends = parts.length == 2
                    ? new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])}
                    : new double[] {0, 0};
            if (ends[0] < ends[1] && Double.isFinite(ends[0]) && Double.isFinite(ends[1])) {
                return ends;
            }
        } catch (NumberFormatException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    private static TypeConversionException refused(
            String text, @org.jspecify.annotations.Nullable NumberFormatException cause) {
        TypeConversionException refused = new TypeConversionException(
                "'" + text + "' is no interval; expected LOW,HIGH with LOW below HIGH, such as -1,1");
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }
}
