package io.crease.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The seeds of repetitions: {@code 0..19}, {@code 0,3,7} or both, {@code 0..3,10}.
 *
 * @param all in the order given, each once
 */
record Seeds(List<Long> all) {
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");
    private static final int MOST = 100_000;

    /** How picocli reads them. */
    static final class Converter implements ITypeConverter<Seeds> {
        @Override
        public Seeds convert(String text) {
            return parse(text);
        }
    }

    static Seeds parse(String text) {
        Set<Long> seeds = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = RANGE.matcher(part.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + part + "' are no seeds; expected whole numbers and ranges such as 0..19 or 0,3,7");
            }
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
            if (last < first) {
                throw new TypeConversionException("the range " + part + " runs backwards; expected FIRST..LAST");
            }
            if (last - first >= MOST - seeds.size()) {
                throw new TypeConversionException("'" + text + "' are more than " + MOST + " seeds; expected fewer");
            }
            for (long seed = first; seed <= last; seed++) {
                seeds.add(seed);
            }
        }
        return new Seeds(List.copyOf(seeds));
    }
}
