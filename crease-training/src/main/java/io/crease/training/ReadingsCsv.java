package io.crease.training;

import io.crease.measure.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Readings as comma-separated values (RFC 4180, but lines end in a line feed), one line a row. */
final class ReadingsCsv {
    private static final String HEAD = "step,trajectory,measure,layer,site,value,unit,certainty,points,reason\n";

    private ReadingsCsv() {}

    static String of(List<ExpressivityListener.Reading> readings) {
        StringBuilder text = new StringBuilder(HEAD);
        for (ExpressivityListener.Reading reading : readings) {
            for (Row row : reading.rows()) {
                text.append(List.of(
                                        String.valueOf(reading.step()),
                                        String.valueOf(reading.trajectory()),
                                        row.measure(),
                                        String.valueOf(row.layer()),
                                        row.site(),
                                        text(row.value()),
                                        row.unit(),
                                        row.certainty()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                        String.valueOf(row.points()),
                                        text(row.reason()))
                                .stream()
                                .map(ReadingsCsv::cell)
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String cell(String text) {
        return text.matches("[^,\"\\n\\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
