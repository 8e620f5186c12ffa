package io.crease.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.crease.numeric.InputException;
import io.crease.report.page.ReportPage;
import io.crease.study.Claim;
import io.crease.study.Conditions;
import io.crease.study.Studies;
import io.crease.study.StudyRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what studies have written with {@code --csv}: lines of comment as {@link StudyForms} has them, then the rows as {@link CsvText} has them. The file
 * is not trusted; columns that are not those of a row are conditions.
 */
final class StudyCsv {
    /** What such a file begins with. */
    static final char COMMENT = '#';

    private static final String ADVICE = ": run the study anew with --csv";
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST_COMMENTS = 10_000;
    private static final Pattern WORK = Pattern.compile(
            "(?<study>[a-z0-9-]+), (?<size>quick|full)(?:, (?:seed -?\\d+|[\\d,]+ seeds))?:"
                    + " (?<cells>[\\d,]{1,12}) cells?, (?<time>[\\d.]{1,12}) (?<unit>s|min|h) of work"
                    + "(?:, (?<stored>[\\d,]{1,12}) of them taken from the store)?(?:, done (?<last>\\S+?))?(?<cut>, interrupted)?");
    private static final Pattern FINDING =
            Pattern.compile("(?<claim>[a-z0-9-]+): (?<outcome>borne out|partly|not|undecided): (?<because>.*)");
    private static final Pattern PREDICTION = Pattern.compile("prediction(\\d{1,3})_(name|value|valid|source)");
    private static final Set<String> TEXTS =
            Set.of("study", "measure", "site", "statistic", "unit", "certainty", "reason");
    private static final Set<String> WHOLES = Set.of("layer", "seed", "n", "points");
    private static final Set<String> NUMBERS = Set.of("value", "low", "high");
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    private final String name;
    private final List<Run.StudyWork> works = new ArrayList<>();
    private final List<Run.Judgement> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<ReportPage.Fact> facts = new ArrayList<>();
    private final List<Run.RunRow> rows = new ArrayList<>();
    private String command = "";

    private StudyCsv(String name) {
        this.name = name;
    }

    /**
     * The run in a file.
     *
     * @param name the file's, for messages
     * @param in not closed
     * @throws InputException if it is not what a study writes
     */
    static Run read(String name, BufferedReader in) throws IOException {
        return new StudyCsv(name).run(in);
    }

    private Run run(BufferedReader in) throws IOException {
        comments(in);
        try {
            CsvSchema columns = CsvSchema.emptySchema().withHeader();
            MappingIterator<Map<String, String>> lines =
                    CSV.readerForMapOf(String.class).with(columns).readValues(in);
            while (lines.hasNextValue()) {
                rows.add(row("row " + rows.size(), lines.nextValue()));
            }
        } catch (JsonProcessingException e) {
            throw refuse(StrictJson.fault(e) + "; expected comma-separated rows, behind a line with their columns");
        }
        if (works.isEmpty()) {
            throw refuse("has no comment that says what was done; expected one such as"
                    + " '# growth, quick, 3 seeds: 30 cells, 12 s of work'");
        }
        Set<Long> seeds = new LinkedHashSet<>();
        rows.forEach(row -> {
            if (row.row().seed() != null) {
                seeds.add(row.row().seed());
            }
        });
        double seconds = works.stream().mapToDouble(Run.StudyWork::seconds).sum();
        boolean complete = works.stream().allMatch(Run.StudyWork::complete);
        Provenance provenance = new Provenance(command, List.copyOf(seeds), null, null, null, null, seconds, notes);
        return new Run(
                name,
                "study",
                provenance,
                facts,
                List.of(),
                null,
                null,
                null,
                works,
                complete,
                rows,
                null,
                List.of(),
                findings,
                null);
    }

    /** Reads the lines before the columns. */
    private void comments(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = comment(in); line != null; line = comment(in)) {
            lines.add(line);
            if (lines.size() > MOST_COMMENTS) {
                throw refuse("has more than " + MOST_COMMENTS + " lines of comment; expected rows below them");
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i == 0) {
                command = line;
            } else if (i < 3) {
                facts.add(new ReportPage.Fact(i == 1 ? "made with" : "processor", line));
            } else {
                said(line);
            }
        }
        boolean drawn = notes.stream().anyMatch(note -> note.contains(StudyRun.DRAWN));
        works.replaceAll(work -> work.of(drawn ? null : "DIR"));
    }

    private void said(String line) {
        Matcher work = WORK.matcher(line);
        Matcher finding = FINDING.matcher(line);
        if (work.matches()) {
            works.add(work(work));
        } else if (finding.matches() && !works.isEmpty()) {
            String study = works.get(works.size() - 1).study();
            Claim claim = claim(study, finding.group("claim"));
            findings.add(new Run.Judgement(
                    study,
                    finding.group("claim"),
                    claim == null ? "a claim that this version does not know" : claim.text(),
                    claim == null ? "" : claim.source(),
                    claim == null ? "" : claim.paper(),
                    claim == null ? "" : claim.rule(),
                    finding.group("outcome"),
                    finding.group("because")));
        } else {
            notes.add(line);
        }
    }

    private Run.StudyWork work(Matcher said) {
        try {
            double unit =
                    switch (said.group("unit")) {
                        case "h" -> 3600;
                        case "min" -> 60;
                        default -> 1;
                    };
            String stored = said.group("stored");
            String last = said.group("last");
            return new Run.StudyWork(
                    said.group("study"),
                    said.group("size"),
                    null,
                    said.group("cut") == null,
                    count(said.group("cells")),
                    stored == null ? 0 : count(stored),
                    unit * Double.parseDouble(said.group("time")),
                    last == null ? null : Instant.parse(last));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw refuse("says '" + said.group() + "', which holds something that is no number or no time");
        }
    }

    private static long count(String digits) {
        return Long.parseLong(digits.replace(",", ""));
    }

    private static @Nullable Claim claim(String study, String id) {
        return !Studies.catalogue().names().contains(study)
                ? null
                : Studies.catalogue().named(study).claims().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    /** The next line without its sign, if it is a comment. */
    private @Nullable String comment(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != COMMENT) {
            in.reset();
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
            if (line.length() > LONGEST_LINE) {
                throw refuse("has a comment of more than " + LONGEST_LINE + " letters; expected a line of text");
            }
        }
        return line.toString().strip();
    }

    private Run.RunRow row(String what, Map<String, String> cells) {
        RowDraft draft = new RowDraft(what, this::refuse);
        String[][] predictions = new String[cells.size()][];
        List<Conditions.Entry> conditions = new ArrayList<>();
        cells.forEach((column, text) -> {
            Matcher prediction = PREDICTION.matcher(column);
            if (text.isEmpty()) {
                if (column.equals("unit")) {
                    draft.texts.put(column, text);
                }
            } else if (TEXTS.contains(column)) {
                draft.texts.put(column, text);
            } else if (WHOLES.contains(column)) {
                draft.wholes.put(column, whole(what, column, text));
            } else if (NUMBERS.contains(column)) {
                draft.numbers.put(column, number(what, column, text));
            } else if (prediction.matches()) {
                part(what, prediction, text, predictions);
            } else {
                conditions.add(new Conditions.Entry(column, text));
            }
        });
        draft.conditions = new Conditions(conditions);
        for (String[] parts : predictions) {
            if (parts != null) {
                Double value = parts[1] == null ? null : number(what, "the value of a prediction", parts[1]);
                draft.predicted(parts[0], value, "true".equals(parts[2]), parts[3]);
            }
        }
        if (!draft.texts.containsKey("study")) {
            throw refuse(what + " has no study; expected one");
        }
        return draft.row();
    }

    private void part(String what, Matcher column, String text, String[][] predictions) {
        int number = Integer.parseInt(column.group(1)) - 1;
        if (number < 0 || number >= predictions.length) {
            throw refuse(what + " has a column " + column.group() + "; expected predictions that are numbered from 1");
        }
        if (predictions[number] == null) {
            predictions[number] = new String[4];
        }
        predictions[number][List.of("name", "value", "valid", "source").indexOf(column.group(2))] = text;
    }

    private long whole(String what, String column, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refuse(what + ": " + column + " is '" + shown(text) + "'; expected a whole number");
        }
    }

    private double number(String what, String column, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refuse(what + ": " + column + " is '" + shown(text) + "'; expected a finite number");
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private InputException refuse(String text) {
        return new InputException(name + ": " + text + ADVICE);
    }
}
