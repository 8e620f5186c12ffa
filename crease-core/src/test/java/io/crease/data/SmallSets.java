package io.crease.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A server on this machine with small files, which can be told to behave badly. */
final class SmallSets implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** What was asked for: path and range. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    SmallSets(HttpHandler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Range"));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    URI page() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The first byte asked for. */
    static int start(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.substring(6, range.indexOf('-')));
    }

    /** Serves bytes as a good server does, with ranges. */
    static void serve(HttpExchange exchange, byte[] bytes) throws IOException {
        send(exchange, bytes, start(exchange), bytes.length);
    }

    /** Promises all from {@code start} on and sends up to {@code end}. */
    static void send(HttpExchange exchange, byte[] bytes, int start, int end) throws IOException {
        if (start >= bytes.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (start > 0) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + start + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, bytes.length - start);
        OutputStream out = exchange.getResponseBody();
        out.write(bytes, start, Math.max(0, end - start));
        out.flush();
    }

    static byte[] noise(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static OfficialFile official(String name, byte[] bytes) {
        return new OfficialFile(
                name,
                bytes.length,
                java.util.HexFormat.of().formatHex(OfficialFile.digest().digest(bytes)));
    }

    /** One entry of a tar archive: header and padded content, its checksum as POSIX says. */
    static byte[] entry(String name, char type, byte[] content, long declared) {
        byte[] bytes = new byte[512 + (content.length + 511) / 512 * 512];
        put(bytes, 0, name);
        put(bytes, 100, "0000644\0");
        put(bytes, 124, String.format("%011o\0", declared));
        put(bytes, 148, "        ");
        bytes[156] = (byte) type;
        put(bytes, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += bytes[i];
        }
        put(bytes, 148, String.format("%06o\0 ", sum));
        System.arraycopy(content, 0, bytes, 512, content.length);
        return bytes;
    }

    private static void put(byte[] bytes, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, at, ascii.length);
    }

    static byte[] tarGz(byte[]... entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (byte[] entry : entries) {
                out.write(entry);
            }
            out.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] corrupted(byte[] bytes) {
        byte[] other = Arrays.copyOf(bytes, bytes.length);
        other[bytes.length / 2] ^= 1;
        return other;
    }
}
