package io.crease.cli;

import io.crease.measure.Row;
import io.crease.study.Conditions;
import io.crease.study.StudyResult;
import io.crease.study.StudyRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows as comma-separated values (RFC 4180, but lines end in a line feed): the fields of a row, then four columns for each
 * prediction, as many as the richest row has.
 */
final class CsvText {
    private static final List<String> FIELDS = List.of(
            "measure",
            "layer",
            "site",
            "seed",
            "statistic",
            "value",
            "low",
            "high",
            "n",
            "unit",
            "certainty",
            "points",
            "reason");

    private CsvText() {}

    static String of(Result result) {
        int most = mostPredictions(result.rows());
        StringBuilder text = new StringBuilder(line(head(most)));
        for (Row row : result.rows()) {
            text.append(line(cells(row, most)));
        }
        return text.toString();
    }

    /** The rows of a comparison; the first column says whose they are. */
    static String of(Comparison comparison) {
        int most =
                mostPredictions(comparison.rows().stream().map(NetworkRow::row).toList());
        StringBuilder text = new StringBuilder("network," + line(head(most)));
        for (NetworkRow row : comparison.rows()) {
            text.append(row.network()).append(',').append(line(cells(row.row(), most)));
        }
        return text.toString();
    }

    /** The rows of studies below lines of comment; first come the study's name and a column for each condition that any row has. */
    static String of(List<StudyResult> results, List<String> comments) {
        List<StudyRow> rows = results.stream()
                .flatMap(result -> result.rows().list().stream())
                .toList();
        List<String> conditions = rows.stream()
                .flatMap(row -> row.conditions().entries().stream())
                .map(Conditions.Entry::name)
                .distinct()
                .toList();
        int most = mostPredictions(rows.stream().map(StudyRow::row).toList());
        StringBuilder text = new StringBuilder();
        comments.forEach(comment -> text.append("# ").append(comment).append('\n'));
        List<String> head = new ArrayList<>(List.of("study"));
        head.addAll(conditions);
        head.addAll(head(most));
        text.append(line(head));
        for (StudyResult result : results) {
            for (StudyRow row : result.rows().list()) {
                List<String> cells = new ArrayList<>(List.of(result.study().name()));
                conditions.forEach(name -> cells.add(row.conditions().get(name).orElse("")));
                cells.addAll(cells(row.row(), most));
                text.append(line(cells));
            }
        }
        return text.toString();
    }

    /** The verdicts of a gate. */
    static String of(GateResult gate) {
        StringBuilder text =
                new StringBuilder("limit,bound,measure,layer,site,seed,statistic,value,certainty,outcome,text\n");
        for (Verdict verdict : gate.verdicts()) {
            text.append(line(List.of(
                    verdict.limit(),
                    number(verdict.bound()),
                    verdict.place().measure(),
                    String.valueOf(verdict.place().layer()),
                    verdict.place().site(),
                    text(verdict.place().seed()),
                    verdict.place().statistic(),
                    number(verdict.value()),
                    verdict.certainty(),
                    verdict.outcome().text(),
                    verdict.text())));
        }
        return text.toString();
    }

    private static int mostPredictions(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.predictions().size()).max().orElse(0);
    }

    private static List<String> head(int most) {
        List<String> head = new ArrayList<>(FIELDS);
        for (int p = 1; p <= most; p++) {
            for (String part : List.of("name", "value", "valid", "source")) {
                head.add("prediction" + p + "_" + part);
            }
        }
        return head;
    }

    private static List<String> cells(Row row, int most) {
        List<String> cells = new ArrayList<>(List.of(
                row.measure(),
                String.valueOf(row.layer()),
                row.site(),
                text(row.seed()),
                row.statistic(),
                number(row.value()),
                number(row.low()),
                number(row.high()),
                String.valueOf(row.n()),
                row.unit(),
                row.certainty().text(),
                String.valueOf(row.points()),
                text(row.reason())));
        for (int p = 0; p < most; p++) {
            if (p < row.predictions().size()) {
                Row.Predicted predicted = row.predictions().get(p);
                cells.addAll(List.of(
                        predicted.name(),
                        number(predicted.value()),
                        String.valueOf(predicted.valid()),
                        predicted.source()));
            } else {
                cells.addAll(List.of("", "", "", ""));
            }
        }
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Whole numbers without a point, others with all digits that tell them apart. */
    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 0x1p53
                ? String.valueOf(value.longValue())
                : String.valueOf(value);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + "\n";
    }

    private static String cell(String text) {
        return text.matches("(?s).*[,\"\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
