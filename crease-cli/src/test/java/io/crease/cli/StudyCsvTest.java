package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crease.figure.Figure;
import io.crease.measure.Row;
import io.crease.numeric.InputException;
import io.crease.study.Finding;
import io.crease.study.Studies;
import io.crease.study.StudyRow;
import io.crease.study.StudyRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies written as CSV, read back. */
class StudyCsvTest {
    private static final Path KEPT = Path.of("../results");

    @TempDir
    private Path folder;

    private String study(String... options) {
        Cli cli = Cli.run(Stream.concat(
                        Stream.of(
                                "study",
                                "remaining-depth",
                                "--store",
                                folder.resolve("store").toString()),
                        Stream.of(options))
                .toArray(String[]::new));
        assertEquals(0, cli.code(), cli.err());
        return cli.out();
    }

    @Test
    void theSameComesBackAsFromJson() {
        Run json = RunFile.of("json", study("--seeds", "1,2", "--json"));
        Run csv = RunFile.of("csv", study("--seeds", "1,2", "--csv"));
        assertEquals(json.rows(), csv.rows());
        assertEquals(json.findings(), csv.findings());
        assertEquals(json.complete(), csv.complete());
        Run.StudyWork one = json.studies().get(0);
        Run.StudyWork other = csv.studies().get(0);
        assertEquals(
                StudyPage.work(one, List.of(1L)).replaceAll(", [0-9]+ of them.*|, done .*", ""),
                StudyPage.work(other, List.of(1L)).replaceAll(", [0-9]+ of them.*|, done .*", ""));
        assertEquals(json.provenance().seeds(), csv.provenance().seeds());
    }

    @Test
    void aSummaryOfOneSeedMakesTheSameFigures() {
        List<Figure> all =
                RunPage.of(RunFile.of("all", study("--seeds", "1", "--csv"))).figures();
        List<Figure> fewer = RunPage.of(RunFile.of("fewer", study("--seeds", "1", "--csv", "--summary")))
                .figures();
        assertFalse(all.isEmpty());
        assertEquals(
                all.stream().map(Figure::panels).toList(),
                fewer.stream().map(Figure::panels).toList());
    }

    static List<String> studies() {
        return Studies.catalogue().names();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void whatIsKeptOfTheFullRunsIsReadAndDrawn(String study) throws IOException {
        Run run = RunFile.read(KEPT.resolve(study + ".csv"));
        assertTrue(run.complete());
        assertEquals(
                Studies.catalogue().named(study).claims().stream()
                        .map(claim -> claim.id())
                        .toList(),
                run.findings().stream().map(Run.Judgement::claim).toList());
        assertFalse(RunPage.of(run).figures().isEmpty());
        String results = Files.readString(Path.of("../docs/results.md"));
        for (Run.Judgement finding : run.findings()) {
            String told = "| " + finding.because() + " | " + finding.outcome() + " |";
            assertTrue(results.contains(told), study + ", " + finding.claim() + ": docs/results.md lacks " + told);
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void whatIsToldOfOneSeedIsWhatTheRulesSayOfTheRowsThatAreKept(String study) {
        Run run = RunFile.read(KEPT.resolve(study + ".csv"));
        assumeTrue(run.provenance().seeds().size() == 1, "of several seeds only means and medians are kept");
        StudyRows whole = new StudyRows(run.rows().stream()
                        .map(row -> new StudyRow(row.conditions(), row.row()))
                        .toList())
                .statistic(Row.VALUE)
                .aggregated();
        for (Run.Judgement told : run.findings()) {
            Finding finding = Studies.catalogue().named(study).claims().stream()
                    .filter(claim -> claim.id().equals(told.claim()))
                    .findFirst()
                    .orElseThrow()
                    .finding(whole);
            assertEquals(
                    told.outcome() + ": " + told.because(), finding.outcome().text() + ": " + finding.because());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact|surely|its certainty is 'surely'",
                "value,1.5|value,NaN|value is 'NaN'; expected a finite number",
                ",1,2,|,x,2,|seed is 'x'; expected a whole number",
                "10 cells|99999999999999999999 cells|has no comment that says what was done",
                "done 2026|done 20x6|no number or no time",
                "study,k|name,k|row 0 has no study",
                ",post|,\"post|expected comma-separated rows",
                "post,1,2|post,1|expected comma-separated rows",
            })
    void whatDoesNotFitIsNamed(String right, String wrong, String said) {
        String text = "# crease study growth --csv\n# crease 1\n# a processor\n"
                + "# growth, quick, 2 seeds: 10 cells, 1.5 s of work, done 2026-05-01T12:00:00Z\n"
                + "study,k,measure,layer,site,seed,n,statistic,value,unit,certainty,points,reason\n"
                + "growth,3,length,0,network,,1,value,1.5,1,exact,0,\n"
                + "growth,3,length,1,post,1,2,mean,2,a layer,exact,0,\n";
        assertEquals(2, RunFile.of("whole", text).rows().size());
        assertTrue(text.contains(right));
        InputException refused = assertThrows(
                InputException.class,
                () -> RunFile.of("damaged", text.replaceFirst(java.util.regex.Pattern.quote(right), wrong)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("damaged: ") && message.contains(said) && !message.contains("\n"), message);
    }

    @Test
    void damagedFilesAreRefusedInOneLine() throws IOException {
        long seed = 21;
        Random random = new Random(seed);
        String whole = Files.readString(KEPT.resolve("bounds.csv"));
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            int at = random.nextInt(whole.length());
            String damaged = "#"
                    + switch (round % 3) {
                        case 0 -> whole.substring(1, Math.max(1, at));
                        case 1 ->
                            whole.substring(1, Math.max(1, at))
                                    + (char) (32 + random.nextInt(95))
                                    + whole.substring(at + 1);
                        default ->
                            whole.substring(1, Math.max(1, at))
                                    + whole.substring(Math.min(whole.length(), at + random.nextInt(200)));
                    };
            try {
                Run run = RunFile.of("damaged", damaged);
                RunReport.page(List.of(run), List.of(RunPage.of(run)));
            } catch (InputException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith("damaged: ") && !message.contains("\n"), message);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", round " + round + ": "
                                + damaged.substring(0, Math.min(3000, damaged.length())),
                        e);
            }
        }
        assertTrue(refused > 50, refused + " refused");
    }
}
