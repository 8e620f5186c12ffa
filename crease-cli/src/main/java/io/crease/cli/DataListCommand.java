package io.crease.cli;

import io.crease.data.FileState;
import io.crease.data.ImageSet;
import io.crease.data.ImageSets;
import io.crease.data.OfficialSet;
import io.crease.data.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crease data list}. */
@Command(
        name = "list",
        header = "List the data sets, and which of their files are there.",
        description = {"", "Sizes are compared; check compares every byte.", ""},
        sortOptions = false,
        footer = {"", "Examples:", "  crease data list --data ~/data"})
final class DataListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private DataOption data = new DataOption();

    DataListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Terminal terminal = session.terminal();
        Path folder = data.folder(terminal);
        for (OfficialSet set : OfficialSet.all()) {
            print(set.name(), found(set, folder));
        }
        for (String name : ImageSets.drawn()) {
            ImageSet train = ImageSets.open(name, Split.TRAIN, null);
            ImageSet test = ImageSets.open(name, Split.TEST, null);
            print(
                    name,
                    String.format(
                            Locale.ROOT,
                            "drawn by the program, %,d and %,d images %s; needs no files",
                            train.size(),
                            test.size(),
                            train.shape()));
        }
        terminal.out().flush();
        return ExitCode.DONE;
    }

    private void print(String name, String text) {
        Terminal terminal = session.terminal();
        terminal.out().println(terminal.shown(String.format(Locale.ROOT, "%-18s%s", name, text)));
    }

    private static String found(OfficialSet set, @Nullable Path folder) {
        String fetching = "crease data get " + set.name() + " --data " + (folder == null ? "DIR" : folder) + " ("
                + Bytes.text((double) set.download()) + ")";
        if (folder == null) {
            return "no folder given: --data DIR, CREASE_DATA or " + fetching;
        }
        List<FileState> states = set.check(folder, false);
        long usable = states.stream().filter(FileState::usable).count();
        String count = usable + " of " + Words.count(states.size(), "file");
        if (usable < states.size()) {
            return count + "; " + fetching;
        }
        Path place = states.get(0).place();
        return count + ", in " + (place == null ? folder : place.getParent());
    }
}
