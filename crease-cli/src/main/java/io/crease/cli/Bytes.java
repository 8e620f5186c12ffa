package io.crease.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Amounts of memory as people write them: {@code 192M}, {@code 1.5G}. */
final class Bytes implements ITypeConverter<Long> {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)([KMGT]?)(?:I?B)?");

    @Override
    public Long convert(String text) {
        Matcher matcher = AMOUNT.matcher(text.strip().toUpperCase(Locale.ROOT));
        double bytes = 0;
        if (matcher.matches()) {
            int power = "KMGT".indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1);
            bytes = Double.parseDouble(matcher.group(1)) * Math.pow(1024, power);
        }
        if (!(bytes >= 1 << 20)) {
            throw new TypeConversionException(
                    "'" + text + "' is no amount of memory; expected at least 1M, such as 192M or 1G");
        }
        return (long) bytes;
    }

    /** {@code 191 MiB}. */
    static String text(double bytes) {
        double mebibytes = bytes / (1 << 20);
        if (mebibytes < 0.1) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024);
        }
        return mebibytes < 1024
                ? String.format(Locale.ROOT, mebibytes < 10 ? "%.1f MiB" : "%.0f MiB", mebibytes)
                : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
    }
}
