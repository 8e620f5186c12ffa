package io.crease.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Shares as people write them, always with the sign: {@code 10%} is 0.1. Without it {@code 1} could be meant either way. */
final class Percentage implements ITypeConverter<Double> {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?%");

    @Override
    public Double convert(String text) {
        Matcher matcher = PERCENT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no percentage; expected one such as 10% or 2.5%");
        }
        return Double.parseDouble(matcher.group(1)) / 100;
    }
}
