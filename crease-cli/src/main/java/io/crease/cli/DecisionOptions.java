package io.crease.cli;

import io.crease.network.Network;
import io.crease.region.DecisionBoundary;
import io.crease.region.Domain;
import java.nio.file.Path;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which decision boundary is asked for. */
final class DecisionOptions {
    private static final String ARG_MAX = "argmax";

    @Option(
            names = "--decision",
            arity = "0..1",
            paramLabel = "K",
            parameterConsumer = Numbers.class,
            description =
                    "Find the decision boundary, exactly: where the largest output changes, or with K where output"
                            + " K, from 0, is zero (of a single output, that one). Its length and the classes' shares are"
                            + " printed, and pictures show it.")
    private @Nullable String decision;

    @Option(
            names = "--decision-lines",
            paramLabel = "FILE",
            description = "Also write the decision boundary's polylines to FILE.csv or FILE.geojson.")
    private @Nullable Path lines;

    /** Takes a number behind the option; a word there is the network. */
    static final class Numbers implements IParameterConsumer {
        @Override
        @SuppressWarnings("JdkObsolete") // the stack is picocli's
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            boolean number = !arguments.isEmpty() && arguments.peek().matches("[0-9]{1,9}|" + ARG_MAX);
            option.setValue(number ? arguments.pop() : ARG_MAX);
        }
    }

    /** Whether a decision boundary is asked for. */
    boolean asked() {
        return decision != null || lines != null;
    }

    /** @throws UsageException if there is none in this domain, or the name of the file ends in another kind */
    void check(Domain domain, int networks) {
        if (asked()) {
            PictureOptions.requirePlane(decision == null ? "--decision-lines" : "--decision", domain);
        }
        if (lines != null) {
            if (networks > 1) {
                throw new UsageException("--decision-lines is of one network; expected one NETWORK");
            }
            DecisionFile.form(lines);
        }
    }

    /** The boundary in a network, null if none is asked for. @throws io.crease.numeric.InputException if it has no such output */
    @Nullable
    Decision decision(Network network, Domain domain) {
        if (!asked()) {
            return null;
        }
        String word = decision;
        if ((word == null || word.equals(ARG_MAX)) && network.output().size() > 1) {
            return new Decision(DecisionBoundary.argMax(network, domain), -1);
        }
        int output = word == null || word.equals(ARG_MAX) ? 0 : Integer.parseInt(word);
        return new Decision(DecisionBoundary.zeroLevel(network, domain, output), output);
    }

    /** Where its lines are written, null if they are not. */
    @Nullable
    Path lines() {
        return lines;
    }
}
