package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crease.data.Npy;
import io.crease.data.Npz;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits on a network whose measures are known by hand, and what the process ends with. */
class CheckTest {
    private static final String RANDOM = "mlp:12-16x3-4";
    /** Its max pools count winners, its tanh has to be sampled: counts are lower bounds. */
    private static final String SAMPLED = "cnn:1x8x8-c2-p-4-2,activation=tanh";

    @TempDir
    private Path folder;

    private String net = "";
    private String points = "";

    /**
     * x from −1 to 1 through ReLUs of x, −x, −4 and 4: two neurons change at 0, one is dead, one is linear without moving. The image
     * is of length 2, the output 3(relu(x) + relu(−x)) of length 6.
     */
    @BeforeEach
    void writeNetwork() {
        Path file = folder.resolve("net.npz");
        Npz.write(
                file,
                Map.of(
                        "W0", Tensor.of(Shape.of(4, 1), 1, -1, 0, 0),
                        "b0", Tensor.vector(0, 0, -4, 4),
                        "W1", Tensor.of(Shape.of(1, 4), 3, 3, 1, 0)));
        net = file.toString();
        Path curve = folder.resolve("points.npy");
        Npy.write(curve, Tensor.of(Shape.of(2, 1), -1, 1));
        points = curve.toString();
    }

    private Cli check(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", net, "--along", points));
        arguments.addAll(Arrays.asList(options));
        return Cli.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "--max-growth, 1, 0.999, growth at layer 1 (post) is 1",
        "--min-growth, 1, 1.001, growth at layer 1 (post) is 1",
        "--max-length-ratio, 3, 2.999, length-ratio at layer 2 (output) is 3",
        "--min-length-ratio, 3, 3.001, length-ratio at layer 2 (output) is 3",
        "--max-dead, 25%, 24.9%, dead-neurons at layer 1 (post) is 25 % (1 of 4)",
        "--max-linear, 25%, 20%, linear-neurons at layer 1 (post) is 25 % (1 of 4)",
        "--max-transitions-per-neuron, 0.5, 0.49, transitions-per-neuron at layer 1 (post) is 0.50000",
        "--max-pieces, 2, 1, pieces at layer 1 (post) is 2"
    })
    void eachLimitHoldsAtTheValueAndBreaksBelow(String option, String holds, String breaks, String found) {
        Cli held = check(option, holds);
        assertEquals(ExitCode.DONE, held.code(), held.out() + held.err());
        assertEquals(net + ": 1 check, 1 held.\n", held.out());
        assertEquals("", held.err());
        Cli broken = check(option, breaks);
        assertEquals(ExitCode.LIMIT_BROKEN, broken.code(), broken.out() + broken.err());
        assertEquals(1, broken.out().lines().count(), broken.out());
        assertTrue(broken.out().startsWith("broken: " + found + ", "), broken.out());
        assertTrue(broken.out().contains((option.startsWith("--max") ? "more" : "less") + " than " + option + " "));
        assertTrue(broken.out().endsWith(" (exact)\n"), broken.out());
        assertEquals("crease: " + net + ": 1 check, 1 broken, 0 held.\n", broken.err());
    }

    @Test
    void saturatedNeurons() {
        Cli held = Cli.run("check", net + ",activation=hard-tanh", "--along", points, "--max-saturated", "50%");
        assertEquals(ExitCode.DONE, held.code(), held.out() + held.err());
        Cli broken = Cli.run("check", net + ",activation=hard-tanh", "--along", points, "--max-saturated", "49%");
        assertEquals(ExitCode.LIMIT_BROKEN, broken.code());
        assertTrue(broken.out().contains("is 50 % (2 of 4)"), broken.out());
    }

    @Test
    void allBrokenLimitsHaveALine() {
        Cli run = check("--max-growth", "0.5", "--max-pieces", "1", "--max-dead", "30%", "-q");
        assertEquals(ExitCode.LIMIT_BROKEN, run.code());
        assertEquals(2, run.out().lines().filter(l -> l.startsWith("broken: ")).count(), run.out());
        assertEquals("", run.err());
        Cli verbose = check("--max-growth", "0.5", "--max-pieces", "1", "--max-dead", "30%", "-v");
        assertTrue(
                verbose.out().contains("held: dead-neurons at layer 1 (post) is 25 % (1 of 4), within"), verbose.out());
        assertTrue(verbose.out().contains("3 checks, 2 broken, 1 held."), verbose.out());
    }

    @Test
    void theWorstSeedIsJudged() throws IOException {
        double worst = 0;
        int seed = 0;
        for (int s = 0; s < 5; s++) {
            for (JsonNode row :
                    MeasureTest.json("measure", RANDOM + ",seed=" + s, "--json").get("rows")) {
                if (row.get("measure").asText().equals("growth")
                        && row.get("layer").asInt() == 2
                        && row.get("value").asDouble() > worst) {
                    worst = row.get("value").asDouble();
                    seed = s;
                }
            }
        }
        Cli run = Cli.run("check", RANDOM, "--seeds", "0..4", "--max-growth", "0.1", "--json");
        assertEquals(ExitCode.LIMIT_BROKEN, run.code());
        JsonNode verdicts = new ObjectMapper().readTree(run.out()).get("verdicts");
        assertEquals(3, verdicts.size());
        assertEquals(worst, verdicts.get(1).get("value").asDouble());
        assertEquals(seed, verdicts.get(1).get("seed").asInt());
    }

    @Test
    void theSameEachTime() throws IOException {
        String[] line = {"check", RANDOM, "--max-growth", "5", "--json"};
        assertEquals(MeasureTest.json(line).get("rows"), MeasureTest.json(line).get("rows"));
    }

    @Test
    void lowerBoundsDoNotShowThatALargestNumberHolds() {
        Cli open = Cli.run("check", SAMPLED, "--max-pieces", "100000");
        assertEquals(ExitCode.NOT_CERTIFIED, open.code(), open.out() + open.err());
        assertTrue(open.out().startsWith("not shown: pieces at layer "), open.out());
        assertTrue(open.out().contains(" is at least "), open.out());
        assertTrue(open.out().contains("(lower-bound; seed 1)"), open.out());
        Cli lenient = Cli.run("check", SAMPLED, "--max-pieces", "100000", "--lenient");
        assertEquals(ExitCode.DONE, lenient.code());
        assertTrue(lenient.out().startsWith("not shown: pieces"), lenient.out());
        Cli broken = Cli.run("check", SAMPLED, "--max-pieces", "1", "--lenient");
        assertEquals(ExitCode.LIMIT_BROKEN, broken.code());
        Cli perNeuron = Cli.run("check", SAMPLED, "--max-transitions-per-neuron", "1000");
        assertEquals(ExitCode.NOT_CERTIFIED, perNeuron.code());
    }

    @Test
    void sampledLengthsAreJudgedUpToTheirError() throws IOException {
        String tanh = "mlp:12-16x1-4,activation=tanh";
        double growth = 0;
        for (JsonNode row : MeasureTest.json("measure", tanh, "--json").get("rows")) {
            if (row.get("measure").asText().equals("growth") && row.get("layer").asInt() == 1) {
                growth = row.get("value").asDouble();
            }
        }
        for (double[] factorAndCode : new double[][] {{1.001, 0}, {1.00001, 4}, {0.99999, 4}, {0.999, 6}}) {
            String limit = String.valueOf(growth * factorAndCode[0]);
            assertEquals(
                    (int) factorAndCode[1],
                    Cli.run("check", tanh, "--max-growth", limit).code(),
                    limit);
        }
        assertEquals(
                ExitCode.DONE,
                Cli.run("check", tanh, "--min-growth", String.valueOf(growth * 0.999))
                        .code());
        assertEquals(
                ExitCode.LIMIT_BROKEN,
                Cli.run("check", tanh, "--min-growth", String.valueOf(growth * 1.001))
                        .code());
    }

    @Test
    void whatHasNoValueIsNotShown() {
        Cli run = Cli.run("check", "mlp:4-4x2-1,weight-variance=0", "--max-growth", "2");
        assertEquals(ExitCode.NOT_CERTIFIED, run.code(), run.out() + run.err());
        assertTrue(
                run.out().contains("not shown: growth at layer 2 (post) has no value for --max-growth 2: undefined"));
    }

    @Test
    void limitsThatSayNothingAreRefused() {
        Cli run = Cli.run("check", "mlp:4-4x2-1,activation=tanh", "--max-dead", "10%");
        assertEquals(ExitCode.INPUT, run.code());
        assertTrue(run.err().contains("no layer has dead-neurons, so that --max-dead says nothing"), run.err());
        assertTrue(run.err().contains("its activations are tanh"), run.err());
        assertEquals(
                ExitCode.INPUT, Cli.run("check", "mlp:4-1", "--max-growth", "2").code());
    }

    @Test
    void everyForm() throws IOException {
        Cli json = check("--max-growth", "0.5", "--max-dead", "30%", "--json");
        assertEquals(ExitCode.LIMIT_BROKEN, json.code());
        JsonNode found = new ObjectMapper().readTree(json.out());
        assertEquals("crease.check/1", found.get("schema").asText());
        JsonNode growth = found.at("/verdicts/0");
        assertEquals("max-growth", growth.get("limit").asText());
        assertEquals(0.5, growth.get("bound").asDouble());
        assertEquals("broken", growth.get("outcome").asText());
        JsonNode dead = found.at("/verdicts/1");
        assertEquals(0.25, dead.get("value").asDouble());
        assertEquals(0.3, dead.get("bound").asDouble());
        assertEquals("held", dead.get("outcome").asText());
        Cli csv = check("--max-growth", "0.5", "--csv");
        assertTrue(
                csv.out()
                        .startsWith("limit,bound,measure,layer,site,seed,statistic,value,certainty,outcome,text\n"
                                + "max-growth,0.5,growth,1,post,,value,1,exact,broken,"),
                csv.out());
        Cli markdown = check("--max-growth", "0.5", "--markdown");
        assertTrue(markdown.out().contains("| broken | max-growth | growth at layer 1 (post) | 1 | 0.50000 | exact |"));
        assertTrue(check("--max-growth", "0.5", "--latex").out().contains("\\begin{tabular}"));
    }

    @Test
    void outputToAFilePrintsOnlyTheSummary() throws IOException {
        Path file = folder.resolve("check.json");
        Cli run = check("--max-growth", "2", "--json", "-o", file.toString());
        assertEquals(ExitCode.DONE, run.code(), run.err());
        assertEquals("", run.out());
        assertFalse(java.nio.file.Files.readString(file).isEmpty());
    }
}
