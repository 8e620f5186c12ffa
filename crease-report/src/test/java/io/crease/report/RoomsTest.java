package io.crease.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** House rules of this room. */
@AnalyzeClasses(packages = "io.crease.report", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule classesAreFinalOrInterfaces = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule onlyPixelsKnowTheDesktop = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("PixelCanvas")
            .and()
            .haveSimpleNameNotStartingWith("Coverage")
            .and()
            .haveSimpleNameNotStartingWith("Typeface")
            .and()
            .haveSimpleNameNotStartingWith("SvgFile")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.imageio..");
}
