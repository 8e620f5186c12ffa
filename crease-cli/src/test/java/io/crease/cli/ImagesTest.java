package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.crease.data.Npy;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curves between images, through folders of them and through batches. */
class ImagesTest {
    private static final String NET = "cnn:3x4x4-c2-3-2";
    private static final double[] STD = {0.229, 0.224, 0.225};

    @TempDir
    private Path folder;

    private String image(String name, int shade) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 16; i++) {
            image.setRGB(i % 4, i / 4, shade * 0x10101);
        }
        Path file = folder.resolve(name);
        assertTrue(ImageIO.write(image, "png", file.toFile()));
        return file.toString();
    }

    private static JsonNode measure(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("measure", NET, "--measures", "length,pieces", "--json"));
        all.addAll(Arrays.asList(options));
        return MeasureTest.json(all.toArray(String[]::new));
    }

    /** Length of the straight line between two shades after ImageNet's normalisation. */
    private static double distance(double shades) {
        return shades
                / 255
                * Math.sqrt(Arrays.stream(STD).map(s -> 16 / (s * s)).sum());
    }

    @Test
    void aLineBetweenNormalisedImages() throws IOException {
        String dark = image("dark.png", 51);
        String light = image("light.png", 204);
        JsonNode result = measure("--along", "line", "--from", dark, "--to", light, "--normalise", "imagenet");
        assertEquals(distance(153), result.at("/subject/trajectory/length").asDouble(), 1e-9);
        assertEquals(
                dark + ": values in [0, 1] minus mean 0.485 0.456 0.406, divided by std 0.229 0.224 0.225",
                result.at("/provenance/notes/0").asText());
        JsonNode same = measure(
                "--along",
                "line",
                "--from",
                dark,
                "--to",
                light,
                "--mean",
                "0.485,0.456,0.406",
                "--std",
                "0.229, 0.224, 0.225");
        assertEquals(result.get("rows"), same.get("rows"));
        JsonNode bytes = measure(
                "--along",
                "line",
                "--from",
                dark,
                "--to",
                light,
                "--scale",
                "255",
                "--channels",
                "bgr",
                "--fit",
                "crop",
                "--layout",
                "chw");
        assertEquals(153 * Math.sqrt(48), bytes.at("/subject/trajectory/length").asDouble(), 1e-9);
    }

    @Test
    void aFolderIsACurve() throws IOException {
        image("f1.png", 0);
        image("f2.png", 100);
        image("f10.png", 40);
        Files.writeString(folder.resolve("notes.txt"), "");
        for (String along : List.of(folder.toString(), "images:" + folder)) {
            JsonNode result = measure("--along", along, "--normalise", "imagenet");
            JsonNode trajectory = result.at("/subject/trajectory");
            assertEquals("polyline", trajectory.get("kind").asText());
            assertEquals("f1.png", trajectory.get("from").asText());
            assertEquals("f10.png", trajectory.get("to").asText());
            assertEquals(distance(160), trajectory.get("length").asDouble(), 1e-9);
            assertEquals("exact", result.at("/rows/0/certainty").asText());
            assertEquals(
                    folder + ": 3 images, f1.png to f10.png",
                    result.at("/provenance/notes/0").asText());
        }
        JsonNode half = measure("--along", folder.toString(), "--normalise", "imagenet", "--span", "0,0.5");
        assertEquals(distance(100), half.at("/subject/trajectory/length").asDouble(), 1e-9);
        Files.writeString(folder.resolve("f3.png"), "no image");
        Cli run = Cli.run("measure", NET, "--along", folder.toString());
        assertEquals(ExitCode.INPUT, run.code());
        assertTrue(run.err().contains("f3.png: of no known image format"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void rowsOfABatchAreThePolylineThroughThem() throws IOException {
        Path file = folder.resolve("batch.npy");
        Npy.write(file, Tensor.of(Shape.of(3, 4, 4, 3), RandomStream.of(5).gaussians(144, 1)));
        JsonNode rows = measure("--along", file.toString());
        JsonNode corners =
                measure("--along", "polyline", "--from", file + "#0", "--via", file + "#1", "--to", file + "#2");
        assertEquals(corners.get("rows"), rows.get("rows"));
        assertEquals(
                "all 3 points: axes turned from [4, 4, 3] to [3, 4, 4]",
                rows.at("/provenance/notes/0").asText());
        assertTrue(rows.at("/rows/0/points").asLong() > 4);
    }

    @Test
    void randomPointsHaveTheInputsShape() throws IOException {
        assertEquals(Math.sqrt(48), measure().at("/subject/trajectory/radius").asDouble(), 1e-9);
        double square = 0;
        double[] from = RandomStream.of(1).named("point").gaussians(48, 1);
        double[] to = RandomStream.of(2).named("point").gaussians(48, 1);
        for (int i = 0; i < 48; i++) {
            square += (to[i] - from[i]) * (to[i] - from[i]);
        }
        JsonNode line = measure("--along", "line", "--from", "gaussian:1", "--to", "gaussian:2");
        assertEquals(Math.sqrt(square), line.at("/subject/trajectory/length").asDouble(), 1e-9);
    }
}
