package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crease.data.Npy;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
    private static final String NET = "mlp:2-12x2-3,bias-variance=1";

    @TempDir
    private Path folder;

    @Test
    void aLineForEachLayerAndSentences() {
        Cli run = Cli.run("regions", NET);
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(1).matches("box \\[-1, 1]\\^2 · seed 1 · [0-9]+ regions in .*"), run.out());
        assertTrue(lines.get(3).matches("layer +kind +width +regions +vertices +edges"), run.out());
        assertTrue(lines.get(4).matches(" +1 +relu +12 +\\d+ +\\d+ +\\d+ +exact"), run.out());
        assertTrue(run.out().contains("Serra et al. 2018"), run.out());
        assertTrue(run.out().contains("Certified: areas sum to the domain's, Euler characteristic 1"), run.out());
        assertEquals("", run.err());
    }

    /** The cells by themselves: areas of their polygons, slopes and outputs of their maps, patterns all distinct. */
    @Test
    void cellsTileTheDomainAndCarryTheNetwork() throws IOException {
        Path file = folder.resolve("cells.csv");
        JsonNode json = MeasureTest.json("regions", NET, "--json", "--cells", file.toString());
        List<String> lines = Files.readAllLines(file);
        assertEquals(
                "id,layer,vertices,bounded,volume,centre_1,centre_2,pattern,slope,output_0,output_1,output_2,polygon",
                lines.get(0));
        assertEquals(json.get("regions").asInt(), lines.size() - 1);
        Network network = NetworkSpecs.parse(NET).build();
        Set<String> patterns = new HashSet<>();
        double total = 0;
        double largest = 0;
        for (int id = 0; id + 1 < lines.size(); id++) {
            String[] cell = lines.get(id + 1).split(",", 13);
            assertEquals(id, Integer.parseInt(cell[0]));
            double[] ring = Arrays.stream(
                            cell[12].replaceAll("[^-+0-9.E ]", " ").strip().split("E? +"))
                    .filter(word -> !word.equals("E"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertEquals(Integer.parseInt(cell[2]) + 1, ring.length / 2);
            double area = 0;
            for (int i = 0; i + 3 < ring.length; i += 2) {
                area += (ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1]) / 2;
            }
            assertEquals(area, Double.parseDouble(cell[4]), 1e-13);
            assertTrue(area > 0, lines.get(id + 1));
            total += area;
            largest = Math.max(largest, area);
            assertTrue(patterns.add(cell[7]), "pattern twice: " + cell[7]);
            double u = Double.parseDouble(cell[5]);
            double v = Double.parseDouble(cell[6]);
            Tensor at = network.apply(Tensor.vector(u, v));
            for (int k = 0; k < 3; k++) {
                assertEquals(at.get(k), Double.parseDouble(cell[9 + k]), 1e-12);
            }
        }
        assertEquals(4, total, 1e-12);
        assertEquals(json.get("largest").asDouble(), largest, 1e-13);
    }

    @Test
    void slopesAreThoseOfDifferences() throws IOException {
        Path file = folder.resolve("cells.csv");
        assertEquals(0, Cli.run("regions", NET, "--cells", file.toString()).code());
        Network network = NetworkSpecs.parse(NET).build();
        int compared = 0;
        for (String line : Files.readAllLines(file)) {
            String[] cell = line.split(",", 13);
            if (cell[0].equals("id") || Double.parseDouble(cell[4]) < 1e-4) {
                continue;
            }
            double u = Double.parseDouble(cell[5]);
            double v = Double.parseDouble(cell[6]);
            double h = 1e-6;
            double sum = 0;
            Tensor at = network.apply(Tensor.vector(u, v));
            for (Tensor near :
                    List.of(network.apply(Tensor.vector(u + h, v)), network.apply(Tensor.vector(u, v + h)))) {
                for (int k = 0; k < 3; k++) {
                    double slope = (near.get(k) - at.get(k)) / h;
                    sum += slope * slope;
                }
            }
            assertEquals(Math.sqrt(sum), Double.parseDouble(cell[8]), 1e-7);
            compared++;
        }
        assertTrue(compared > 20, compared + " cells compared");
    }

    @Test
    void geoJsonHasClosedRingsCounterclockwise() throws IOException {
        Path file = folder.resolve("cells.geojson");
        JsonNode json = MeasureTest.json("regions", NET, "--json", "--cells", file.toString());
        JsonNode features = new ObjectMapper().readTree(file.toFile());
        assertTrue(features.get("complete").asBoolean());
        assertEquals(json.get("regions").asInt(), features.get("features").size());
        double total = 0;
        for (JsonNode feature : features.get("features")) {
            JsonNode ring = feature.at("/geometry/coordinates/0");
            assertEquals(ring.get(0), ring.get(ring.size() - 1));
            double area = 0;
            for (int i = 0; i + 1 < ring.size(); i++) {
                area += (ring.get(i).get(0).asDouble() * ring.get(i + 1).get(1).asDouble()
                                - ring.get(i + 1).get(0).asDouble()
                                        * ring.get(i).get(1).asDouble())
                        / 2;
            }
            assertTrue(area > 0, feature.toString());
            total += area;
        }
        assertEquals(4, total, 1e-12);
    }

    @Test
    void sameBytesOnAnyNumberOfThreads() throws IOException {
        byte[] first = null;
        for (String threads : new String[] {"1", "2", "5"}) {
            Path file = folder.resolve(threads + ".csv");
            Cli run = Cli.run(
                    "regions", "mlp:2-20x3-1,bias-variance=1", "--threads", threads, "--cells", file.toString());
            assertEquals(0, run.code(), run.err());
            byte[] bytes = Files.readAllBytes(file);
            assertTrue(first == null || Arrays.equals(first, bytes), threads + " threads");
            first = bytes;
        }
    }

    /** One hidden layer in general position cuts R^n into Σ C(k, i) cells, C(k − 1, n) of them bounded, with C(k, n) vertices. */
    @ParameterizedTest
    @CsvSource({"1,5,6,4,5", "2,8,37,21,28", "3,7,64,20,35"})
    void allOfSpaceInGeneralPosition(int n, int k, long regions, long bounded, long vertices) throws IOException {
        JsonNode json = MeasureTest.json(
                "regions", "mlp:" + n + "-" + k + "-1,bias-variance=1", "--space", "--faces", "--json");
        assertEquals(regions, json.get("regions").asLong());
        assertEquals(bounded, json.get("bounded").asLong());
        assertEquals(vertices, json.get("vertices").asLong());
        assertTrue(json.get("certified").asBoolean(), json.get("doubts").toString());
        assertTrue(json.get("volume").isNull());
    }

    /** A slice of a network is a network of two inputs: x = origin + u·across + v·up goes into its first layer. */
    @Test
    void aSliceIsTheNetworkOfItsCoordinates() throws IOException {
        Path points = folder.resolve("points.npy");
        double[] values = RandomStream.of(5).named("points").gaussians(27, 1);
        Npy.write(points, Tensor.of(Shape.of(3, 9), values));
        String[] names = {points + "#0", points + "#1", points + "#2"};
        JsonNode slice = MeasureTest.json(
                "regions", "mlp:9-10x2-1,bias-variance=1", "--slice", String.join(",", names), "--json");
        JsonNode triangle = MeasureTest.json(
                "regions",
                "mlp:9-10x2-1,bias-variance=1",
                "--slice",
                names[0],
                "--slice",
                names[1],
                "--slice",
                names[2],
                "--triangle",
                "--json");
        JsonNode corners = slice.at("/subject/domain/corners");
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                double apart = 0;
                for (int i = 0; i < 9; i++) {
                    apart = Math.hypot(apart, values[9 * a + i] - values[9 * b + i]);
                }
                double flat = Math.hypot(
                        corners.get(2 * a).asDouble() - corners.get(2 * b).asDouble(),
                        corners.get(2 * a + 1).asDouble()
                                - corners.get(2 * b + 1).asDouble());
                assertEquals(apart, flat, 1e-12);
            }
        }
        double width = corners.get(2).asDouble();
        double height = corners.get(5).asDouble();
        assertEquals(width * height / 2, triangle.get("volume").asDouble(), 1e-12);
        double across = Math.max(width, corners.get(4).asDouble())
                - Math.min(0, corners.get(4).asDouble());
        assertEquals(1.44 * across * height, slice.get("volume").asDouble(), 1e-11);
        assertTrue(triangle.get("regions").asLong() < slice.get("regions").asLong());
        assertTrue(
                slice.get("certified").asBoolean() && triangle.get("certified").asBoolean());
    }

    @Test
    void aPlaneDoesNotDependOnTheLengthOfItsDirections() throws IOException {
        Path points = folder.resolve("points.csv");
        Files.writeString(points, "0,0,0\n1,2,2\n3,6,6\n0,1,-1\n0,5,-5\n");
        String net = "mlp:3-9x2-1,bias-variance=1";
        JsonNode one = MeasureTest.json(
                "regions", net, "--plane", points + "#0," + points + "#1," + points + "#3", "--extent", "2", "--json");
        JsonNode other = MeasureTest.json(
                "regions", net, "--plane", points + "#0," + points + "#2," + points + "#4", "--extent", "2", "--json");
        assertEquals(16, one.get("volume").asDouble(), 1e-12);
        assertEquals(one.get("regions"), other.get("regions"));
        assertEquals(one.get("faces"), other.get("faces"));
    }

    @Test
    void limitsEndInLowerBounds() throws IOException {
        String net = "mlp:2-40x3-1,bias-variance=1";
        JsonNode whole = MeasureTest.json("regions", net, "--json");
        JsonNode part = MeasureTest.json("regions", net, "--max-regions", "50", "--json");
        assertFalse(part.get("complete").asBoolean());
        assertFalse(part.get("certified").asBoolean());
        for (String name : List.of("regions", "vertices", "edges", "volume")) {
            assertTrue(part.get(name).asDouble() <= whole.get(name).asDouble(), name);
        }
        assertTrue(part.get("regions").asLong() >= 50);
        assertEquals("lower-bound", part.at("/rows/0/certainty").asText());
        Cli page = Cli.run("regions", net, "--max-regions", "50");
        assertEquals(0, page.code(), page.err());
        assertTrue(page.out().contains("Stopped by --max-regions"), page.out());
        Cli timed = Cli.run("regions", "mlp:5-50x4-1,bias-variance=1", "--time-limit", "200ms");
        assertEquals(0, timed.code(), timed.err());
        assertTrue(timed.out().contains("Stopped by --time-limit"), timed.out());
    }

    @Test
    void constructionsAreCutOnTheUnitCube() throws IOException {
        JsonNode json = MeasureTest.json("regions", "sawtooth:5", "--json");
        assertEquals(32, json.get("regions").asInt());
        assertEquals("[0]", json.at("/subject/domain/low").toString());
        assertEquals(1.0 / 32, json.get("smallest").asDouble());
    }

    @Test
    void poolsHaveLinesOfTheirOwn() {
        Cli run = Cli.run("regions", "cnn:1x4x4-c2-p-3-2,bias-variance=1", "--slice", "zeros,ones,gaussian:1");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().lines().anyMatch(line -> line.matches(".*max-pool +\\d+ +\\d+ +\\d+ +\\d+ +exact")),
                run.out());
    }

    @Test
    void everyForm() {
        String[] forms = {"--csv", "--markdown", "--latex"};
        String[] expected = {"regions,1,post,1,", "| regions |", "\\begin{tabular}{rlrrrrl}"};
        for (int i = 0; i < forms.length; i++) {
            Cli run = Cli.run("regions", "mlp:2-5-1", forms[i]);
            assertEquals(0, run.code(), run.err());
            assertTrue(run.out().contains(expected[i]), run.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"30s,30", "2m,120", "1.5h,5400", "45,45", "250ms,0.25", "2MIN,120"})
    void times(String text, double seconds) {
        assertEquals(seconds, new Seconds().convert(text), 1e-12);
    }
}
