package io.crease.cli;

import io.crease.report.page.ReportPage;
import io.crease.study.Conditions;
import io.crease.study.Finding;
import io.crease.study.StudyResult;
import io.crease.study.StudyRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What studies have found, in every form.
 *
 * @param command the arguments as they would be typed
 * @param threads their number
 * @param seconds wall time of this run
 * @param complete false when it was interrupted
 * @param results one a study
 * @param verbose with rules, provenance and all lines of the tables
 */
record StudyForms(
        String command, int threads, double seconds, boolean complete, List<StudyResult> results, boolean verbose)
        implements ResultForms {
    StudyForms {
        results = List.copyOf(results);
    }

    /** Where it comes from, with the seeds of all studies. */
    Provenance provenance() {
        List<Long> seeds = results.stream()
                .flatMap(result -> result.settings().seeds().stream())
                .distinct()
                .toList();
        List<String> notes =
                results.stream().flatMap(result -> result.notes().stream()).toList();
        return new Provenance(command, seeds, threads, null, null, null, seconds, notes);
    }

    /** The same with means and medians only, where there are several seeds. */
    StudyForms overSeeds() {
        return new StudyForms(
                command,
                threads,
                seconds,
                complete,
                results.stream().map(StudyResult::overSeeds).toList(),
                verbose);
    }

    /** Where it comes from, for a page. */
    List<ReportPage.Fact> facts() {
        List<ReportPage.Fact> facts = new ArrayList<>(List.of(
                new ReportPage.Fact("Crease", Version.crease()),
                new ReportPage.Fact("Java", Version.java() + ", " + Version.system()),
                new ReportPage.Fact("OpenBLAS", io.crease.numeric.Blas.version()),
                new ReportPage.Fact("Processor", Machine.cpu() + ", " + Words.count(threads, "thread")),
                new ReportPage.Fact("Time of this run", Progress.duration(seconds))));
        for (StudyResult result : results) {
            facts.add(new ReportPage.Fact(
                    result.study().name(),
                    StudyPage.work(result) + ", seeds "
                            + result.settings().seeds().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + (result.settings().data() == null
                                    ? ""
                                    : ", data in " + result.settings().data())));
        }
        provenance().notes().forEach(note -> facts.add(new ReportPage.Fact("Note", note)));
        return facts;
    }

    @Override
    public String json() {
        return JsonText.of("study", provenance(), this::subject, this::rest);
    }

    private void subject(JsonText json) throws IOException {
        json.string("cpu", Machine.cpu());
        json.array("studies", array -> {
            for (StudyResult result : results) {
                array.object(null, object -> study(object, result));
            }
        });
    }

    private static void study(JsonText json, StudyResult result) throws IOException {
        json.string("study", result.study().name());
        json.number("version", result.study().version());
        json.string("size", result.settings().size().text());
        json.string("data", Objects.toString(result.settings().data(), null));
        json.flag("complete", result.complete());
        json.number("cells", result.cells());
        json.number("stored", result.stored());
        json.number("seconds", result.seconds());
        json.string("first", Objects.toString(result.first(), null));
        json.string("last", Objects.toString(result.last(), null));
    }

    private void rest(JsonText json) throws IOException {
        json.flag("complete", complete);
        json.array("rows", array -> {
            for (StudyResult result : results) {
                for (StudyRow row : result.rows().list()) {
                    array.object(null, object -> row(object, result, row));
                }
            }
        });
        json.array("findings", array -> {
            for (StudyResult result : results) {
                for (Finding finding : result.findings()) {
                    array.object(null, object -> finding(object, result, finding));
                }
            }
        });
    }

    private static void row(JsonText json, StudyResult result, StudyRow row) throws IOException {
        json.string("study", result.study().name());
        json.object("conditions", conditions -> {
            for (Conditions.Entry entry : row.conditions().entries()) {
                conditions.string(entry.name(), entry.value());
            }
        });
        json.fields(row.row());
    }

    private static void finding(JsonText json, StudyResult result, Finding finding) throws IOException {
        json.string("study", result.study().name());
        json.string("claim", finding.claim().id());
        json.string("text", finding.claim().text());
        json.string("source", finding.claim().source());
        json.string("paper", finding.claim().paper());
        json.string("rule", finding.claim().rule());
        json.string("outcome", finding.outcome().text());
        json.string("because", finding.because());
    }

    @Override
    public String csv() {
        List<String> comments = new ArrayList<>();
        comments.add(command);
        comments.add("crease " + Version.crease() + ", Java " + Version.java() + ", " + Version.system() + ", "
                + io.crease.numeric.Blas.version());
        comments.add(Machine.cpu() + ", " + Words.count(threads, "thread"));
        for (StudyResult result : results) {
            comments.add(StudyPage.work(result) + (result.complete() ? "" : ", interrupted"));
            result.findings()
                    .forEach(finding -> comments.add(
                            finding.claim().id() + ": " + finding.outcome().text() + ": " + finding.because()));
        }
        provenance().notes().forEach(comments::add);
        return CsvText.of(results, comments);
    }

    /** For Markdown and LaTeX: the claims as a table, then the rows. */
    @Override
    public Page page(boolean bars) {
        List<Grid> grids = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (StudyResult result : results) {
            grids.add(StudyPage.claims(result));
            grids.addAll(StudyPage.rows(result, verbose));
            sentences.add(StudyPage.work(result) + ".");
        }
        provenance().notes().forEach(note -> sentences.add(note + "."));
        return new Page(List.of(command), grids, sentences);
    }

    /** At a terminal the claims are sentences. */
    @Override
    public String plain(boolean bars, boolean colour) {
        StringBuilder text = new StringBuilder();
        for (StudyResult result : results) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(PlainText.of(StudyPage.findings(result, verbose), colour));
            text.append(PlainText.of(
                    new Page(List.of(), StudyPage.rows(result, verbose), StudyPage.notes(result, verbose)), colour));
        }
        if (verbose) {
            text.append('\n').append(PlainText.wrapped(provenance().sentence())).append('\n');
        }
        return text.toString();
    }
}
