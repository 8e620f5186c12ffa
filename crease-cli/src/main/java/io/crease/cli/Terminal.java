package io.crease.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints to, and what can be shown there.
 *
 * @param out data; its encoding is UTF-8
 * @param err messages and progress
 * @param outInteractive whether a person looks at {@code out}: bars and colour only then
 * @param errInteractive whether a person looks at {@code err}: a progress bar only then
 * @param unicode whether texts for people may hold more than ASCII
 * @param environment of the process
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean outInteractive,
        boolean errInteractive,
        boolean unicode,
        Map<String, String> environment) {
    /** Set by the launcher to what the shell sees: {@code out}, {@code err}, both or neither, separated by commas. */
    private static final String LAUNCHER = "crease.terminal";

    /** The terminal of this process. */
    static Terminal ofProcess() {
        String seen = System.getProperty(LAUNCHER);
        boolean console = console();
        boolean out = seen == null ? console : seen.contains("out");
        boolean err = seen == null ? console : seen.contains("err");
        String encoding =
                System.getProperty("native.encoding", Charset.defaultCharset().name());
        boolean unicode = encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), out, err, unicode, System.getenv());
    }

    /** Without the launcher: whether Java sees a terminal at both ends, which it tells up to Java 21 only. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean console() {
        return Runtime.version().feature() < 22 && System.console() != null;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14),
                false,
                StandardCharsets.UTF_8);
    }

    /** Whether colour may be used on {@code out}: on a terminal, unless NO_COLOR is set (no-color.org). */
    boolean colour() {
        String no = environment.get("NO_COLOR");
        return outInteractive && (no == null || no.isEmpty()) && !"dumb".equals(environment.get("TERM"));
    }

    /** The folder of data sets: the one given, else that of the environment variable CREASE_DATA, else null. */
    @Nullable
    Path dataFolder(@Nullable Path given) {
        String folder = environment.get("CREASE_DATA");
        return given != null || folder == null || folder.isEmpty() ? given : Path.of(folder);
    }

    /** A text for people as it can be shown here. */
    String shown(String text) {
        return unicode ? text : Ascii.of(text);
    }

    /** Prints a line for people on {@code err}. */
    void say(String line) {
        err.println(shown(line));
        err.flush();
    }
}
