package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rule: an activation, initialiser or kind of network is one file and one line in its catalogue. */
class CatalogueTest {
    /** The compiled package alone: no class path is searched. */
    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(home());

    private static URL home() {
        try {
            return new URL(Objects.requireNonNull(Relu.class.getResource("Relu.class")), ".");
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyActivationHasItsLine() {
        complete(ActivationFamily.class, Activations.class, Activations.catalogue());
    }

    @Test
    void everyInitialiserHasItsLine() {
        complete(InitialiserFamily.class, Initialisers.class, Initialisers.catalogue());
    }

    @Test
    void everyKindOfNetworkHasItsLine() {
        complete(NetworkKind.class, NetworkSpecs.class, NetworkSpecs.catalogue());
    }

    @Test
    void everySmoothActivationCanBeNamed() {
        Set<String> unlisted = classesOf(Smooth.class);
        Activations.catalogue().entries().forEach(e -> unlisted.remove(written(e.getClass())));
        assertEquals(Set.of(), unlisted, "smooth activations without a family in Activations");
    }

    private static void complete(Class<?> type, Class<?> home, Catalogue<?> catalogue) {
        Set<String> listed =
                catalogue.entries().stream().map(e -> written(e.getClass())).collect(Collectors.toSet());
        Set<String> missing = classesOf(type);
        missing.removeAll(listed);
        assertTrue(
                missing.isEmpty(),
                () -> home.getSimpleName() + ".java lacks "
                        + missing.stream()
                                .map(name -> "the line  new " + name + "(),")
                                .collect(Collectors.joining(" and ")));
    }

    private static Set<String> classesOf(Class<?> type) {
        return CLASSES.stream()
                .filter(c -> c.isAssignableTo(type))
                .filter(c -> !c.isInterface() && !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::reflect)
                .map(CatalogueTest::written)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A class as it is written in its package: {@code MlpSpec.Kind}. */
    private static String written(Class<?> c) {
        return c.getName().substring(c.getPackageName().length() + 1).replace('$', '.');
    }

    @Test
    void everyEntryDescribesItselfInOneLine() {
        entries()
                .forEach(entry -> assertAll(
                        entry.name(),
                        () -> assertTrue(entry.name().matches("[a-z][a-z0-9-]*"), "name"),
                        () -> assertTrue(entry.syntax().startsWith(entry.name()), entry.syntax()),
                        () -> assertTrue(entry.example().startsWith(entry.name()), entry.example()),
                        () -> assertFalse(
                                entry.describe().isBlank() || entry.describe().endsWith("."), entry.describe()),
                        () -> assertFalse(entry.describe().contains("\n"), entry.describe())));
    }

    @Test
    void everyExampleWorks() {
        Activations.catalogue()
                .entries()
                .forEach(e -> assertNotNull(Activations.parse(e.example()).name()));
        Initialisers.catalogue()
                .entries()
                .forEach(e -> assertNotNull(Initialisers.parse(e.example()).name()));
        NetworkSpecs.catalogue()
                .entries()
                .forEach(e -> assertNotNull(NetworkSpecs.parse(e.example()).build()));
    }

    private static Stream<CatalogueEntry> entries() {
        return Stream.of(Activations.catalogue(), Initialisers.catalogue(), NetworkSpecs.catalogue())
                .flatMap(catalogue -> catalogue.entries().stream());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestAndAll() {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.catalogue()
                        .named("rleu"))
                .getMessage();
        assertTrue(
                message.startsWith("unknown activation 'rleu'; nearest is 'relu'; known: relu, leaky-relu, "), message);
    }

    @Test
    void namesAreUnique() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new Catalogue<>("activation", new Relu(), new Relu()))
                .getMessage();
        assertEquals("activation: two entries have one name in [relu, relu]", message);
        assertEquals(List.of("relu"), new Catalogue<>("activation", new Relu()).names());
    }
}
