package io.crease.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people write them, in seconds: {@code 30s}, {@code 2m}, {@code 1.5h}, {@code 45}. */
final class Seconds implements ITypeConverter<Double> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|min|h|)");

    @Override
    public Double convert(String text) {
        Matcher matcher = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        double seconds = 0;
        if (matcher.matches()) {
            double unit =
                    switch (matcher.group(2)) {
                        case "ms" -> 1e-3;
                        case "m", "min" -> 60;
                        case "h" -> 3600;
                        default -> 1;
                    };
            seconds = Double.parseDouble(matcher.group(1)) * unit;
        }
        if (!(seconds > 0)) {
            throw new TypeConversionException("'" + text + "' is no time; expected such as 30s, 2m, 1h or seconds");
        }
        return seconds;
    }
}
