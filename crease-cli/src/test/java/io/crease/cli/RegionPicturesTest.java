package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class RegionPicturesTest {
    private static final String NET = "mlp:2-12x2-3,bias-variance=1";

    @TempDir
    private Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String svg(String name) throws Exception {
        Document parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve(name).toFile());
        assertEquals("svg", parsed.getDocumentElement().getTagName());
        return parsed.getDocumentElement().getTextContent();
    }

    private int colours(String name) throws IOException {
        BufferedImage image = ImageIO.read(folder.resolve(name).toFile());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 3) {
            for (int y = 0; y < image.getHeight(); y += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slope", "output:2", "class", "pattern", "layer", "area", "none"})
    void bothFilesInOneRun(String colour) throws Exception {
        Cli run = Cli.run("regions", NET, "--svg", at("a.svg"), "--png", at("a.png"), "--colour", colour, "--decision");
        assertEquals(0, run.code(), run.err());
        JsonNode json = MeasureTest.json("regions", NET, "--json");
        String text = svg("a.svg");
        assertTrue(text.contains(NET), text);
        assertTrue(text.contains(json.get("regions").asText() + " regions"), text);
        assertTrue(text.contains("decision") && text.contains("layer 2"), text);
        assertTrue(colours("a.png") > 10, colours("a.png") + " colours");
    }

    @Test
    void panesAndBoundaries() throws Exception {
        Cli run = Cli.run("regions", NET, "--svg", at("panes.svg"), "--panes");
        assertEquals(0, run.code(), run.err());
        assertTrue(svg("panes.svg").contains("layers 1–2: "), svg("panes.svg"));
        Cli bare = Cli.run("regions", NET, "--svg", at("bare.svg"), "--no-boundaries");
        assertEquals(0, bare.code(), bare.err());
        assertFalse(svg("bare.svg").contains("boundaries"), svg("bare.svg"));
    }

    @Test
    void aSliceShowsItsThreePoints() throws Exception {
        Cli run = Cli.run(
                "regions", "mlp:9-10x2-1,bias-variance=1", "--slice", "zeros,ones,gaussian:1", "--svg", at("s.svg"));
        assertEquals(0, run.code(), run.err());
        List<String> texts = Stream.of(Files.readString(folder.resolve("s.svg")).split("<text[^>]*>"))
                .map(part -> part.replaceFirst("(?s)</text>.*", ""))
                .toList();
        assertTrue(texts.containsAll(List.of("A", "B", "C")), texts.toString());
        assertTrue(svg("s.svg").contains("through A zeros, B ones, C gaussian:1"), svg("s.svg"));
    }

    /** Shares against the classes at the points of a fine grid, the length's ends against the outputs there. */
    @Test
    void theDecisionBoundaryIsThatOfTheOutputs() throws IOException {
        JsonNode json = MeasureTest.json("regions", NET, "--json", "--decision-lines", at("d.csv"));
        Network network = NetworkSpecs.parse(NET).build();
        int side = 400;
        int[] wins = new int[3];
        for (int i = 0; i < side * side; i++) {
            Tensor out =
                    network.apply(Tensor.vector(-1 + (i % side + 0.5) * 2 / side, -1 + (i / side + 0.5) * 2 / side));
            int best = 0;
            for (int k = 1; k < 3; k++) {
                best = out.get(k) > out.get(best) ? k : best;
            }
            wins[best]++;
        }
        for (int k = 0; k < 3; k++) {
            assertEquals(
                    (double) wins[k] / (side * side),
                    json.get("decisionShares").get(k).asDouble(),
                    5e-3);
        }
        List<String> lines = Files.readAllLines(folder.resolve("d.csv"));
        assertEquals("line,left,right,closed,length,point,u,v", lines.get(0));
        double length = 0;
        String[] before = {};
        for (String line : lines.subList(1, lines.size())) {
            String[] point = line.split(",");
            double u = Double.parseDouble(point[6]);
            double v = Double.parseDouble(point[7]);
            Tensor out = network.apply(Tensor.vector(u, v));
            assertEquals(out.get(Integer.parseInt(point[1])), out.get(Integer.parseInt(point[2])), 1e-10, line);
            if (!point[5].equals("0")) {
                length += Math.hypot(u - Double.parseDouble(before[6]), v - Double.parseDouble(before[7]));
            }
            before = point;
        }
        assertTrue(length > 0.1, "length " + length);
        assertEquals(length, json.get("decisionLength").asDouble(), 1e-10);
    }

    @Test
    void zeroLevelOfOneOutput() throws IOException {
        String net = "mlp:2-16x2-1,bias-variance=1,seed=4";
        Cli plain = Cli.run("regions", "--decision", net);
        assertEquals(0, plain.code(), plain.err());
        assertTrue(plain.out().contains("output 0 > 0 has "), plain.out());
        JsonNode first = MeasureTest.json("regions", net, "--decision", "--json");
        JsonNode named =
                MeasureTest.json("regions", net, "--decision", "0", "--decision-lines", at("d.geojson"), "--json");
        assertEquals(first.get("decisionLength"), named.get("decisionLength"));
        JsonNode lines = new ObjectMapper().readTree(folder.resolve("d.geojson").toFile());
        assertEquals(named.get("decisionLines").asInt(), lines.get("features").size());
        JsonNode third = MeasureTest.json("regions", NET, "--decision=2", "--json");
        assertEquals(2, third.get("decisionShares").size());
        assertTrue(third.get("certified").asBoolean(), third.get("doubts").toString());
    }

    /** One hidden layer in general position: k lines that meet in v points make 1 + k + v regions and k + 2v inner edges. */
    @Test
    void linearRegionsAndFacets() throws IOException {
        JsonNode json = MeasureTest.json("regions", "mlp:2-8-1,bias-variance=1", "--space", "--linear", "--json");
        assertEquals(37, json.get("linearRegions").asInt());
        assertEquals(8 + 2 * 28, json.get("interiorFacets").asInt());
        boolean exact = false;
        for (JsonNode row : json.get("rows")) {
            exact |= row.get("measure").asText().equals("linear-regions")
                    && row.get("value").asInt() == 37
                    && row.get("certainty").asText().equals("exact");
        }
        assertTrue(exact, json.get("rows").toString());
        JsonNode part = MeasureTest.json(
                "regions", "mlp:2-40x2-1,bias-variance=1", "--linear", "--decision", "--max-regions", "20", "--json");
        assertTrue(part.get("linearRegions").isNull());
        Cli page = Cli.run("regions", "mlp:2-8-1,bias-variance=1", "--linear");
        assertTrue(page.out().contains("linear regions: no two neighbours share an affine map"), page.out());
    }

    @Test
    void aSeriesHasALineAndAFrameForEach() throws Exception {
        String first = "mlp:2-12x2-2,bias-variance=1,seed=2";
        String second = "mlp:2-12x2-2,bias-variance=1,seed=3";
        Path exported = folder.resolve("third.onnx");
        assertEquals(
                0,
                Cli.run("export", "mlp:2-9-2,bias-variance=1", "-o", exported.toString())
                        .code());
        Cli run = Cli.run(
                "regions",
                first,
                second,
                exported.toString(),
                "--svg",
                at("s.svg"),
                "--png",
                at("s.png"),
                "--decision");
        assertEquals(0, run.code(), run.err());
        for (String net : List.of(first, second, exported.toString())) {
            String regions =
                    MeasureTest.json("regions", net, "--json").get("regions").asText();
            String name = PictureFile.name(net);
            assertTrue(
                    run.out().lines().anyMatch(line -> line.matches("\\Q" + name + "\\E +" + regions + " .*exact")),
                    run.out());
            assertTrue(svg("s.svg").contains(name + ": " + regions), svg("s.svg"));
        }
        assertTrue(run.out().contains("All counts are certified."), run.out());
        for (String file : List.of("s-001", "s-002", "s-003")) {
            assertTrue(colours(file + ".png") > 10);
            assertTrue(svg(file + ".svg").contains(" regions"));
        }
        assertFalse(Files.exists(folder.resolve("s-004.svg")));
    }

    @Test
    void samePictureOnAnyNumberOfThreads() throws IOException {
        byte[] first = null;
        for (String threads : new String[] {"1", "3"}) {
            String file = at(threads + ".svg");
            Cli run = Cli.run(
                    "regions", "mlp:2-20x3-2,bias-variance=1", "--threads", threads, "--svg", file, "--decision");
            assertEquals(0, run.code(), run.err());
            byte[] bytes = Files.readAllBytes(Path.of(file));
            if (first != null) {
                assertArrayEquals(first, bytes);
            }
            first = bytes;
        }
    }
}
