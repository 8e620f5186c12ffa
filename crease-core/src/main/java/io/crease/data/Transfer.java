package io.crease.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request for the bytes of a file from some position on, appended to what is there. The server's bytes come in on a thread of
 * their own, so that a stalled or cancelled connection is left at once.
 */
final class Transfer {
    private static final long TICK_MILLIS = 50;
    private static final int UNSATISFIABLE = 416;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-.*");

    private final HttpClient client;
    private final Duration stall;
    private final BooleanSupplier cancelled;
    private volatile long lastByte = System.nanoTime();

    Transfer(HttpClient client, Duration stall, BooleanSupplier cancelled) {
        this.client = client;
        this.stall = stall;
        this.cancelled = cancelled;
    }

    /** An answer that no further try will better. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /** The disk took no more. */
    static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1;

        UnwritableException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The user asked to stop. */
    static final class CancelledException extends IOException {
        private static final long serialVersionUID = 1;

        CancelledException() {
            super("interrupted");
        }
    }

    /**
     * Asks for what follows the bytes in {@code part}, whose size and position change, and appends it; a server that sends the
     * whole file instead begins it anew.
     *
     * @param limit bytes of the whole file; a server that sends more is refused
     * @param progress hears by how many bytes the file grew, negative when it begins anew
     * @throws IOException if the connection fails, stalls, or ends early
     */
    void run(URI uri, FileChannel part, long limit, LongConsumer progress) throws IOException {
        long from = part.size();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", "crease");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        lastByte = System.nanoTime();
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        HttpResponse<InputStream> response;
        try {
            response = await(answer);
        } catch (IOException e) {
            answer.cancel(true);
            throw e;
        }
        InputStream body = response.body();
        @Nullable Thread reader = null;
        try {
            if (!resumes(response, from)) {
                part.truncate(0);
                progress.accept(-from);
            }
            if (response.statusCode() == UNSATISFIABLE) {
                throw new IOException("the server does not have the rest");
            }
            part.position(part.size());
            CompletableFuture<@Nullable Void> copied = new CompletableFuture<>();
            reader = new Thread(() -> copy(body, part, limit, progress, copied), "crease-download");
            reader.setDaemon(true);
            reader.start();
            await(copied);
        } finally {
            body.close(); // wakes a reader that waits
            join(reader);
        }
        if (part.size() < limit) {
            throw new IOException("the server ended after " + part.size() + " of " + limit + " bytes");
        }
    }

    /** True if the body continues the file, false if it begins it anew. @throws IOException if it is no part of it */
    private static boolean resumes(HttpResponse<?> response, long from) throws IOException {
        int status = response.statusCode();
        if (status == 200 || (status == UNSATISFIABLE && from > 0)) {
            return false;
        }
        if (status == 206) {
            Matcher range =
                    RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
            if (range.matches() && Long.parseLong(range.group(1)) == from) {
                return true;
            }
            throw new RefusedException("the server sent another part of the file than it was asked for");
        }
        String answer = "the server answered " + status;
        boolean perhapsLater = status == 408 || status == 429 || status >= 500;
        throw perhapsLater ? new IOException(answer) : new RefusedException(answer);
    }

    private void copy(
            InputStream body,
            FileChannel part,
            long limit,
            LongConsumer progress,
            CompletableFuture<@Nullable Void> copied) {
        byte[] buffer = new byte[1 << 16];
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                lastByte = System.nanoTime();
                if (part.position() + read > limit) {
                    throw new RefusedException("the server sends more than the " + limit + " bytes of the file");
                }
                append(ByteBuffer.wrap(buffer, 0, read), part);
                progress.accept(read);
            }
            copied.complete(null);
        } catch (IOException | RuntimeException e) {
            copied.completeExceptionally(e);
        }
    }

    private static void append(ByteBuffer bytes, FileChannel part) throws UnwritableException {
        try {
            while (bytes.hasRemaining()) {
                part.write(bytes);
            }
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    private <T extends @Nullable Object> T await(CompletableFuture<T> future) throws IOException {
        while (true) {
            try {
                return future.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                }
                if (System.nanoTime() - lastByte > stall.toNanos()) {
                    throw new IOException("the server sent nothing for " + stall.toSeconds() + " s", e);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new IOException(String.valueOf(e.getCause()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        }
    }

    private static void join(@Nullable Thread reader) {
        try {
            if (reader != null) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
