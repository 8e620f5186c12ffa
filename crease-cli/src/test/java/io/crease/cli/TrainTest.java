package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.onnx.OnnxNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code crease train}: what it writes, says and refuses. */
class TrainTest {
    private static final String NETWORK = "mlp:784-12x2-10";

    @TempDir
    private Path folder;

    private Path model() {
        return folder.resolve("model.onnx");
    }

    private String[] arguments(String network, String... more) {
        return Stream.concat(
                        Stream.of(
                                "train",
                                network,
                                "--store",
                                folder.resolve("store").toString(),
                                "--threads",
                                "1",
                                "-o",
                                model().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Cli train(String... more) {
        return Cli.run(arguments(NETWORK, more));
    }

    @Test
    void theModelAndThoseAlongTheWayAreReadByOtherCommands() throws IOException {
        Path steps = folder.resolve("steps");
        String[] asked = {
            "--images",
            "synthetic-digits",
            "--first",
            "600",
            "--epochs",
            "2",
            "--batch",
            "50",
            "--steps",
            steps.toString()
        };
        Cli first = train(asked);
        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().contains("of the test images are classified rightly"), first.out());
        byte[] model = Files.readAllBytes(model());
        try (Stream<Path> files = Files.list(steps)) {
            assertEquals(
                    List.of(0, 1, 3, 10, 24),
                    files.map(file -> Integer.parseInt(
                                    file.getFileName().toString().replaceAll("\\D", "")))
                            .sorted()
                            .toList());
        }
        assertEquals(
                OnnxNetwork.open(model(), null).build().fingerprint(),
                OnnxNetwork.open(steps.resolve("step-00000024.onnx"), null)
                        .build()
                        .fingerprint());
        Cli measured = Cli.run(
                "measure",
                model().toString(),
                "--along",
                "line",
                "--from",
                "synthetic-digits:test/0",
                "--to",
                "synthetic-digits:test/1",
                "--mean",
                "0.5",
                "--std",
                "0.5");
        assertEquals(0, measured.code(), measured.err());

        Files.delete(model());
        Cli again = train(asked);
        assertEquals(first.out(), again.out());
        org.junit.jupiter.api.Assertions.assertArrayEquals(model, Files.readAllBytes(model()));
    }

    @Test
    void aNetworkOfTooFewOutputsOrAFileOfAnotherNameIsRefusedBeforeTheWork() {
        Cli few = Cli.run(arguments("mlp:784-12x2-9", "--images", "synthetic-digits", "--first", "600"));
        assertEquals(3, few.code(), few.err());
        assertTrue(few.err().contains("has 9 outputs, synthetic-digits:train has class 9"), few.err());
        Cli other = Cli.run("train", NETWORK, "--images", "synthetic-digits", "-o", "model.txt");
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("expected FILE.onnx"), other.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--images cifar100|--images is 'cifar100'; expected one of mnist",
                "--images synthetic --optimiser lion|--optimiser is 'lion'; expected one of sgd, adam",
                "--images synthetic --schedule up|expected one of constant, cosine, one-cycle",
                "--images synthetic --rate -1|rate is -1.0; expected a positive number",
                "--images synthetic --optimiser adam --momentum 0.5|--momentum is about sgd",
                "--images synthetic --regularise hard|expected none, penalty=STRENGTH, block",
                "--images synthetic --regularise penalty=much|expected a number behind =",
                "--images synthetic --distort turn|expected one of none, flip, shift, flip-and-shift",
                "--images synthetic --epochs 0|epochs is 0; expected 1 to",
                "--epochs 3|missing required option: '--images=SET'",
            })
    void optionsOutOfRangeAreUsageErrors(String options, String said) {
        Cli cli = train(options.split(" "));
        assertEquals(2, cli.code(), cli.err());
        assertTrue(cli.err().contains(said), cli.err());
        assertFalse(Files.exists(model()));
    }

    /** Said before the work: nothing is trained. */
    @Test
    void aPlaceForStepsThatIsNoneIsSaidFirst() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "");
        Cli cli = train("--images", "synthetic-digits", "--first", "64", "--steps", taken.toString());
        assertEquals(3, cli.code(), cli.err());
        assertTrue(cli.err().contains("taken: cannot be made"), cli.err());
        assertFalse(Files.exists(folder.resolve("store")));
    }

    @Test
    void onlySpecsAreTrained() {
        Cli cli = Cli.run(arguments("weights.npz", "--images", "synthetic-digits"));
        assertEquals(2, cli.code(), cli.err());
        assertTrue(cli.err().contains("not trained further"), cli.err());
    }

    @Test
    void whatDoesNotFitIsAnInputError() {
        Cli size = train("--images", "synthetic");
        assertEquals(3, size.code(), size.err());
        assertTrue(size.err().contains("expected as many numbers"), size.err());
        Cli data = train("--images", "mnist", "--data", folder.toString());
        assertEquals(3, data.code(), data.err());
        assertTrue(data.err().contains("crease data get mnist"), data.err());
        Cli node = train("--images", "synthetic-digits", "--only", "dense9");
        assertEquals(3, node.code(), node.err());
        assertTrue(node.err().contains("dense9"), node.err());
        assertFalse(Files.exists(model()));
    }

    @Test
    void aTrainingThatRunsAwayIsDiagnosedAndWritesNothing() {
        Cli cli = train("--images", "synthetic-digits", "--first", "400", "--rate", "1e12", "--epochs", "3");
        assertEquals(3, cli.code(), cli.err());
        assertTrue(cli.err().contains("did not come to its end") && cli.err().contains("not finite"), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertFalse(Files.exists(model()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsStoppedIsKeptAndSaysThatItGoesOn() throws IOException, InterruptedException {
        List<String> asked =
                List.of(arguments(NETWORK, "--images", "synthetic-digits", "--first", "2000", "--epochs", "100000"));
        Path out = folder.resolve("out");
        String said = Interrupted.run(asked, out.toFile(), process -> Interrupted.hasWorked(process) && started());
        assertTrue(said.contains("the same command goes on from there"), said);
        assertFalse(Files.exists(model()));
    }

    private boolean started() {
        Path networks = folder.resolve("store").resolve("networks");
        try (Stream<Path> files = Files.walk(networks)) {
            return files.anyMatch(file -> file.toString().endsWith("step-00000010.npz"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
