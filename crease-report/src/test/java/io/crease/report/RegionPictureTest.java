package io.crease.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Network;
import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;
import io.crease.region.Domain;
import io.crease.region.Hyperplane;
import io.crease.region.Region;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionPictureTest {
    /** Where the pane of a picture without captions lies, and its side. */
    private static final double LEFT = 58;

    private static final double TOP = 62;
    private static final double SIDE = 600;

    private static final RegionPicture.Options DEFAULT = RegionPicture.Options.DEFAULT;
    private static final RegionPicture.Options PLAIN = DEFAULT.withoutBoundaries();

    @ParameterizedTest
    @ValueSource(strings = {"slope", "output:2", "class", "pattern", "layer", "area"})
    void cellsFillThePaneWithoutGapOrOverlap(String fill) throws Exception {
        Planes.Cut cut = Planes.cut(fill);
        Svg svg = new Svg(Planes.picture(cut, DEFAULT).figure().svg());
        List<Svg.Drawn> paths = svg.paths("cells");
        double area = 0;
        for (Svg.Drawn path : paths) {
            // Counterclockwise with y down is negative.
            assertTrue(path.area() < 0, path.fill());
            area -= path.area();
        }
        assertEquals(SIDE * SIDE, area, 1e-3 * SIDE * SIDE);
        assertTrue(paths.size() <= 128, paths.size() + " paths");
        assertTrue(
                paths.stream().mapToInt(Svg.Drawn::parts).sum() >= cut.count().regions() * 0.98);
    }

    @Test
    void pixelsAtCentroidsHaveTheColourThatTheVectorsHave() throws Exception {
        Network network = Planes.network(Planes.SPEC, 1);
        Domain domain = Domain.cube(2, -1, 1);
        Figure figure = Planes.picture(Planes.cut("slope"), PLAIN).figure();
        List<Svg.Drawn> paths = new Svg(figure.svg()).paths("cells");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png(2)));
        int compared = 0;
        for (Region region : Planes.regions(network, domain)) {
            double[] c = CellColour.centroid(region);
            double x = LEFT + (c[0] + 1) / 2 * SIDE;
            double y = TOP + (1 - c[1]) / 2 * SIDE;
            List<Svg.Drawn> holding = new ArrayList<>();
            for (Svg.Drawn path : paths) {
                if (path.outline().intersects(x - 1, y - 1, 2, 2)) {
                    holding.add(path);
                }
            }
            if (holding.size() == 1 && holding.get(0).outline().contains(x - 1, y - 1, 2, 2)) {
                int pixel = image.getRGB((int) (2 * x), (int) (2 * y)) & 0xFFFFFF;
                assertEquals(holding.get(0).fill(), String.format("#%06x", pixel), "at " + c[0] + ", " + c[1]);
                compared++;
            }
        }
        assertTrue(compared > 100, compared + " cells large enough to compare");
    }

    @Test
    void legendsNumbersAreTheRangeOfTheSlopes() throws Exception {
        Network network = Planes.network(Planes.SPEC, 1);
        // Directions of length 2 and 3 at an angle: the slope must not depend on them.
        double[][] skewed = {{2, 0}, {1.8, 2.4}};
        Domain patch = Domain.patch(new double[2], skewed, new double[] {-0.3, -0.2}, new double[] {0.3, 0.2});
        Planes.Cut cut = Planes.cut(network, patch, "slope", 1);
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Region region : Planes.regions(network, patch)) {
            double[] c = CellColour.centroid(region);
            double reach = 1e-3 * Math.sqrt(region.volume());
            double[] at = patch.at(c);
            double sum = 0;
            for (int i = 0; i < 2; i++) {
                double[] plus = at.clone();
                double[] minus = at.clone();
                plus[i] += reach;
                minus[i] -= reach;
                for (int k = 0; k < 3; k++) {
                    double d = (output(network, plus)[k] - output(network, minus)[k]) / (2 * reach);
                    sum += d * d;
                }
            }
            if (reach > 1e-6) {
                low = Math.min(low, Math.sqrt(sum));
                high = Math.max(high, Math.sqrt(sum));
            }
        }
        assertEquals(low, cut.cells().low(), 1e-6);
        assertEquals(high, cut.cells().high(), 1e-6);
        List<String> texts = new Svg(Planes.picture(cut, DEFAULT).figure().svg()).texts("legend");
        assertEquals(1, texts.stream().filter(t -> near(t, cut.cells().low())).count(), texts.toString());
        assertEquals(1, texts.stream().filter(t -> near(t, cut.cells().high())).count(), texts.toString());
    }

    private static boolean near(String text, double value) {
        return text.matches("[0-9.]+") && Math.abs(Double.parseDouble(text) - value) <= 5e-4 * value;
    }

    private static double[] output(Network network, double[] x) {
        double[] out = new double[3];
        Tensor value = network.apply(Tensor.vector(x));
        for (int k = 0; k < 3; k++) {
            out[k] = value.get(k);
        }
        return out;
    }

    @Test
    void classesAreThoseOfTheNetworkAtRandomPoints() throws Exception {
        Network network = Planes.network(Planes.SPEC, 1);
        Planes.Cut cut = Planes.cut(network, Domain.cube(2, -1, 1), "class", 2);
        Figure figure = Planes.picture(cut, PLAIN).figure();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png(1)));
        int[] colours = figure.scale().colours();
        long seed = 7;
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < 2000; i++) {
            int px = 2 + random.nextInt(596);
            int py = 2 + random.nextInt(596);
            double[] out = output(network, new double[] {(px + 0.5) / 300 - 1, 1 - (py + 0.5) / 300});
            int winner = 0;
            for (int k = 1; k < 3; k++) {
                winner = out[k] > out[winner] ? k : winner;
            }
            int pixel = image.getRGB((int) LEFT + px, (int) TOP + py) & 0xFFFFFF;
            boolean pure = pixel == colours[0] || pixel == colours[1] || pixel == colours[2];
            if (pure) {
                assertEquals(colours[winner], pixel, "seed " + seed + ", point " + px + ", " + py);
                compared++;
            }
        }
        assertTrue(compared > 1800, compared + " points inside a class");
    }

    @Test
    void boundariesAreOnePathALayerAndLieOnTheCellsSides() throws Exception {
        Network network = Planes.network(Planes.SPEC, 1);
        Svg svg = new Svg(Planes.picture(Planes.cut("none"), DEFAULT).figure().svg());
        List<Svg.Drawn> lines = svg.paths("boundaries");
        assertEquals(3, lines.size());
        double[] drawn = new double[4];
        for (int i = 0; i < 3; i++) {
            // Drawn from the last layer to the first, which lies on top.
            assertEquals(
                    String.format("#%06x", Palette.layer(3 - i)), lines.get(i).stroke());
            drawn[3 - i] = length(lines.get(i).outline());
        }
        double[] expected = new double[4];
        for (Region region : Planes.regions(network, Domain.cube(2, -1, 1))) {
            for (int f = 0; f < region.facets(); f++) {
                Hyperplane plane = region.hyperplane(f);
                int next = (f + 1) % region.vertices();
                expected[plane.layer()] += 0.5
                        * SIDE
                        / 2
                        * Math.hypot(
                                region.coordinate(next, 0) - region.coordinate(f, 0),
                                region.coordinate(next, 1) - region.coordinate(f, 1));
            }
        }
        for (int layer = 1; layer <= 3; layer++) {
            assertEquals(expected[layer], drawn[layer], 2e-3 * expected[layer], "length of layer " + layer);
        }
    }

    private static double length(java.awt.geom.Path2D path) {
        double sum = 0;
        double[] at = new double[2];
        double[] c = new double[6];
        for (var i = path.getPathIterator(null); !i.isDone(); i.next()) {
            if (i.currentSegment(c) == java.awt.geom.PathIterator.SEG_LINETO) {
                sum += Math.hypot(c[0] - at[0], c[1] - at[1]);
            }
            at[0] = c[0];
            at[1] = c[1];
        }
        return sum;
    }

    @Test
    void oneLayerOfTwelveNeuronsIsAtMostTwelveStraightLines() throws Exception {
        Network network = Planes.network("mlp:2-12x1-1,bias-variance=0.2", 3);
        Planes.Cut cut = Planes.cut(network, Domain.cube(2, -1, 1), "none", 1);
        Svg.Drawn lines = new Svg(Planes.picture(cut, DEFAULT).figure().svg())
                .paths("boundaries")
                .get(0);
        assertTrue(lines.parts() <= 12, lines.parts() + " lines");
        int points = 0;
        for (var i = lines.outline().getPathIterator(null); !i.isDone(); i.next()) {
            points++;
        }
        assertEquals(2 * lines.parts(), points);
    }

    @Test
    void panesShowTheLayersUpToEach() throws Exception {
        Planes.Cut cut = Planes.cut("slope");
        RegionPicture picture = Planes.picture(cut, DEFAULT.withPanes());
        Svg svg = new Svg(picture.figure().svg());
        assertEquals(3, svg.groups("pane").size());
        assertEquals(1 + 2 + 3, svg.paths("boundaries").size());
        assertEquals(1, svg.groups("cells").size());
        cut.count()
                .afterLayer()
                .forEach(after -> assertTrue(
                        svg.texts("pane").stream().anyMatch(t -> t.endsWith(": " + after.regions() + " regions"))));
    }

    @Test
    void sameBytesOnAnyNumberOfThreads() {
        Network network = Planes.network(Planes.SPEC, 5);
        Figure one = Planes.picture(Planes.cut(network, Domain.cube(2, -1, 1), "slope", 1), DEFAULT)
                .figure();
        Figure four = Planes.picture(Planes.cut(network, Domain.cube(2, -1, 1), "slope", 4), DEFAULT)
                .figure();
        assertArrayEquals(one.svg(), four.svg());
        assertArrayEquals(one.png(1.5), four.png(1.5));
    }

    @Test
    void decisionBoundaryAndMarksLieWhereTheyAre() throws Exception {
        RegionPicture picture = Planes.picture(Planes.cut("none"), DEFAULT)
                .withDecisionBoundary(List.of(new double[] {-1, -1, 0, 0.5, 1, 1}))
                .withMarks(List.of(new Mark(0, 0.5, "A & <B>")));
        Svg svg = new Svg(picture.figure().svg());
        List<Svg.Drawn> decision = svg.paths("decision");
        assertEquals(2, decision.size());
        assertEquals(
                new java.awt.geom.Rectangle2D.Double(LEFT, TOP, SIDE, SIDE),
                decision.get(1).outline().getBounds2D());
        assertTrue(svg.texts("pane").contains("A & <B>"));
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(picture.figure().png(1)));
        assertEquals(0xFFFFFF, image.getRGB((int) (LEFT + 300), (int) (TOP + 150)) & 0xFFFFFF);
    }

    @Test
    void veryManyCellsBecomeAnImage() throws Exception {
        Planes.Cut cut = Planes.cut("slope");
        RegionCells many = (RegionCells) cut.cells().fork();
        while (many.cells() <= 60_000) {
            many.append(cut.cells());
        }
        assertEquals((long) many.cells(), many.regions());
        Svg svg = new Svg(
                new RegionPicture("many", many, cut.count(), PLAIN).figure().svg());
        assertEquals(1, svg.count("image"));
        assertEquals(0, svg.groups("cells").size());
    }

    @Test
    void filesAreWholeOrNotThere(@TempDir Path folder) throws Exception {
        RegionPicture picture = Planes.picture(Planes.cut("slope"), DEFAULT);
        picture.write(folder.resolve("a.svg"));
        picture.write(folder.resolve("a.PNG"));
        assertArrayEquals(picture.figure().svg(), Files.readAllBytes(folder.resolve("a.svg")));
        assertEquals(137, Files.readAllBytes(folder.resolve("a.PNG"))[0] & 0xFF);
        assertThrows(InputException.class, () -> picture.write(folder.resolve("a.pdf")));
        assertThrows(InputException.class, () -> picture.write(folder.resolve("no/such.svg")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slope", "output:0", "class", "pattern", "layer", "area", "none"})
    void aDomainThatNothingCutsIsOneCell(String fill) throws Exception {
        Domain far = Domain.box(new double[] {1e6, -2e6}, new double[] {1e6 + 0.001, -2e6 + 0.1});
        Planes.Cut cut = Planes.cut(Planes.network("mlp:2-4x1-1,bias-variance=1", 2), far, fill, 1);
        assertEquals(1, cut.count().regions());
        Figure figure = Planes.picture(cut, DEFAULT).figure();
        Svg svg = new Svg(figure.svg());
        assertEquals(0, svg.paths("boundaries").size());
        // A hundred times as high as wide: drawn six times as high.
        double area = svg.paths("cells").stream().mapToDouble(Svg.Drawn::area).sum();
        assertEquals(fill.equals("none") ? 0 : -SIDE * SIDE / 6, area, 1e-3 * SIDE * SIDE);
        assertTrue(figure.png(1).length > 1000);
    }

    @Test
    void whatCannotBeDrawnIsRefusedBeforeTheWork() {
        Network network = Planes.network(Planes.SPEC, 1);
        Fill slope = Fill.parse("slope");
        assertThrows(InputException.class, () -> new RegionCells(network, Domain.space(2), slope));
        assertThrows(InputException.class, () -> new RegionCells(network, Domain.cube(3, 0, 1), slope));
        assertThrows(
                InputException.class, () -> new RegionCells(network, Domain.cube(2, 0, 1), Fill.parse("output:3")));
        assertThrows(InputException.class, () -> Fill.parse("colour"));
        assertEquals(new Fill(Fill.Quantity.OUTPUT, 2), Fill.parse("Output:2"));
        assertFalse(Fill.parse("area").readsOutputs());
    }
}
