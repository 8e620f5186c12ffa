package io.crease.cli;

import io.crease.data.Fetch;
import io.crease.data.OfficialSet;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crease data get}. */
@Command(
        name = "get",
        header = "Fetch a data set, or repair it.",
        description = {
            "",
            "Files that are there whole are left alone, the others are fetched and compared with their SHA-256. A run that"
                    + " was interrupted goes on where it ended. CIFAR-10's archive is unpacked and removed; one that lies"
                    + " in the folder already is unpacked without a network.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease data get cifar10 --data ~/data",
            "  crease data get mnist --url https://storage.googleapis.com/cvdf-datasets/mnist/"
        })
final class DataGetCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "SET", description = "mnist, fashion-mnist or cifar10.")
    private String name = "";

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--url",
            paramLabel = "BASE",
            description = "Folder of a mirror, http or https (default: the set's own page).")
    private @Nullable String url;

    DataGetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Terminal terminal = session.terminal();
        OfficialSet set = OfficialSet.named(name);
        Path folder = data.required(terminal);
        URI page = url == null ? set.page() : mirror(url);
        boolean done;
        try (Progress progress = session.progress(1)) {
            done = new Fetch(set, folder, page).run(progress);
        }
        if (!done) {
            terminal.say("crease: interrupted; what has come is kept, the same command goes on from there");
            return ExitCode.INTERRUPTED;
        }
        if (!session.quiet()) {
            terminal.say(set.name() + ": " + Words.count(set.files().size(), "file") + " in " + folder + ", whole");
        }
        return ExitCode.DONE;
    }

    private static URI mirror(String url) {
        try {
            URI uri = new URI(url.endsWith("/") ? url : url + "/");
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri;
            }
        } catch (java.net.URISyntaxException e) {
            throw new UsageException(
                    "--url " + url + ": no address (" + e.getReason() + "); expected http or https", e);
        }
        throw new UsageException(
                "--url " + url + ": no address of a server; expected http://HOST/... or https://HOST/...");
    }
}
