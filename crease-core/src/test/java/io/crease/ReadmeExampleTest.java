package io.crease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.trace.Site;
import io.crease.trajectory.Arc;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Java example of the README: compiled, run, and word for word what the README shows. */
class ReadmeExampleTest {

    private static void example(PrintStream out) {
        // README
        Network network = NetworkSpecs.parse("mlp:784-256x4-10,seed=1").build();
        RandomStream random = RandomStream.of(7);
        Tensor from = Tensor.vector(random.named("from").gaussians(784, 1));
        Tensor to = Tensor.vector(random.named("to").gaussians(784, 1));

        Readings readings = Measurement.of(network, new Arc(from, to), Measures.standard());
        for (int layer = 1; layer <= 4; layer++) {
            double length = readings.value("length", layer, Site.Kind.POST);
            double pieces = readings.value("pieces", layer, Site.Kind.POST);
            out.printf("layer %d: length %.3f in %.0f pieces%n", layer, length, pieces);
        }
        // README
    }

    @Test
    void runsAndStandsInTheReadme() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String output = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(4, output.lines().count());

        String source = Files.readString(Path.of("src/test/java/io/crease/ReadmeExampleTest.java"));
        String mark = "        // " + "README\n";
        int start = source.indexOf(mark) + mark.length();
        String code = source.substring(start, source.indexOf(mark, start))
                .replaceAll("(?m)^ {8}", "")
                .replace("out.printf", "System.out.printf");
        String readme = Files.readString(Path.of("../README.md"));
        assertTrue(readme.contains(code), "the README should show:\n" + code);
        output.lines().forEach(line -> assertTrue(readme.contains(line), "the README should show: " + line));
    }
}
