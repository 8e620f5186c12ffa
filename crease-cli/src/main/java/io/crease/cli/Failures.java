package io.crease.cli;

import io.crease.network.TooLargeException;
import io.crease.numeric.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What went wrong, as one line and an exit code. */
record Failures(String line, int code) {

    static Failures of(Throwable thrown) {
        Throwable e = unwrapped(thrown);
        if (e instanceof UsageException || e instanceof CommandLine.ParameterException) {
            return new Failures(lineOf(e), ExitCode.USAGE);
        }
        if (e instanceof InputException || e instanceof TooLargeException) {
            return new Failures(lineOf(e), ExitCode.INPUT);
        }
        if (e instanceof ArithmeticException) {
            return new Failures(
                    lineOf(e) + "; expected finite activations: use smaller weights or a shorter trajectory",
                    ExitCode.INPUT);
        }
        if (e instanceof OutOfMemoryError) {
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            return new Failures(
                    "out of memory with a Java heap of " + heap + " MiB (" + lineOf(e)
                            + "); expected less: lower --memory, or give Java more with CREASE_JAVA_OPTIONS=-Xmx…, and see"
                            + " --dry-run for an estimate",
                    ExitCode.INPUT);
        }
        return new Failures(
                "internal error: " + e.getClass().getSimpleName() + ": " + lineOf(e)
                        + "; please report it with the output of -v",
                ExitCode.INTERNAL);
    }

    /** An exception that a worker thread threw comes wrapped in a copy of itself. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        String message = thrown.getMessage();
        boolean copy = cause != null
                && cause.getClass() == thrown.getClass()
                && (message == null || message.equals(cause.toString()));
        return copy && cause != null ? unwrapped(cause) : thrown;
    }

    private static String lineOf(Throwable e) {
        @Nullable String message = e.getMessage();
        return message == null
                ? "no details"
                : message.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ").strip();
    }
}
