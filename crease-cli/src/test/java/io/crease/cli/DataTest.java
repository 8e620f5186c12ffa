package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code crease data}: what it says and how it ends; downloads go to a server on this machine. */
class DataTest {
    @TempDir
    private Path folder;

    private static HttpServer server(int status, byte[] bytes, int promised) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, promised == 0 ? -1 : promised);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            if (bytes.length == promised) {
                exchange.close();
            }
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mirror";
    }

    private static void assertOneLine(Cli run, int code, String... fragments) {
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        for (String fragment : fragments) {
            assertTrue(run.err().contains(fragment), "'" + fragment + "' is not in: " + run.err());
        }
    }

    private void mnist(boolean packed) throws IOException {
        Files.createDirectories(folder.resolve("mnist"));
        for (String split : List.of("train", "t10k")) {
            ByteBuffer images = ByteBuffer.allocate(16 + 784);
            images.putInt(0x803).putInt(1).putInt(28).putInt(28);
            ByteBuffer labels = ByteBuffer.allocate(9);
            labels.putInt(0x801).putInt(1).put((byte) 7);
            write(split + "-images-idx3-ubyte", images.array(), packed);
            write(split + "-labels-idx1-ubyte", labels.array(), packed);
        }
    }

    private void write(String name, byte[] bytes, boolean packed) throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(bytes);
        }
        Files.write(folder.resolve("mnist").resolve(packed ? name + ".gz" : name), packed ? gzip.toByteArray() : bytes);
    }

    @Test
    void listSaysWhatIsThere() throws IOException {
        mnist(true);
        Cli run = Cli.on(false, Map.of("CREASE_DATA", folder.toString()), "data", "list");
        assertEquals(0, run.code());
        List<String> lines = run.out().lines().toList();
        assertEquals("mnist             4 of 4 files, in " + folder.resolve("mnist"), lines.get(0));
        assertEquals(
                "cifar10           0 of 6 files; crease data get cifar10 --data " + folder + " (162 MiB)",
                lines.get(2));
        assertTrue(
                lines.get(3).startsWith("synthetic         drawn by the program, 10,000 and 2,000 images [3, 32, 32]"));
        Cli bare = Cli.run("data", "list");
        assertEquals(0, bare.code());
        assertTrue(bare.out().contains("no folder given"), bare.out());
    }

    @Test
    void checkNamesTheDamagedFile() throws IOException {
        assertOneLine(Cli.run("data", "check", "--data", folder.toString()), 3, "holds no file of a known data set");
        mnist(false);
        Cli complete = Cli.run("data", "check", "--data", folder.toString());
        assertEquals(0, complete.code(), complete.err());
        assertEquals(
                4,
                complete.out()
                        .lines()
                        .filter(line -> line.contains("complete: "))
                        .count(),
                complete.out());
        Path labels = folder.resolve("mnist/t10k-labels-idx1-ubyte");
        Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 9, 7});
        assertOneLine(
                Cli.run("data", "check", "--data", folder.toString()),
                3,
                labels + ": damaged: declares 9 records",
                "crease data get mnist --data " + folder);
        assertOneLine(
                Cli.run("data", "check", "cifar10", "--data", folder.toString()),
                3,
                "data_batch_1.bin: missing",
                "and 5 more");
    }

    @Test
    void getRefusesInOneLine() throws IOException {
        String data = folder.toString();
        assertOneLine(Cli.run("data", "get", "imagenet", "--data", data), 3, "'imagenet'", "fashion-mnist");
        assertOneLine(Cli.run("data", "get", "mnist"), 2, "--data DIR or CREASE_DATA");
        assertOneLine(Cli.run("data", "get", "mnist", "--data", data, "--url", "file:///etc/"), 2, "http://HOST");
        assertOneLine(Cli.run("data", "get", "mnist", "--data", data, "--url", "a b"), 2, "--url a b");
        assertOneLine(Cli.run("data"), 2, "get, list, check");
        HttpServer gone = server(404, new byte[0], 0);
        assertOneLine(
                Cli.run("data", "get", "mnist", "--data", data, "--url", url(gone)),
                3,
                url(gone) + "/train-images-idx3-ubyte.gz: the server answered 404");
        gone.stop(0);
        assertOneLine(
                Cli.run("data", "get", "mnist", "--data", data, "--url", url(gone)), 3, "no connection to 127.0.0.1");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertOneLine(Cli.run("data", "get", "mnist", "--data", file.toString()), 3, "cannot be created");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void controlCKeepsWhatHasCome() throws IOException, InterruptedException {
        byte[] begin = new byte[1_000_000];
        new Random(1).nextBytes(begin);
        HttpServer server = server(200, begin, 9_912_422);
        Path part = folder.resolve("mnist/train-images-idx3-ubyte.gz.part");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.crease.cli.Main",
                        "data",
                        "get",
                        "mnist",
                        "--data",
                        folder.toString(),
                        "--url",
                        url(server))
                .redirectErrorStream(true)
                .start();
        try {
            while (process.isAlive() && !(Files.exists(part) && Files.size(part) == begin.length)) {
                Thread.sleep(50);
            }
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), said);
            assertEquals(ExitCode.INTERRUPTED, process.exitValue(), said);
            assertTrue(said.contains("the same command goes on from there"), said);
            assertEquals(begin.length, Files.size(part));
            assertFalse(Files.exists(folder.resolve("mnist/train-images-idx3-ubyte.gz")));
        } finally {
            process.destroyForcibly();
            server.stop(0);
        }
    }
}
