package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crease.network.Network;
import io.crease.trace.OracleNetworks;
import io.crease.trajectory.Trajectory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Counts do not depend on which OpenBLAS kernels the processor gets; lengths do in their last bits only. */
class KernelIndependenceTest {
    /** Kernels with what a processor must be able to do for them: asked for ones that it cannot run, OpenBLAS may crash. */
    private static final Map<String, String> KERNELS =
            Map.of("Haswell", "avx2", "SkylakeX", "avx512vl", "Zen", "avx2", "Nehalem", "sse4_2");

    /** What the processor says that it can do; nothing where the system does not tell. */
    private static List<String> abilities() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        return !Files.isReadable(told)
                ? List.of()
                : Files.readString(told)
                        .lines()
                        .filter(line -> line.startsWith("flags"))
                        .findFirst()
                        .map(line -> List.of(line.split("\\s+")))
                        .orElse(List.of());
    }

    /** Prints counts and lengths, as the process that runs under another kernel. */
    public static void main(String[] args) {
        show(OracleNetworks.b1(), OracleNetworks.segments(3));
        show(
                OracleNetworks.network(
                        OracleNetworks.HARD_TANH, new int[] {100, 100, 100, 100, 100, 100, 100}, 8, 0.01, 1),
                OracleNetworks.arc(100, 0, 1));
    }

    private static void show(Network network, Trajectory... curves) {
        for (Trajectory curve : curves) {
            for (Readings.Reading reading :
                    Measurement.of(network, curve, Measures.standard()).all()) {
                boolean count =
                        reading.measure().counts() || reading.measure().unit().equals("neurons");
                System.out.printf(
                        "%s@%d %s%n",
                        reading.measure().name(),
                        reading.site().index(),
                        count ? String.valueOf((long) reading.value()) : String.format("%.9e", reading.value()));
            }
        }
    }

    private static String run(String core) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                KernelIndependenceTest.class.getName()));
        builder.environment().put("OPENBLAS_CORETYPE", core);
        builder.environment().put("OPENBLAS_VERBOSE", "2");
        File log = File.createTempFile("kernel", ".log");
        builder.redirectError(log);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> "with the kernels of " + core);
        String said = Files.readString(log.toPath());
        assertFalse(said.isEmpty() && output.isEmpty());
        if (!said.contains("Core: " + core)) {
            // OpenBLAS fell back.
            output = "";
        }
        assertEquals(true, log.delete());
        return output;
    }

    @Test
    void countsAreEqualUnderEveryKernel() throws Exception {
        assumeTrue(System.getProperty("os.arch").contains("64")
                && !System.getProperty("os.arch").contains("aarch"));
        Map<String, String> outputs = new TreeMap<>();
        List<String> abilities = abilities();
        for (Map.Entry<String, String> kernel : KERNELS.entrySet()) {
            String core = kernel.getKey();
            String output = abilities.contains(kernel.getValue()) ? run(core) : "";
            if (!output.isEmpty()) {
                outputs.put(core, output);
            }
        }
        assumeTrue(outputs.size() > 1, "this processor runs one kind of kernel only");
        String first = outputs.values().iterator().next();
        outputs.forEach((core, output) -> assertEquals(first, output, core));
    }
}
