package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheWholeFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "first, and longer");
        AtomicFile.write(file, "zweite ü");
        assertEquals("zweite ü", Files.readString(file));
        AtomicFile.write(file, new byte[] {65});
        assertEquals("A", Files.readString(file));
        assertEquals(List.of(file), children());
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "kept");
        assertRefused(
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }),
                file.toString(),
                "cannot be written",
                "disk full");
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException();
                }));
        assertEquals("kept", Files.readString(file));
        assertEquals(List.of(file), children());
    }

    @Test
    void refusesFoldersAndPlacesThatAreNotThere() {
        assertRefused(() -> AtomicFile.write(folder, "x"), "is a folder");
        assertRefused(() -> AtomicFile.write(folder.resolve("none/a"), "x"), "does not exist", "create it");
    }

    @Test
    void followsLinksAndWritesToDevices() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here");
        }
        AtomicFile.write(link, "new");
        assertEquals("new", Files.readString(target));
        assertTrue(Files.isSymbolicLink(link));
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        AtomicFile.write(device, "gone");
        assertTrue(Files.exists(device) && !Files.isRegularFile(device));
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
