package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.trace.Monitor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings a data set into a folder: what is there whole stays, what is missing or damaged is fetched. Every file is compared with
 * its checksum and put in place at once; a run that ends early is continued by the next.
 */
public final class Fetch {
    private final OfficialSet set;
    private final Path data;
    private final URI page;
    private final Patience patience;

    /**
     * @param data the folder of data sets, created if it does not exist
     * @param page where the files come from, ending in a slash: {@link OfficialSet#page} or a mirror of it
     */
    public Fetch(OfficialSet set, Path data, URI page) {
        this(set, data, page, Patience.USUAL);
    }

    Fetch(OfficialSet set, Path data, URI page, Patience patience) {
        this.set = set;
        this.data = data;
        this.page = page;
        this.patience = patience;
    }

    /**
     * Fetches what is missing.
     *
     * @param monitor hears of the share of the bytes still to come, and can stop it
     * @return false if it was stopped; the part that has come is kept
     * @throws InputException if there is no network, the server does not have the files or gives others, or they cannot be written
     */
    public boolean run(Monitor monitor) {
        List<OfficialFile> wanting = wanting();
        if (wanting.isEmpty()) {
            return true;
        }
        Path folder = data.resolve(set.folder());
        create(folder);
        OfficialFile archive = set.archive();
        if (archive == null) {
            return fetch(wanting, folder, monitor);
        }
        Path packed = data.resolve(archive.name());
        boolean brought = !Files.isRegularFile(packed) || !archive.matches(packed);
        if (brought && !fetch(List.of(archive), data, monitor)) {
            return false;
        }
        unpack(packed, folder);
        if (brought) {
            remove(packed);
        }
        return true;
    }

    /** The files that are missing or damaged. */
    private List<OfficialFile> wanting() {
        return set.check(data, true).stream()
                .filter(state -> !state.usable())
                .map(FileState::file)
                .toList();
    }

    private boolean fetch(List<OfficialFile> files, Path folder, Monitor monitor) {
        long bytes = 0;
        for (OfficialFile file : files) {
            bytes += file.bytes() - there(Download.part(folder.resolve(file.name())));
        }
        double all = Math.max(1, bytes);
        Download download = new Download(patience, monitor::cancelled);
        for (OfficialFile file : files) {
            URI uri = page.resolve(file.name());
            if (!download.fetch(uri, file, folder.resolve(file.name()), more -> monitor.advanced(more / all))) {
                return false;
            }
        }
        return true;
    }

    private static long there(Path part) {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            return 0; // only the bar is less exact
        }
    }

    private void unpack(Path packed, Path folder) {
        try {
            TarGz.extract(packed, set.folder(), set.files(), (file, in) -> {
                try (AtomicFile.Draft draft = AtomicFile.draft(folder.resolve(file.name()))) {
                    OutputStream out = draft.out();
                    DigestOutputStream summed = new DigestOutputStream(out, OfficialFile.digest());
                    TarGz.copy(in, summed, file.bytes());
                    if (!HexFormat.of()
                            .formatHex(summed.getMessageDigest().digest())
                            .equals(file.sha256())) {
                        throw new IOException(file.name() + " has not the official SHA-256");
                    }
                    draft.commit();
                }
            });
        } catch (IOException e) {
            throw new InputException(
                    packed + ": cannot be unpacked (" + e.getMessage()
                            + "); expected the official archive: remove it and " + ImageSets.fetching(set.name(), data)
                            + " again, or make room on the disk",
                    e);
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(
                    folder + ": cannot be created (" + e + "); expected a writable folder: choose another", e);
        }
    }

    private static void remove(Path packed) {
        try {
            Files.deleteIfExists(packed);
        } catch (IOException e) {
            throw new InputException(
                    packed + ": unpacked, but cannot be removed (" + e + "); expected to: remove it", e);
        }
    }
}
