package io.crease.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a run was made on. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** {@code AMD EPYC 7B13, 2 processors}: the processor's name where the system tells it, else its architecture. */
    static String cpu() {
        String name = System.getProperty("os.arch");
        if (Files.isReadable(PROCESSORS)) {
            try {
                name = Files.readAllLines(PROCESSORS, StandardCharsets.UTF_8).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(name);
            } catch (IOException e) {
                return name + ", its name cannot be read";
            }
        }
        return name + ", " + Words.count(Runtime.getRuntime().availableProcessors(), "processor");
    }
}
