package io.crease.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crease.numeric.InputException;
import io.crease.report.measured.CurveImages;
import io.crease.report.page.ReportPage;
import io.crease.study.Conditions;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a run, or the CSV of a study. The file is not trusted: size, depth, counts and numbers are bounded, a field of another kind than expected
 * or one that is missing is named, and fields that are not known are passed over.
 */
final class RunFile {
    /** Commands whose runs are read. */
    static final List<String> COMMANDS =
            List.of("measure", "compare", "check", "dichotomies", "regions", "bounds", "theory", "info", "study");

    private static final String ADVICE = "make the run anew with --json";

    private final String name;
    private final StrictJson json;
    private final RunSubject subject;
    private final RunRows reader;
    private final Set<String> found = new HashSet<>();
    private final List<ReportPage.Fact> facts = new ArrayList<>();
    private final List<Run.BoundText> bounds = new ArrayList<>();
    private final List<Run.Judgement> findings = new ArrayList<>();
    private final List<Long> seeds = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String command = "";
    private String typed = "";
    private double seconds;
    private @Nullable Double tolerance;
    private boolean complete;
    private @Nullable List<String> doubts;
    private @Nullable CurveImages images;

    private RunFile(String name, StrictJson json) {
        this.name = name;
        this.json = json;
        subject = new RunSubject(json);
        reader = new RunRows(json);
    }

    /** The run in a file. @throws InputException if it cannot be read or is none */
    static Run read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(file
                        + ": is a folder; expected the JSON of a run, or the CSV of a study: a file that was written"
                        + " with --json or --csv");
            }
            if (!Files.isRegularFile(file)) {
                throw new InputException(file
                        + ": no such file; expected the JSON of a run, or the CSV of a study: crease measure … --json -o "
                        + file);
            }
            if (Files.size(file) > StrictJson.MOST_BYTES) {
                throw new InputException(file + ": has " + Bytes.text((double) Files.size(file)) + "; expected at most "
                        + Bytes.text((double) StrictJson.MOST_BYTES) + ": run it for fewer seeds or measures");
            }
            return read(file.toString(), Files.newInputStream(file));
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + "); expected a readable file", e);
        }
    }

    /** The run that has just ended, from what it would write. */
    static Run of(String name, String json) {
        try {
            return read(name, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read back (" + e.getMessage() + "); expected JSON", e);
        }
    }

    private static Run read(String name, InputStream stream) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(stream)) {
            in.mark(1);
            boolean csv = in.read() == StudyCsv.COMMENT;
            in.reset();
            return csv
                    ? StudyCsv.read(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)))
                    : json(name, in);
        }
    }

    private static Run json(String name, InputStream in) throws IOException {
        try (StrictJson json = new StrictJson(name, in, ADVICE)) {
            return new RunFile(name, json).run();
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new InputException(
                    name + ": " + where + StrictJson.fault(e) + "; expected the JSON of a run, or the CSV of a study: "
                            + ADVICE,
                    e);
        }
    }

    private Run run() throws IOException {
        json.fields("the file", field -> {
            found.add(field);
            switch (field) {
                case "schema" -> schema(json.text(field));
                case "provenance" -> json.fields(field, this::provenance);
                case "subject" -> json.fields(field, subject::field);
                case "complete" -> complete = json.truth(field);
                case "rows" -> json.elements(field, reader::row);
                case "curves" -> images = new RunCurves(json).read();
                case "bounds" -> json.elements(field, this::bound);
                case "findings" -> json.elements(field, this::finding);
                case "doubts" -> doubts = json.texts(field);
                default -> json.skip();
            }
        });
        for (String field : List.of("schema", "provenance", "subject", "complete", "rows")) {
            if (!found.contains(field)) {
                throw json.refuse("has no " + field + "; expected the JSON of a run: " + ADVICE);
            }
        }
        if (!json.ended()) {
            throw json.refuse("more follows its JSON; expected one object: " + ADVICE);
        }
        boolean study = command.equals("study");
        int networks = subject.networks().size();
        if (study == (networks > 0)) {
            throw json.refuse("its subject has " + Words.count(networks, "network") + "; expected "
                    + (study ? "none" : "some") + " in a run of " + command + ": " + ADVICE);
        }
        if ((command.equals("measure") || command.equals("compare")) && subject.trajectory() == null) {
            throw json.refuse("its subject has no trajectory; expected one in a run of " + command + ": " + ADVICE);
        }
        reader.require(command, networks);
        Provenance provenance = new Provenance(typed, seeds, null, null, null, tolerance, seconds, notes);
        return new Run(
                name,
                command,
                provenance,
                facts,
                subject.networks(),
                subject.trajectory(),
                subject.sweep(),
                subject.domain(),
                subject.studies(),
                complete,
                reader.rows(),
                images,
                bounds,
                findings,
                doubts);
    }

    private void schema(String schema) {
        if (schema.matches("crease\\.[a-z]+/1") && COMMANDS.contains(schema.substring(7, schema.length() - 2))) {
            command = schema.substring(7, schema.length() - 2);
            return;
        }
        throw json.refuse("its schema is '" + (schema.length() > 60 ? schema.substring(0, 60) + "…" : schema)
                + "'; expected crease.COMMAND/1 with one of " + String.join(", ", COMMANDS)
                + ": make the run anew with this version's --json");
    }

    private void provenance(String field) throws IOException {
        if (json.missing()) {
            return;
        }
        switch (field) {
            case "command" -> typed = json.text(field);
            case "version" -> fact("Crease", json.text(field));
            case "java" -> fact("Java", json.text(field));
            case "os" -> fact("system", json.text(field));
            case "blas" -> fact("BLAS", json.text(field));
            case "seeds" -> {
                json.elements(field, index -> seeds.add(json.whole("seed " + index)));
                if (!seeds.isEmpty()) {
                    fact(seeds.size() == 1 ? "seed" : "seeds", seedsText(seeds));
                }
            }
            case "threads" -> fact("threads", String.valueOf(json.whole(field)));
            case "memory" -> fact("memory budget", Bytes.text((double) json.whole(field)));
            case "batch" -> fact("pieces in a batch", String.valueOf(json.whole(field)));
            case "tolerance" -> {
                double value = json.number(field);
                tolerance = value;
                fact("tolerance of samples", Figures.text(value));
            }
            case "seconds" -> {
                seconds = json.number(field);
                fact("time", Progress.duration(seconds));
            }
            case "notes" -> notes.addAll(json.texts(field));
            default -> json.skip();
        }
    }

    /** {@code 0 to 19}, or all of them where there are gaps. */
    private static String seedsText(List<Long> seeds) {
        boolean run = seeds.size() > 2;
        for (int i = 1; i < seeds.size(); i++) {
            run &= seeds.get(i) == seeds.get(i - 1) + 1;
        }
        return run
                ? seeds.get(0) + " to " + seeds.get(seeds.size() - 1)
                : seeds.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(", "));
    }

    private void fact(String what, String value) {
        facts.add(new ReportPage.Fact(what, value));
    }

    private void bound(int index) throws IOException {
        RunFields fields = new RunFields(json, "bound " + index);
        bounds.add(new Run.BoundText(
                fields.text("name"),
                fields.text("kind"),
                fields.text("regions"),
                fields.text("activations"),
                fields.text("source")));
    }

    private void finding(int index) throws IOException {
        RunFields fields = new RunFields(json, "finding " + index);
        findings.add(new Run.Judgement(
                fields.text("study"),
                fields.text("claim"),
                fields.text("text"),
                fields.text("source"),
                fields.text("paper"),
                fields.text("rule"),
                fields.text("outcome").toLowerCase(Locale.ROOT),
                fields.text("because")));
    }

    /** A study's conditions. */
    static Conditions conditions(StrictJson json) throws IOException {
        List<Conditions.Entry> entries = new ArrayList<>();
        json.fields("conditions", field -> entries.add(new Conditions.Entry(field, json.text("condition " + field))));
        return new Conditions(entries);
    }
}
