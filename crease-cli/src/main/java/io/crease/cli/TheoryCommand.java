package io.crease.cli;

import io.crease.network.NetworkSpec;
import io.crease.network.RandomEnsemble;
import io.crease.theory.RandomMlp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crease theory}. */
@Command(
        name = "theory",
        header = "Show what theory predicts of a random network, without building it.",
        description = {
            "",
            "Growth of lengths layer by layer, the mean field, and bounds on the number of linear regions; each with its source"
                    + " and whether it holds.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease theory mlp:100-100x8-10,activation=hard-tanh,weight-variance=4",
            "  crease theory mlp:2-8x3-1 --json"
        })
final class TheoryCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NetworkArgument argument = new NetworkArgument();

    @Option(
            names = "--radius",
            paramLabel = "R",
            description =
                    "Norm of the inputs (default: the square root of their number). It matters to saturating activations.")
    private @Nullable Double radius;

    @Mixin
    private OutputOptions output = new OutputOptions();

    TheoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        NetworkSpec spec = argument.spec();
        RandomEnsemble ensemble = spec.ensemble();
        if (ensemble == null) {
            throw new io.crease.numeric.InputException(spec.text() + ": theory has no predictions, "
                    + spec.whyNoTheory() + "; expected mlp:... with Gaussian weights");
        }
        Double norm = radius;
        if (norm != null && !(norm > 0 && Double.isFinite(norm))) {
            throw new UsageException("--radius is " + norm + "; expected a positive number");
        }
        RandomMlp network = RandomMlp.of(ensemble);
        TheoryRows theory = new TheoryRows(network, norm == null ? 1 : norm * norm / ensemble.input());
        List<Subject.Layer> layers = new ArrayList<>();
        for (int l = 0; l <= network.depth() + 1; l++) {
            String site = l == 0 ? "input" : l > network.depth() ? "output" : "post";
            String kind = l == 0
                    ? "input"
                    : l > network.depth() ? "dense" : ensemble.activation().name();
            layers.add(new Subject.Layer(l, site, kind, List.of(network.width(l))));
        }
        Subject subject = Subject.of(new Subject.OfNetwork(spec.text(), null, spec.parameters(), layers));
        double seconds = (System.nanoTime() - start) / 1e9;
        Result result = new Result("theory", Provenance.of(session.command(), seconds), subject, true, theory.rows());
        output.write(result, bars -> TheoryPage.of(result), session.terminal());
        return ExitCode.DONE;
    }
}
