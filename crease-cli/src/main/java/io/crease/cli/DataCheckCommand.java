package io.crease.cli;

import io.crease.data.FileState;
import io.crease.data.OfficialSet;
import io.crease.numeric.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crease data check}. */
@Command(
        name = "check",
        header = "Compare the files of data sets with their SHA-256.",
        description = {
            "",
            "A file is whole (byte for byte the official one), complete (its header and its packing's own checksum are"
                    + " right, but it was unpacked or packed anew), damaged or missing.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease data check --data ~/data",
            "  crease data check cifar10",
            "",
            "Exit codes: 0 all that is there (or was named) is right, 3 a file is damaged or missing."
        })
final class DataCheckCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "SET",
            arity = "0..*",
            description = "mnist, fashion-mnist or cifar10 (default: those of which a file is there).")
    private List<String> names = new ArrayList<>();

    @Mixin
    private DataOption data = new DataOption();

    DataCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Terminal terminal = session.terminal();
        Path folder = data.required(terminal);
        List<OfficialSet> sets = names.isEmpty()
                ? OfficialSet.all()
                : names.stream().map(OfficialSet::named).toList();
        List<String> wrong = new ArrayList<>();
        boolean any = false;
        for (OfficialSet set : sets) {
            List<FileState> states = set.check(folder, true);
            if (names.isEmpty() && states.stream().allMatch(state -> state.place() == null)) {
                continue;
            }
            any = true;
            for (FileState state : states) {
                String where = state.place() == null
                        ? state.file().name()
                        : state.place().toString();
                String words = state.kind() + (state.words().isEmpty() ? "" : ": " + state.words());
                terminal.out()
                        .println(terminal.shown(String.format(Locale.ROOT, "%-15s%s  %s", set.name(), where, words)));
                if (!state.usable()) {
                    wrong.add(where + ": " + words + "; expected the official file: fetch it with crease data get "
                            + set.name() + " --data " + folder);
                }
            }
        }
        terminal.out().flush();
        if (!any) {
            throw new InputException(folder + ": holds no file of a known data set; expected one of "
                    + String.join(
                            ", ",
                            OfficialSet.all().stream().map(OfficialSet::name).toList())
                    + ": fetch one with crease data get cifar10 --data " + folder);
        }
        if (!wrong.isEmpty()) {
            String more = wrong.size() == 1 ? "" : " (and " + (wrong.size() - 1) + " more)";
            throw new InputException(wrong.get(0) + more);
        }
        return ExitCode.DONE;
    }
}
