package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.measure.Row;
import io.crease.numeric.InputException;
import io.crease.numeric.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells are computed once, whatever happens between runs. */
class StudyRunTest {
    @TempDir
    private Path store;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final DoubleAdder share = new DoubleAdder();

    private StudyResult run(Study study, boolean fresh) {
        StudyMonitor monitor = new StudyMonitor() {
            @Override
            public void advanced(double more) {
                share.add(more);
            }

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
        try (Workers workers = new Workers(1)) {
            return new StudyRun(workers, monitor, text -> {})
                    .of(study, new StudySettings(StudySize.QUICK, List.of(), null, store, fresh));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(store.resolve("cells"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void rowsComeWithMeansMediansAndFindings() {
        StudyResult result = run(new Counting(), false);
        assertTrue(result.complete());
        assertEquals(List.of(1L, 2L, 3L), result.settings().seeds());
        StudyRows left = result.rows().where("side", "left").measure("count");
        assertEquals(2.0 / 3, left.mean(), 1e-15);
        assertEquals(2.0 / 3, left.median(), 1e-15);
        assertEquals(3, left.statistic(Row.VALUE).list().size());
        assertEquals(Outcome.BORNE_OUT, result.findings().get(0).outcome());
        assertEquals(1, share.sum(), 1e-12);
        assertTrue(
                result.notes().get(0).contains("stands in for mnist"),
                result.notes().toString());
    }

    @Test
    void aStoppedRunGoesOnAndHasTheSameRows() {
        Counting first = new Counting();
        first.before = () -> stop.set(first.computed.size() == 2);
        StudyResult part = run(first, false);
        assertFalse(part.complete());
        assertEquals(2, part.cells());
        assertEquals(List.of(), part.findings());
        stop.set(false);
        Counting second = new Counting();
        StudyResult whole = run(second, false);
        assertEquals(4, second.computed.size());
        assertEquals(2, whole.stored());
        StudyResult again = run(new Counting(), false);
        assertEquals(6, again.stored());
        assertEquals(whole.rows(), again.rows());
        assertEquals(whole.rows(), run(new Counting(), true).rows());
    }

    @Test
    void aCellThatGivesUpIsNotStored() {
        Counting study = new Counting();
        study.before = () -> {
            throw new CancellationException();
        };
        assertFalse(run(study, false).complete());
        assertFalse(Files.exists(store.resolve("cells")));
    }

    @Test
    void aCellThatMissesNumbersLeavesTheStudyIncompleteWithANote() {
        Counting study = new Counting();
        study.before = () -> {
            if (study.computed.size() == 2) {
                study.before = () -> {};
                throw new MissingRowException("no line");
            }
        };
        StudyResult result = run(study, false);
        assertFalse(result.complete());
        assertEquals(5, result.cells());
        assertEquals(List.of(), result.findings());
        assertTrue(result.notes().toString().contains("could not be computed: no line"));
        assertEquals(5, run(new Counting(), false).stored());
    }

    @Test
    void freshComputesAllAgain() {
        run(new Counting(), false);
        Counting study = new Counting();
        assertEquals(0, run(study, true).stored());
        assertEquals(6, study.computed.size());
    }

    @Test
    void damagedFilesAreComputedAgainWithAWarning() throws IOException {
        StudyResult whole = run(new Counting(), false);
        List<Path> files = files();
        byte[] bytes = Files.readAllBytes(files.get(0));
        Files.write(files.get(0), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        bytes = Files.readAllBytes(files.get(1));
        bytes[bytes.length / 2] ^= 1;
        Files.write(files.get(1), bytes);
        Files.write(files.get(2), new byte[0]);
        Files.writeString(files.get(3), "crease cell 99\n");
        Files.copy(files.get(5), files.get(4), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Counting study = new Counting();
        StudyResult again = run(study, false);
        assertEquals(5, study.computed.size());
        assertEquals(whole.rows(), again.rows());
        assertEquals(
                5,
                again.notes().stream()
                        .filter(note -> note.contains("computed again"))
                        .count(),
                again.notes().toString());
        assertEquals(files, files());
    }

    @Test
    void aStoreThatCannotBeMadeIsSaid() throws IOException {
        store = Files.writeString(store.resolve("file"), "");
        InputException thrown = assertThrows(InputException.class, () -> run(new Counting(), false));
        assertTrue(thrown.getMessage().contains("--store"), thrown.getMessage());
    }
}
