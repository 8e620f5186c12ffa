package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Figure;
import io.crease.numeric.InputException;
import io.crease.report.page.ReportPage;
import io.crease.report.page.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs written, read back, drawn and put on pages. */
class RunReportTest {
    private static final String NETWORK = "mlp:2-8x3-2,activation=hard-tanh,weight-variance=4";

    @TempDir
    private Path folder;

    private Path run(String... arguments) {
        Path file = folder.resolve("run" + System.nanoTime() + ".json");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--json", "-o", file.toString()));
        Cli cli = Cli.run(all.toArray(String[]::new));
        assertEquals(0, cli.code(), cli.err());
        return file;
    }

    @Test
    void rowsAndImagesComeBackAsTheyWere() {
        Run read = RunFile.read(run("measure", NETWORK, "--along", "circle", "--seeds", "0..3", "--image"));
        assertEquals("measure", read.command());
        assertEquals(5, read.images() == null ? 0 : read.images().layers().size());
        assertTrue(read.images() != null && read.images().closed());
        assertTrue(read.result().aggregated());
        Page page = RunPage.of(read).page();
        assertTrue(
                page.sentences().get(0).startsWith("Length "), page.sentences().toString());
        assertEquals(
                List.of("length-by-depth", "transitions-by-depth", "patterns-by-depth", "health", "image"),
                RunPage.of(read).figures().stream().map(Figure::name).toList());
    }

    @Test
    void tableOfAPageIsTheTerminals() throws IOException {
        Path html = folder.resolve("out.html");
        Cli cli = Cli.run("measure", NETWORK, "--report", html.toString());
        assertEquals(0, cli.code(), cli.err());
        String page = Files.readString(html);
        String growth = cli.out()
                .lines()
                .filter(l -> l.contains("hard-tanh  "))
                .findFirst()
                .orElseThrow();
        for (String cell : growth.strip().split(" {2,}", -1)) {
            assertTrue(cell.isEmpty() || page.contains(">" + cell + "<"), cell);
        }
        assertTrue(page.contains("raghu2017expressive"));
        assertTrue(page.contains("crease measure " + NETWORK), "the command");
    }

    @Test
    void everyKindOfRunBecomesAPage() throws IOException {
        Path html = folder.resolve("all.html");
        Cli cli = Cli.run(
                "report",
                run("measure", NETWORK).toString(),
                run("compare", NETWORK, "mlp:2-8x3-2", "--seeds", "0..2").toString(),
                run("regions", NETWORK).toString(),
                run("bounds", "mlp:2-4x2-1").toString(),
                run("dichotomies", "mlp:4-6x3-1", "--points", "5").toString(),
                run("theory", NETWORK).toString(),
                run("info", NETWORK).toString(),
                "-o",
                html.toString());
        assertEquals(0, cli.code(), cli.err());
        String page = Files.readString(html);
        for (String heading : List.of("measure: ", "compare: ", "regions: ", "bounds: ", "theory: ", "info: ")) {
            assertTrue(page.contains(">" + heading), heading);
        }
        assertTrue(page.contains("serra2018bounding"));
    }

    @Test
    void figuresAreListedAndAskedForByName() {
        Path run = run("measure", NETWORK);
        Cli list = Cli.run("plot", run.toString(), "--list");
        assertEquals(4, list.out().lines().count(), list.out());
        Path csv = folder.resolve("length.csv");
        assertEquals(0, Cli.run("plot", run.toString(), "-o", csv.toString()).code());
        assertTrue(Files.exists(csv));
        Cli unknown = Cli.run("plot", run.toString(), "--figure", "nothing", "-o", csv.toString());
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("length-by-depth, transitions-by-depth"), unknown.err());
        Cli suffix =
                Cli.run("plot", run.toString(), "-o", folder.resolve("a.bmp").toString());
        assertEquals(2, suffix.code());
        Cli nowhere = Cli.run(
                "plot", run.toString(), "-o", folder.resolve("no/such/a.svg").toString());
        assertEquals(3, nowhere.code());
        assertEquals(
                2,
                Cli.run("report", run.toString(), "-o", folder.resolve("a.pdf").toString())
                        .code());
        assertEquals(2, Cli.run("measure", NETWORK, "--image").code());
    }

    @Test
    void regionsOfAPlaneAreShownOnTheirPage() throws IOException {
        Path html = folder.resolve("regions.html");
        Cli cli = Cli.run("regions", "mlp:2-6x2-1,bias-variance=0.5", "--decision", "--report", html.toString());
        assertEquals(0, cli.code(), cli.err());
        String page = Files.readString(html);
        assertTrue(page.contains("data-name=\"regions-by-layer\""));
        assertTrue(page.contains("data:image/svg+xml;base64,"));
        assertTrue(page.contains("Certified"), "the sentences of the terminal");
    }

    @Test
    void severalNetworksOnOneDomainAreShownSideBySide() throws IOException {
        Path html = folder.resolve("series.html");
        Cli cli = Cli.run(
                "regions",
                "mlp:2-6x2-1,bias-variance=0.5",
                "mlp:2-5x2-1,bias-variance=0.5",
                "--box=-1,1",
                "--report",
                html.toString());
        assertEquals(0, cli.code(), cli.err());
        String page = Files.readString(html);
        assertTrue(page.contains("<h1>regions: 2 networks</h1>"));
        assertEquals(4, page.split("data-name=\"regions", -1).length - 1, "of each its layers and all");
        String line =
                cli.out().lines().filter(l -> l.contains("2-5x2-1")).findFirst().orElseThrow();
        assertTrue(page.contains("<td class=\"number\">" + line.strip().split(" {2,}", -1)[1] + "</td>"), line);
        assertTrue(page.contains(">regions: mlp:2-6x2-1,bias-variance=0.5</h2>"));
        Cli json = Cli.run("regions", NETWORK, NETWORK, "--json");
        assertEquals(2, json.code());
        assertTrue(json.err().contains("a page with --report"), json.err());
    }

    @Test
    void namesFromFilesAreText() throws IOException {
        String evil = "<script>alert(1)</script>";
        String json = Files.readString(run("measure", NETWORK, "--image"))
                .replace("\"hard-tanh\"", "\"" + evil + "\"")
                .replace("\"" + NETWORK + "\"", "\"" + evil + "\"")
                .replace("\"layer 1\"", "\"" + evil + "\"");
        Path file = folder.resolve("evil.json");
        Files.writeString(file, json);
        Path html = folder.resolve("evil.html");
        Cli cli = Cli.run("report", file.toString(), "-o", html.toString());
        assertEquals(0, cli.code(), cli.err());
        String page = Files.readString(html);
        assertFalse(page.contains(evil));
        assertTrue(page.contains("&lt;script&gt;alert(1)"));
    }

    @Test
    void damagedRunsAreRefusedInOneLine() throws IOException {
        long seed = 20;
        Random random = new Random(seed);
        List<String> texts = List.of(
                Files.readString(run("measure", NETWORK, "--image")),
                Files.readString(run("compare", NETWORK, "mlp:2-4x2-2")),
                Files.readString(run("regions", "mlp:2-4x2-1")),
                Files.readString(run("bounds", "mlp:2-4x2-1")));
        List<String> mutants = List.of("null", "-1", "1e308", "\"\"", "{}", "[]", "true", "99999999999", "-0.5");
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            String text = texts.get(random.nextInt(texts.size()));
            int at = random.nextInt(text.length());
            String damaged =
                    switch (round % 4) {
                        case 0 -> text.substring(0, at);
                        case 1 -> text.substring(0, at) + (char) (32 + random.nextInt(95)) + text.substring(at + 1);
                        case 2 ->
                            text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(200)));
                        default -> {
                            int value = text.indexOf(": ", at);
                            int end = value < 0 ? -1 : text.indexOf(",", value);
                            yield end < 0
                                    ? "[" + text
                                    : text.substring(0, value + 2)
                                            + mutants.get(random.nextInt(mutants.size()))
                                            + text.substring(end);
                        }
                    };
            try {
                Run run = RunFile.of("damaged", damaged);
                RunReport.page(List.of(run), List.of(RunPage.of(run)));
            } catch (InputException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith("damaged: ") && !message.contains("\n"), message);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + damaged, e);
            }
        }
        assertTrue(refused > 150, refused + " refused");
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        Path other = folder.resolve("other.json");
        Files.writeString(other, "{\"schema\": \"crease.measure/2\"}");
        InputException version = assertThrows(InputException.class, () -> RunFile.read(other));
        assertTrue(String.valueOf(version.getMessage()).contains("expected crease.COMMAND/1"), version.getMessage());
        Files.writeString(other, "[".repeat(100_000));
        assertThrows(InputException.class, () -> RunFile.read(other));
        assertThrows(InputException.class, () -> RunFile.read(folder.resolve("absent.json")));
    }

    @Test
    @Tag("long")
    void pageOfAMapOfManyCellsIsSmall() throws IOException {
        Path html = folder.resolve("map.html");
        Cli cli = Cli.run("regions", "mlp:2-200x4-3,bias-variance=1", "--box=-1.2,1.2", "--report", html.toString());
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("71,284 regions"), cli.out());
        assertTrue(Files.size(html) < 5_000_000, Files.size(html) + " bytes");
        assertTrue(Files.readString(html).contains("in pixels"));
    }

    @Test
    void studiesLookAsOnTheirOwnPage() throws IOException {
        Path own = folder.resolve("own.html");
        Path json = run(
                "study",
                "remaining-depth",
                "--seeds",
                "1,2",
                "--store",
                folder.resolve("store").toString(),
                "--report",
                own.toString());
        Path html = folder.resolve("read.html");
        Cli cli = Cli.run("report", json.toString(), "-o", html.toString());
        assertEquals(0, cli.code(), cli.err());
        assertEquals(chapters(own), chapters(html));
        assertTrue(chapters(html).contains("crease study remaining-depth --quick --seeds 1,2"));
        assertTrue(Files.readString(html).contains("Quick sizes:"), "notices");
        assertTrue(Files.readString(html).contains("claims in 1 study"), "the headline");
    }

    @Test
    void severalStudiesHaveOneHeadline() {
        String run =
                """
                {"schema": "crease.study/1", "provenance": {"command": "crease study %1$s", "seconds": 1},
                 "subject": {"studies": [{"study": "%1$s", "size": "full", "complete": true,
                   "cells": 1, "stored": 0, "seconds": 2, "last": "2026-05-01T12:00:00Z"}]},
                 "findings": [{"study": "%1$s", "claim": "c", "text": "%1$s holds", "source": "s", "paper": "p",
                   "rule": "r", "outcome": "borne out", "because": "b"}],
                 "complete": true, "rows": []}
                """;
        List<Run> runs =
                List.of(RunFile.of("a.json", run.formatted("first")), RunFile.of("b.json", run.formatted("second")));
        ReportPage page = RunReport.page(runs, runs.stream().map(RunPage::of).toList());
        assertEquals("2 studies", page.title());
        assertEquals(
                "Of 2 claims in 2 studies, 2 are borne out. Borne out: first holds (b); second holds (b).",
                page.headline());
        assertEquals(
                List.of("first", "second"),
                page.sections().stream()
                        .filter(Section.Heading.class::isInstance)
                        .map(section -> ((Section.Heading) section).text())
                        .toList());
    }

    private static String chapters(Path html) throws IOException {
        String page = Files.readString(html);
        return page.substring(page.indexOf(">remaining-depth</h2>"), page.lastIndexOf("Where this comes from"));
    }

    @Test
    void studyThatIsNotKnownOrNotDoneIsShownAsItIs() throws IOException {
        String row = "{\"study\": \"later\", \"conditions\": {\"k\": \"3\"}, \"measure\": \"length\", \"layer\": 0,"
                + " \"site\": \"network\", \"statistic\": \"value\", \"value\": 2.5, \"n\": 1, \"unit\": \"\","
                + " \"certainty\": \"exact\", \"points\": 1, \"predictions\": []}";
        Run run = RunFile.of(
                "later.json",
                "{\"schema\": \"crease.study/1\", \"provenance\": {\"command\": \"crease study later\", \"seconds\": 1},"
                        + " \"subject\": {\"studies\": [{\"study\": \"later\", \"size\": \"full\", \"complete\": false,"
                        + " \"cells\": 1, \"stored\": 0, \"seconds\": 2, \"last\": \"2026-05-01T12:00:00Z\"}]},"
                        + " \"complete\": false, \"rows\": [" + row + "]}");
        RunPage page = RunPage.of(run);
        assertEquals(
                List.of("No claim is judged yet: the study is not done."),
                page.page().sentences());
        assertTrue(page.chapters().get(0).describes().contains("does not know"));
        Path html = folder.resolve("later.html");
        RunReport.write(List.of(run), List.of(page), html);
        assertTrue(Files.readString(html).contains("Incomplete: later is not done."));
        assertTrue(Files.readString(html).contains(">2.5"));
    }

    @Test
    void nothingIsWrittenOverARunOrOverAnotherResult() throws IOException {
        Path run = run("measure", NETWORK);
        String before = Files.readString(run);
        Cli over = Cli.run(
                "plot",
                run.toString(),
                "-o",
                folder.resolve("./" + run.getFileName()).toString());
        assertEquals(2, over.code());
        assertTrue(over.err().contains("is the run itself"), over.err());
        assertEquals(before, Files.readString(run));
        String page = folder.resolve("page.html").toString();
        assertEquals(
                2, Cli.run("measure", NETWORK, "--report", page, "-o", page).code());
        assertEquals(
                2,
                Cli.run(
                                "study",
                                "remaining-depth",
                                "--report",
                                folder.resolve("page.txt").toString())
                        .code());
        assertFalse(Files.exists(folder.resolve("page.html")));
    }

    @Test
    void refusalsSpeakOfTheFileNotOfTheParser() throws IOException {
        Path run = run("measure", NETWORK);
        Files.writeString(run, Files.readString(run).substring(0, 2000));
        Cli cut =
                Cli.run("report", run.toString(), "-o", folder.resolve("a.html").toString());
        assertEquals(3, cut.code());
        assertFalse(cut.err().contains("Source:") || cut.err().contains("StreamRead"), cut.err());
        Cli folders = Cli.run("plot", folder.toString(), "--list");
        assertEquals(3, folders.code());
        assertTrue(folders.err().contains("is a folder"), folders.err());
    }

    @Test
    void figuresOfNothingButZerosAreDrawn() throws IOException {
        Path run = run("measure", NETWORK);
        Files.writeString(run, Files.readString(run).replaceAll("\"value\" : [0-9.E+-]+", "\"value\" : 0"));
        for (Figure figure : RunPage.of(RunFile.read(run)).figures()) {
            Path svg = folder.resolve(figure.name() + ".svg");
            Cli cli = Cli.run("plot", run.toString(), "--figure", figure.name(), "-o", svg.toString());
            assertEquals(0, cli.code(), figure.name() + ": " + cli.err());
            assertTrue(Files.readString(svg).contains("<svg"), figure.name());
        }
    }

    @Test
    void pageOfAManyPiecedTraceIsSmall() throws IOException {
        Path html = folder.resolve("many.html");
        Cli cli = Cli.run("measure", "sawtooth:16", "--measures", "length,pieces", "--report", html.toString());
        assertEquals(0, cli.code(), cli.err());
        assertTrue(Files.size(html) < 3_000_000, Files.size(html) + " bytes");
    }
}
