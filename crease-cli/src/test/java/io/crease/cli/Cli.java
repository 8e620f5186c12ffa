package io.crease.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs the command within the test and catches what it prints. */
record Cli(int code, String out, String err) {

    static Cli run(String... arguments) {
        return on(false, Map.of(), arguments);
    }

    /** On a terminal, or not, with those environment variables. */
    static Cli on(boolean interactive, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                interactive,
                interactive,
                !"C".equals(environment.get("LC_ALL")),
                environment);
        int code = Main.run(arguments, terminal);
        return new Cli(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
