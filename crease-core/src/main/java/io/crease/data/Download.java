package io.crease.data;

import io.crease.numeric.InputException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file over HTTP so that it is there whole and with its checksum, or not at all. What has come stands in NAME.part
 * beside it, from where the next try, or the next run, goes on.
 */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Patience patience;
    private final BooleanSupplier cancelled;

    Download(Patience patience, BooleanSupplier cancelled) {
        this.patience = patience;
        this.cancelled = cancelled;
    }

    /** Where what has come of {@code target} stands until it is whole. */
    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /**
     * Fetches {@code file} from {@code uri} to {@code target}, replacing what is there.
     *
     * @param progress hears by how many bytes the file grew, negative when it begins anew
     * @return false if the user stopped it; the part is kept
     * @throws InputException if there is no network, the server does not have the file or gives another, or the disk is full
     */
    boolean fetch(URI uri, OfficialFile file, Path target, LongConsumer progress) {
        Path part = part(target);
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw busy(part);
            }
            if (channel.size() > file.bytes()) {
                channel.truncate(0);
            }
            whole(uri, file, channel, part, progress);
            channel.force(true);
        } catch (OverlappingFileLockException e) {
            throw busy(part);
        } catch (Transfer.CancelledException e) {
            return false;
        } catch (IOException e) {
            throw new InputException(
                    part + ": cannot be written (" + e.getMessage() + "); expected a writable folder with room for "
                            + file.bytes() + " bytes: make room, or choose another with --data DIR",
                    e);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InputException(target + ": cannot be put in place (" + e + "); expected a writable folder", e);
        }
        return true;
    }

    /** Tries until the part is the whole file. @throws IOException if it cannot be written, or the user stopped it */
    private void whole(URI uri, OfficialFile file, FileChannel part, Path path, LongConsumer progress)
            throws IOException {
        long most = part.size();
        int vain = 0;
        boolean altered = false;
        while (true) {
            String problem;
            try {
                if (part.size() < file.bytes()) {
                    new Transfer(client, patience.stall(), cancelled).run(uri, part, file.bytes(), progress);
                }
                String found = OfficialFile.sha256(Channels.newInputStream(part.position(0)));
                if (found.equals(file.sha256())) {
                    return;
                }
                progress.accept(-part.size());
                part.truncate(0);
                problem = "what came has SHA-256 " + found + ", not " + file.sha256();
                if (altered) {
                    throw refused(uri, problem, null);
                }
                altered = true; // perhaps only what an earlier run left: once from the start
            } catch (Transfer.CancelledException | Transfer.UnwritableException e) {
                throw e;
            } catch (Transfer.RefusedException e) {
                throw refused(uri, String.valueOf(e.getMessage()), e);
            } catch (ConnectException | UnknownHostException e) {
                throw new InputException(
                        uri + ": no connection to " + uri.getHost() + "; expected a network: connect this machine, set"
                                + " -Dhttps.proxyHost in CREASE_JAVA_OPTIONS, or fetch the file elsewhere and put it into "
                                + path.toAbsolutePath().getParent(),
                        e);
            } catch (IOException e) {
                problem = e.getMessage() == null ? e.toString() : e.getMessage();
            }
            boolean fruitful = part.size() - most >= Math.max(1, file.bytes() / 100);
            most = Math.max(most, part.size());
            vain = fruitful ? 0 : vain + 1;
            if (vain >= patience.tries()) {
                throw new InputException(uri + ": " + problem + ", after " + vain + " tries; expected " + file.bytes()
                        + " bytes: what came is kept, so try again later, or another server with --url BASE");
            }
            pause(vain);
        }
    }

    private void pause(int vain) throws IOException {
        long until = System.nanoTime() + (patience.pause().toNanos() << Math.max(0, vain - 1));
        while (System.nanoTime() < until) {
            if (cancelled.getAsBoolean()) {
                throw new Transfer.CancelledException();
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Transfer.CancelledException();
            }
        }
    }

    private static InputException busy(Path part) {
        return new InputException(part + ": is being written by another run; expected one at a time: wait for it");
    }

    private static InputException refused(URI uri, String problem, @Nullable Throwable cause) {
        String message = uri + ": " + problem + "; expected the official file: name a mirror with --url BASE";
        return cause == null ? new InputException(message) : new InputException(message, cause);
    }
}
