package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.crease.numeric.Workers;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** House rules: a study is one file and one line in the catalogue; its claims say by which rule they are judged. */
class StudiesTest {

    @Test
    void everyStudyHasItsLine() throws MalformedURLException {
        Set<String> listed = Studies.catalogue().entries().stream()
                .map(study -> study.getClass().getSimpleName())
                .collect(Collectors.toSet());
        URL compiled = new URL(Objects.requireNonNull(Study.class.getResource("Study.class")), ".");
        for (JavaClass type : new ClassFileImporter().importUrl(compiled)) {
            if (type.isAssignableTo(Study.class) && !type.isInterface()) {
                assertTrue(
                        listed.contains(type.getSimpleName()),
                        "Studies.java lacks the line  new " + type.getSimpleName() + "(),");
            }
        }
    }

    @Test
    void claimsSayWhatTheyNeedTo() {
        for (Study study : Studies.catalogue().entries()) {
            List<String> ids = study.claims().stream().map(Claim::id).toList();
            assertEquals(ids.size(), ids.stream().distinct().count(), study.name() + ": two claims have one id");
            assertFalse(ids.isEmpty(), study.name());
            assertTrue(study.plan().endsWith("."), study.name());
            for (Claim claim : study.claims()) {
                for (String text : List.of(claim.text(), claim.source(), claim.paper(), claim.rule())) {
                    assertFalse(text.isBlank() || text.endsWith("."), study.name() + " " + claim.id() + ": " + text);
                }
            }
        }
    }

    @Test
    void noClaimIsDecidedWithoutRows() {
        for (Study study : Studies.catalogue().entries()) {
            for (Claim claim : study.claims()) {
                assertEquals(
                        Outcome.UNDECIDED,
                        claim.finding(new StudyRows(List.of())).outcome(),
                        study.name() + " " + claim.id());
            }
        }
    }

    @Test
    void noFigureIsMadeWithoutRows() {
        for (Study study : Studies.catalogue().entries()) {
            assertEquals(List.of(), study.figures(new StudyRows(List.of()), "crease study"), study.name());
        }
    }

    @Test
    @Tag("long")
    void quickRunsGiveFigures(@TempDir Path store) {
        StudySettings settings = new StudySettings(StudySize.QUICK, List.of(), null, store, false);
        try (Workers workers = new Workers(2)) {
            for (Study study : Studies.catalogue().entries()) {
                StudyRows rows = new StudyRun(workers, new StudyMonitor() {}, text -> {})
                        .of(study, settings)
                        .rows();
                assertFalse(study.figures(rows, "crease study " + study.name()).isEmpty(), study.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysTellCellsApart(StudySize size) {
        for (Study study : Studies.catalogue().entries()) {
            StudySettings settings = new StudySettings(size, List.of(1L, 2L), null, Path.of("store"), false);
            List<String> keys = study.cells(settings).stream().map(Cell::key).toList();
            assertEquals(keys.size(), keys.stream().distinct().count(), study.name() + ": two cells have one key");
        }
    }
}
