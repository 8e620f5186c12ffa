package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.numeric.InputException;
import io.crease.onnx.OnnxExport;
import io.crease.onnx.Precision;
import io.crease.training.Checkpoints;
import io.crease.training.Divergence;
import io.crease.training.Moment;
import io.crease.training.Recipe;
import io.crease.training.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crease train}. */
@Command(
        name = "train",
        header = "Train a network on images and write it as an ONNX file, which every other command takes.",
        description = {
            "",
            "Finished trainings are stored, and a run that was stopped, or killed, goes on where it was when the same command"
                    + " is given again, with the same numbers for the same number of threads. Images reach the network"
                    + " normalised: measure it with --normalise mnist or cifar10, and with --mean 0.5 --std 0.5 for the"
                    + " other sets.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease train mlp:784-64x3-10 --images synthetic-digits -o digits.onnx",
            "  crease train mlp:784-256x2-10 --images mnist --data DIR --epochs 10 -o mnist.onnx",
            "  crease measure mnist.onnx --from mnist:test/0 --to mnist:test/1 --data DIR --normalise mnist",
            "  crease train cnn:paper,batch-norm=true --images cifar10 --regularise block -o cifar.onnx",
            "  crease train mlp:784-64x3-10 --images mnist --steps steps -o mnist.onnx",
            "  crease regions steps/step-*.onnx --slice zeros,ones,gaussian:1 --png training.png"
        })
final class TrainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "NETWORK",
            description =
                    "A spec, such as mlp:784-256x2-10,seed=2 or cnn:paper,batch-norm=true; see 'crease list networks'.")
    private String network = "";

    @Mixin
    private RecipeOptions recipes = new RecipeOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The trained network, FILE.onnx; written whole or not at all.")
    private Path file = Path.of("");

    @Option(
            names = "--steps",
            paramLabel = "DIR",
            description = "Also write the networks at steps 0, 1, 3, 10, 30, 100 ... and the last as DIR/step-N.onnx.")
    private @Nullable Path steps;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Folder that trainings are kept in and go on from (default: CREASE_STORE, or crease in the user's"
                            + " cache folder).")
    private @Nullable Path store;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads (default: one a processor). They decide the last digits of a training.")
    private int threads = Runtime.getRuntime().availableProcessors();

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Recipe recipe = recipes.of(network);
        if (threads < 1 || threads > ThreadsOption.MOST_THREADS) {
            throw new UsageException("--threads is " + threads + "; expected 1 to " + ThreadsOption.MOST_THREADS);
        }
        if (!file.toString().endsWith(".onnx")) {
            throw new UsageException(
                    "--output is " + file + "; expected FILE.onnx: other commands tell a model by its name");
        }
        AtomicFile.draft(file).close(); // before the work
        makeStepsFolder();
        Map<String, String> environment = session.terminal().environment();
        Path kept = store == null ? StudyOptions.store(environment) : store;
        TrainedNetwork trained;
        try (Progress progress = session.progress(1)) {
            trained = new Checkpoints(kept.resolve("networks"), data.folder(session.terminal()), threads)
                    .trained(
                            recipe,
                            (of, step, all, left, loss) -> {
                                progress.advanced(1.0 / all);
                                progress.doing(String.format(Locale.ROOT, "step %d of %d, loss %.3f", step, all, loss));
                            },
                            progress::cancelled);
        } catch (CancellationException e) {
            session.terminal().say("crease: " + e.getMessage());
            return ExitCode.INTERRUPTED;
        }
        Divergence divergence = trained.divergence();
        if (divergence != null) {
            throw new InputException(
                    network + ": training did not come to its end, nothing is written: " + divergence.sentence());
        }
        write(trained);
        if (!session.quiet()) {
            session.terminal()
                    .out()
                    .print(session.terminal()
                            .shown(PlainText.of(
                                    page(trained), session.terminal().colour())));
            session.terminal().out().flush();
        }
        return ExitCode.DONE;
    }

    private void makeStepsFolder() {
        Path folder = steps;
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new InputException(folder + ": cannot be made (" + e + "); expected a folder: choose another", e);
            }
        }
    }

    private void write(TrainedNetwork trained) {
        Path folder = steps;
        if (folder != null) {
            for (int step : trained.steps()) {
                Path to = folder.resolve(String.format(Locale.ROOT, "step-%08d.onnx", step));
                OnnxExport.write(trained.at(step), to, Precision.FLOAT);
            }
        }
        OnnxExport.write(trained.network(), file, Precision.FLOAT);
    }

    private Page page(TrainedNetwork trained) {
        List<Moment> history = trained.history();
        Grid grid = new Grid.Builder()
                .column("epoch", Grid.Align.RIGHT, cells(history, m -> String.valueOf(m.epoch())))
                .column("step", Grid.Align.RIGHT, cells(history, m -> String.valueOf(m.step())))
                .column("loss", Grid.Align.RIGHT, cells(history, m -> number(m.loss(), "%.4f")))
                .column("train accuracy", Grid.Align.RIGHT, cells(history, m -> number(m.trainAccuracy(), "%.4f")))
                .column("test accuracy", Grid.Align.RIGHT, cells(history, m -> number(m.testAccuracy(), "%.4f")))
                .column("time", Grid.Align.RIGHT, cells(history, m -> Progress.duration(m.seconds())))
                .build();
        Moment last = history.get(history.size() - 1);
        return new Page(
                List.of(
                        trained.recipe().network() + " · "
                                + Words.count(trained.network().parameters(), "parameter"),
                        trained.recipe()
                                .text()
                                .strip()
                                .lines()
                                .filter(line ->
                                        !line.matches("(network|version of training|only: all nodes).*|.*: none"))
                                .collect(Collectors.joining(" · "))),
                List.of(grid),
                List.of(String.format(
                        Locale.ROOT,
                        "%.2f %% of the test images are classified rightly. The network is in %s%s.",
                        100 * last.testAccuracy(),
                        file,
                        steps == null ? "" : ", those along the way in " + steps)));
    }

    private static List<String> cells(List<Moment> history, Function<Moment, String> cell) {
        return history.stream().map(cell).toList();
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }
}
