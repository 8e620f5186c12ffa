package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static io.crease.data.SmallSets.corrupted;
import static io.crease.data.SmallSets.entry;
import static io.crease.data.SmallSets.noise;
import static io.crease.data.SmallSets.official;
import static io.crease.data.SmallSets.send;
import static io.crease.data.SmallSets.serve;
import static io.crease.data.SmallSets.start;
import static io.crease.data.SmallSets.tarGz;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import io.crease.trace.Monitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine that breaks off, stalls, alters, ignores ranges and refuses. */
final class FetchTest {
    private static final byte[] BYTES = noise(1, 300_000);
    private static final OfficialFile FILE = official("a.bin", BYTES);
    private static final OfficialSet PLAIN =
            new OfficialSet("plain", "plain", URI.create("http://unused/"), List.of(FILE), null);
    private static final Patience PATIENT = new Patience(Duration.ofSeconds(30), Duration.ofMillis(5), 3);
    private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofMillis(5), 3);

    @TempDir
    Path data;

    private boolean fetch(SmallSets server) {
        return fetch(PLAIN, server, Monitor.NONE);
    }

    private boolean fetch(OfficialSet set, SmallSets server, Monitor monitor) {
        return new Fetch(set, data, server.page(), PATIENT).run(monitor);
    }

    private Path part() {
        return data.resolve("plain/a.bin.part");
    }

    private void assertWhole() throws IOException {
        assertArrayEquals(BYTES, Files.readAllBytes(data.resolve("plain/a.bin")));
        assertFalse(Files.exists(part()));
    }

    private void leavePart(byte[] bytes) throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), bytes);
    }

    @Test
    void fetchesOnceAndLeavesWhatIsWhole() throws IOException {
        DoubleAdder share = new DoubleAdder();
        Monitor monitor = new Monitor() {
            @Override
            public void advanced(double more) {
                share.add(more);
            }
        };
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, BYTES))) {
            assertTrue(fetch(PLAIN, server, monitor));
            assertWhole();
            assertEquals(1, share.sum(), 1e-9);
            assertTrue(fetch(server));
            assertEquals(List.of("/a.bin null"), server.asked);
            Files.write(data.resolve("plain/a.bin"), corrupted(BYTES));
            assertTrue(fetch(server));
            assertWhole();
        }
    }

    @Test
    void goesOnWhereAnEarlierRunEnded() throws IOException {
        leavePart(Arrays.copyOf(BYTES, 100_000));
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, BYTES))) {
            assertTrue(fetch(server));
            assertWhole();
            assertEquals(List.of("/a.bin bytes=100000-"), server.asked);
        }
    }

    @Test
    void goesOnWhereAConnectionBroke() throws IOException {
        try (SmallSets server = new SmallSets(exchange -> {
            int start = start(exchange);
            send(exchange, BYTES, start, Math.min(BYTES.length, start + 70_000));
        })) {
            assertTrue(fetch(server));
            assertWhole();
            assertTrue(server.asked.size() >= 5, server.asked.toString());
        }
    }

    @Test
    void goesOnAfterAStall() throws IOException {
        AtomicInteger turn = new AtomicInteger();
        try (SmallSets server = new SmallSets(exchange -> {
            if (turn.getAndIncrement() == 0) {
                send(exchange, BYTES, 0, 150_000);
                pause();
            }
            serve(exchange, BYTES);
        })) {
            assertTrue(new Fetch(PLAIN, data, server.page(), SHORT).run(Monitor.NONE));
            assertWhole();
            assertEquals("/a.bin bytes=150000-", server.asked.get(1));
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        try (SmallSets server = new SmallSets(exchange -> pause())) {
            assertRefused(
                    () -> new Fetch(PLAIN, data, server.page(), SHORT).run(Monitor.NONE),
                    "a.bin",
                    "sent nothing",
                    "after 3 tries",
                    "--url");
            assertEquals(3, server.asked.size());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aServerWithoutRangesBeginsAnew() throws IOException {
        leavePart(noise(2, 100_000));
        try (SmallSets server = new SmallSets(exchange -> send(exchange, BYTES, 0, BYTES.length))) {
            assertTrue(fetch(server));
            assertWhole();
            assertEquals(1, server.asked.size());
        }
    }

    @Test
    void aServerThatSendsAnotherRangeIsRefused() throws IOException {
        leavePart(Arrays.copyOf(BYTES, 100_000));
        try (SmallSets server = new SmallSets(exchange -> send(exchange, BYTES, 50_000, BYTES.length))) {
            assertRefused(() -> fetch(server), "another part of the file");
        }
    }

    @Test
    void aPartOfAnotherFileIsDropped() throws IOException {
        for (int length : new int[] {100_000, BYTES.length, BYTES.length + 1}) {
            Files.deleteIfExists(data.resolve("plain/a.bin"));
            leavePart(noise(3, length));
            try (SmallSets server = new SmallSets(exchange -> serve(exchange, BYTES))) {
                assertTrue(fetch(server));
                assertWhole();
            }
        }
    }

    @Test
    void alteredBytesAreNeverPutInPlace() {
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, corrupted(BYTES)))) {
            assertRefused(() -> fetch(server), "a.bin", "has SHA-256", FILE.sha256(), "--url BASE");
            assertFalse(Files.exists(data.resolve("plain/a.bin")));
            assertEquals(2, server.asked.size());
        }
    }

    @Test
    void aShorterOrLongerFileIsRefused() {
        byte[] page = "<html>log in</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, page))) {
            assertRefused(() -> fetch(server), "tries", "expected 300000 bytes");
        }
        byte[] longer = noise(4, BYTES.length + 200_000);
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, longer))) {
            assertRefused(() -> fetch(server), "more than the 300000 bytes");
        }
        assertFalse(Files.exists(data.resolve("plain/a.bin")));
    }

    @Test
    void refusalsAreFinalAndFailuresAreNot() throws IOException {
        for (int status : new int[] {403, 404}) {
            try (SmallSets server = new SmallSets(exchange -> exchange.sendResponseHeaders(status, -1))) {
                assertRefused(() -> fetch(server), "a.bin: the server answered " + status, "--url");
                assertEquals(1, server.asked.size());
            }
        }
        AtomicInteger turn = new AtomicInteger();
        try (SmallSets server = new SmallSets(exchange -> {
            if (turn.getAndIncrement() < 2) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                serve(exchange, BYTES);
            }
        })) {
            assertTrue(fetch(server));
            assertWhole();
        }
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        HttpHandler handler = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/a.bin")) {
                exchange.getResponseHeaders().add("Location", "/elsewhere/a.bin");
                exchange.sendResponseHeaders(302, -1);
            } else {
                serve(exchange, BYTES);
            }
        };
        leavePart(Arrays.copyOf(BYTES, 1000));
        try (SmallSets server = new SmallSets(handler)) {
            assertTrue(fetch(server));
            assertWhole();
            assertEquals("/elsewhere/a.bin bytes=1000-", server.asked.get(1));
        }
        Files.delete(data.resolve("plain/a.bin"));
        try (SmallSets server = new SmallSets(exchange -> {
            exchange.getResponseHeaders().add("Location", "/a.bin");
            exchange.sendResponseHeaders(302, -1);
        })) {
            assertRefused(() -> fetch(server), "a.bin");
        }
    }

    @Test
    void withoutANetworkItSaysSo() {
        URI nobody;
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, BYTES))) {
            nobody = server.page();
        }
        assertRefused(
                () -> new Fetch(PLAIN, data, nobody, PATIENT).run(Monitor.NONE),
                "no connection to 127.0.0.1",
                "expected a network",
                "plain");
    }

    @Test
    void aStoppedRunKeepsItsPart() throws IOException {
        DoubleAdder share = new DoubleAdder();
        Monitor monitor = new Monitor() {
            @Override
            public void advanced(double more) {
                share.add(more);
            }

            @Override
            public boolean cancelled() {
                return share.sum() > 0.3;
            }
        };
        try (SmallSets server = new SmallSets(exchange -> {
            send(exchange, BYTES, start(exchange), 150_000);
            pause();
        })) {
            assertFalse(fetch(PLAIN, server, monitor));
        }
        byte[] kept = Files.readAllBytes(part());
        assertArrayEquals(Arrays.copyOf(BYTES, kept.length), kept);
        assertTrue(kept.length > 50_000, kept.length + " bytes");
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, BYTES))) {
            assertTrue(fetch(server));
            assertWhole();
            assertEquals(List.of("/a.bin bytes=" + kept.length + "-"), server.asked);
        }
    }

    @Test
    void anArchiveYieldsItsFilesAndNoOthers() throws IOException {
        byte[] one = noise(5, 3073);
        byte[] two = noise(6, 1024);
        byte[] packed = tarGz(
                entry("bin/", '5', new byte[0], 0),
                entry("../evil.bin", '0', two, two.length),
                entry("/tmp/two.bin", '0', two, two.length),
                entry("bin/readme.html", '0', two, two.length),
                entry("bin/one.bin", '2', new byte[0], 0),
                entry("bin/one.bin", '0', one, one.length),
                entry("bin/two.bin", '0', two, two.length));
        OfficialSet set = archive(packed, one, two);
        try (SmallSets server = new SmallSets(exchange -> serve(exchange, packed))) {
            assertTrue(fetch(set, server, Monitor.NONE));
            assertArrayEquals(one, Files.readAllBytes(data.resolve("bin/one.bin")));
            assertArrayEquals(two, Files.readAllBytes(data.resolve("bin/two.bin")));
            assertFalse(Files.exists(data.resolve("set.tar.gz")));
            assertFalse(Files.exists(data.resolveSibling("evil.bin")));
            try (var files = Files.walk(data)) {
                assertFalse(files.anyMatch(file -> file.endsWith("evil.bin") || file.endsWith("readme.html")));
            }
            Files.delete(data.resolve("bin/two.bin"));
            Files.write(data.resolve("set.tar.gz"), packed);
            assertTrue(fetch(set, server, Monitor.NONE));
            assertEquals(1, server.asked.size());
            assertTrue(Files.exists(data.resolve("set.tar.gz")), "the user's own archive stays");
            assertArrayEquals(two, Files.readAllBytes(data.resolve("bin/two.bin")));
        }
    }

    private static OfficialSet archive(byte[] packed, byte[] one, byte[] two) {
        return new OfficialSet(
                "set",
                "bin",
                URI.create("http://unused/"),
                List.of(official("one.bin", one), official("two.bin", two)),
                official("set.tar.gz", packed));
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        byte[] one = noise(5, 3073);
        byte[] two = noise(6, 1024);
        byte[] head = entry("bin/one.bin", '0', one, one.length);
        byte[] badSum = entry("bin/two.bin", '0', two, two.length);
        badSum[0] ^= 1;
        byte[][] archives = {
            tarGz(head),
            tarGz(head, entry("bin/two.bin", '0', two, 2000)),
            tarGz(head, entry("big", '0', new byte[0], 1L << 31)),
            tarGz(head, badSum),
            tarGz(head, entry("bin/two.bin", '0', one, two.length)),
            Arrays.copyOf(tarGz(head, entry("bin/two.bin", '0', two, two.length)), 2000),
            noise(7, 2000)
        };
        String[] reasons = {
            "ends without two.bin", "two.bin has 2000 bytes", "unpacks to more", "checksum is wrong", "SHA-256", "", ""
        };
        for (int i = 0; i < archives.length; i++) {
            byte[] packed = archives[i];
            try (SmallSets server = new SmallSets(exchange -> serve(exchange, packed))) {
                assertRefused(
                        () -> fetch(archive(packed, one, two), server, Monitor.NONE),
                        "set.tar.gz: cannot be unpacked",
                        reasons[i]);
            }
            assertFalse(Files.exists(data.resolve("bin/two.bin")), "archive " + i);
            Files.deleteIfExists(data.resolve("set.tar.gz"));
        }
    }
}
