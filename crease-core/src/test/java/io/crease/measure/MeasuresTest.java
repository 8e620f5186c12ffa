package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** House rule: a measure is a file of its own and a line in the catalogue. */
class MeasuresTest {

    @Test
    void everyMeasureIsInTheCatalogue() {
        Set<String> listed =
                Measures.all().stream().map(m -> m.getClass().getSimpleName()).collect(Collectors.toSet());
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.crease.measure")) {
            if (type.isAssignableTo(Measure.class) && !type.isInterface()) {
                assertTrue(
                        listed.contains(type.getSimpleName()),
                        "Measures.java lacks the line  new " + type.getSimpleName() + "(),");
            }
        }
    }

    @Test
    void namesAreUnique() {
        assertEquals(
                Measures.all().size(),
                Measures.all().stream().map(Measure::name).distinct().count());
    }
}
