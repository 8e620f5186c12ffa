package io.crease.study;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A finished cell as text: a line each for format, study, key, date and seconds, then a line a row with tabs between its fields,
 * and a checksum of all before it.
 */
final class CellText {
    private static final String FORMAT = "crease cell 1";
    private static final String NULL = "\\N";

    private CellText() {}

    static String of(CellStore.Stored cell, String study, String key) {
        StringBuilder text = new StringBuilder();
        for (String line : List.of(FORMAT, study, key, cell.made().toString(), String.valueOf(cell.seconds()))) {
            text.append(escaped(line)).append('\n');
        }
        cell.rows().forEach(row -> text.append(line(row)).append('\n'));
        return text.append(sum(text.toString())).append('\n').toString();
    }

    /** @throws IllegalArgumentException if the text is not whole, or is another cell's */
    static CellStore.Stored read(String text, String study, String key) {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.startsWith(FORMAT + "\n")) {
            throw new IllegalArgumentException("it does not begin with '" + FORMAT + "'");
        }
        if (!text.endsWith("\n") || !text.substring(last).equals(sum(text.substring(0, last)) + "\n")) {
            throw new IllegalArgumentException("its checksum does not fit");
        }
        List<String> lines = text.substring(0, last).lines().toList();
        if (lines.size() < 5
                || !plain(lines.get(1)).equals(study)
                || !plain(lines.get(2)).equals(key)) {
            throw new IllegalArgumentException("it is another cell's");
        }
        try {
            List<StudyRow> rows =
                    lines.subList(5, lines.size()).stream().map(CellText::row).toList();
            return new CellStore.Stored(rows, Double.parseDouble(lines.get(4)), Instant.parse(lines.get(3)));
        } catch (RuntimeException e) {
            if (e instanceof DateTimeException || e instanceof java.util.NoSuchElementException) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            throw e;
        }
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "sum " + Long.toHexString(sum.getValue());
    }

    private static String line(StudyRow row) {
        List<@Nullable Object> fields = new ArrayList<>();
        fields.add(row.conditions().entries().size());
        row.conditions().entries().forEach(entry -> {
            fields.add(entry.name());
            fields.add(entry.value());
        });
        Row r = row.row();
        fields.addAll(Arrays.asList(r.measure(), r.layer(), r.site(), r.seed(), r.statistic()));
        fields.addAll(Arrays.asList(r.value(), r.low(), r.high(), r.n(), r.unit()));
        fields.addAll(Arrays.asList(r.certainty(), r.points(), r.reason()));
        r.predictions().forEach(p -> fields.addAll(Arrays.asList(p.name(), p.value(), p.valid(), p.source())));
        StringBuilder line = new StringBuilder();
        for (@Nullable Object field : fields) {
            line.append(line.isEmpty() ? "" : "\t").append(field == null ? NULL : escaped(field.toString()));
        }
        return line.toString();
    }

    private static StudyRow row(String line) {
        Iterator<String> fields = Arrays.asList(line.split("\t", -1)).iterator();
        List<Conditions.Entry> conditions = new ArrayList<>();
        for (int left = Integer.parseInt(fields.next()); left > 0; left--) {
            conditions.add(new Conditions.Entry(plain(fields.next()), plain(fields.next())));
        }
        String measure = plain(fields.next());
        int layer = Integer.parseInt(fields.next());
        String site = plain(fields.next());
        String seed = fields.next();
        String statistic = plain(fields.next());
        Double value = number(fields.next());
        Double low = number(fields.next());
        Double high = number(fields.next());
        int n = Integer.parseInt(fields.next());
        String unit = plain(fields.next());
        Certainty certainty = Certainty.valueOf(fields.next());
        long points = Long.parseLong(fields.next());
        String reason = fields.next();
        List<Row.Predicted> predictions = new ArrayList<>();
        while (fields.hasNext()) {
            predictions.add(new Row.Predicted(
                    plain(fields.next()),
                    Double.parseDouble(fields.next()),
                    Boolean.parseBoolean(fields.next()),
                    plain(fields.next())));
        }
        return new StudyRow(
                new Conditions(conditions),
                new Row(
                        measure,
                        layer,
                        site,
                        seed.equals(NULL) ? null : Long.valueOf(seed),
                        statistic,
                        value,
                        low,
                        high,
                        n,
                        unit,
                        certainty,
                        points,
                        reason.equals(NULL) ? null : plain(reason),
                        predictions));
    }

    private static @Nullable Double number(String field) {
        return field.equals(NULL) ? null : Double.valueOf(field);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String plain(String field) {
        return field.indexOf('\\') < 0 ? field : field.translateEscapes();
    }
}
