package io.crease;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** House rules: the rooms and the way imports run between them (docs/architecture.md). */
@AnalyzeClasses(packages = "io.crease", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule importsRunDownward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("data")
            .definedBy("io.crease.data..")
            .layer("measure")
            .definedBy("io.crease.measure..")
            .layer("region")
            .definedBy("io.crease.region..")
            .layer("trace")
            .definedBy("io.crease.trace..")
            .layer("trajectory")
            .definedBy("io.crease.trajectory..")
            .layer("theory")
            .definedBy("io.crease.theory..")
            .layer("network")
            .definedBy("io.crease.network..")
            .layer("numeric")
            .definedBy("io.crease.numeric..")
            .layer("figure")
            .definedBy("io.crease.figure..")
            .whereLayer("figure")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("data")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("measure")
            .mayOnlyBeAccessedByLayers("data")
            .whereLayer("region")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("data", "measure", "region")
            .whereLayer("trajectory")
            .mayOnlyBeAccessedByLayers("data", "measure", "region", "trace")
            .whereLayer("theory")
            .mayOnlyBeAccessedByLayers("data", "measure", "region", "trace")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("data", "measure", "region", "trace", "trajectory", "theory")
            .whereLayer("numeric")
            .mayOnlyBeAccessedByLayers(
                    "data", "measure", "region", "trace", "trajectory", "theory", "network", "figure")
            .because(
                    "imports run downward only: numeric, network, theory and trajectory, trace, measure and region, data");

    @ArchTest
    static final ArchRule classesAreFinalOrInterfaces = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotAnnotations()
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .haveModifier(JavaModifier.ABSTRACT)
            .because("classes are final or interfaces");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule onlyNumericKnowsOpenBlas = noClasses()
            .that()
            .resideOutsideOfPackage("io.crease.numeric..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule onlyRegionKnowsOjAlgo = noClasses()
            .that()
            .resideOutsideOfPackage("io.crease.region..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ojalgo..");

    @ArchTest
    static final ArchRule librariesDoNotPrint =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
