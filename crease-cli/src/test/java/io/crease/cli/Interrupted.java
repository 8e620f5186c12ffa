package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs the command as a process of its own and stops it. Where Ctrl-C is ignored by whoever runs the tests (a shell's background job hands that on to
 * Java, which then ignores it as well) it is asked to end by SIGTERM, on which it does the same.
 */
final class Interrupted {
    private static final int INTERRUPT = 2;
    private static final int TERMINATE = 15;
    private static final Duration ENOUGH = Duration.ofSeconds(4);
    private static final long PATIENCE_SECONDS = 60;

    private Interrupted() {}

    /** Whether it has worked for some seconds, however busy the machine is. */
    static boolean hasWorked(Process process) {
        return process.info()
                .totalCpuDuration()
                .map(used -> used.compareTo(ENOUGH) > 0)
                .orElse(true);
    }

    /** Runs until it is time, stops it, and asks that it ends soon with the exit code of that signal. @return what it said on stderr */
    static String run(List<String> arguments, File out, Predicate<Process> time)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.crease.cli.Main"));
        command.addAll(arguments);
        Path err = Files.createTempFile("crease-interrupted", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(err.toFile())
                .start();
        try {
            while (process.isAlive() && !time.test(process)) {
                Thread.sleep(50);
            }
            if (!process.isAlive()) {
                fail("it ended by itself: " + Files.readString(err));
            }
            int signal = ignoresInterrupt(process) ? TERMINATE : INTERRUPT;
            new ProcessBuilder(List.of("kill", "-" + signal, String.valueOf(process.pid())))
                    .start()
                    .waitFor();
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running after signal " + signal);
            assertEquals(128 + signal, process.exitValue(), Files.readString(err));
            return Files.readString(err);
        } finally {
            process.destroyForcibly();
            Files.delete(err);
        }
    }

    /** Whether SIGINT is among the signals that the process ignores, where the system tells. */
    private static boolean ignoresInterrupt(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long mask = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                return (mask >> (INTERRUPT - 1) & 1) == 1;
            }
        }
        return false;
    }
}
