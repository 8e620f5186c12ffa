package io.crease.data;

import io.crease.network.Activation;
import io.crease.network.Activations;
import io.crease.network.NetworkSpec;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.InputException;
import java.util.Locale;

/**
 * The way from a text to a network: a spec such as {@code mlp:784-256x4-10}, or a file of weights, {@code
 * net.npz,activation=hard-tanh}. A file's name may be put in quotes, and must be when {@code .npz,} stands inside it:
 * {@code 'a.npz, the first.npz',activation=relu}.
 */
public final class Networks {
    /** How a weights file is written. */
    public static final String WEIGHTS_SYNTAX = "FILE.npz[,activation=NAME]";

    private static final String SUFFIX = ".npz";
    private static final String OPTION = ",activation=";

    private Networks() {}

    /**
     * What the text names. Of a file the names and shapes are read, not yet the weights.
     *
     * @throws IllegalArgumentException if the text is malformed; the message starts with it
     * @throws InputException if a file cannot be read or does not make a network
     */
    public static NetworkSpec parse(String text) {
        String stripped = text.strip();
        if (NetworkSpecs.isSpec(stripped)) {
            return NetworkSpecs.parse(stripped);
        }
        int end = endOfName(stripped);
        if (end < 0) {
            if (stripped.toLowerCase(Locale.ROOT).startsWith("'") || stripped.startsWith("\"")) {
                throw new IllegalArgumentException(stripped + ": the quote is not closed; expected " + WEIGHTS_SYNTAX);
            }
            if (stripped.matches("[a-z0-9-]{2,}:.*")) {
                return NetworkSpecs.parse(stripped); // names the unknown kind and the known ones
            }
            throw new IllegalArgumentException(
                    "'" + stripped + "' is no network; expected a spec such as mlp:784-256x4-10" + " or "
                            + WEIGHTS_SYNTAX + ": see crease list networks");
        }
        boolean quoted = stripped.charAt(0) == '\'' || stripped.charAt(0) == '"';
        String name = quoted ? stripped.substring(1, end - 1) : stripped.substring(0, end);
        String rest = stripped.substring(end);
        if (!rest.isEmpty() && !rest.startsWith(OPTION)) {
            throw new IllegalArgumentException(
                    stripped + ": '" + rest + "' follows the file's name; expected nothing or " + OPTION + "NAME");
        }
        Activation activation;
        try {
            activation = Activations.parse(rest.isEmpty() ? "relu" : rest.substring(OPTION.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(stripped + ": " + e.getMessage(), e);
        }
        return WeightsFile.open(stripped, FileSpec.path(name), activation);
    }

    /** Where the file's name ends, its closing quote included; −1 if the text names none. */
    private static int endOfName(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        char first = text.charAt(0);
        if (first == '\'' || first == '"') {
            int close = text.indexOf(first, 1);
            return close < 0 ? -1 : close + 1;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(SUFFIX)) {
            return text.length();
        }
        int at = lower.indexOf(SUFFIX + ",");
        return at < 0 ? -1 : at + SUFFIX.length();
    }
}
