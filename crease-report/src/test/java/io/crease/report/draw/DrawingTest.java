package io.crease.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.numeric.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class DrawingTest {
    @Test
    void pngHasTwoPixelsToEachPixelOfCss() throws IOException {
        Drawing drawing = Drawing.of(Figures.lines());
        Document svg = Texts.parse(drawing.svg());
        double points = Double.parseDouble(
                svg.getDocumentElement().getAttribute("width").replace("pt", ""));
        int width = ImageIO.read(new ByteArrayInputStream(drawing.png())).getWidth();
        assertEquals(points * 96 / 72 * 2, width, 1);
    }

    @Test
    void pdfHoldsItsFontsAndNoPictures() {
        for (var figure : Figures.all()) {
            String pdf = new String(Drawing.of(figure).pdf(), StandardCharsets.ISO_8859_1);
            assertTrue(pdf.contains("LiberationSans") && pdf.contains("/FontFile2"), figure.name());
            assertTrue(pdf.contains("/ToUnicode"), figure.name() + ": words can be searched");
            assertFalse(pdf.contains("/Subtype /Image"), figure.name() + ": drawn, not painted");
        }
    }

    @Test
    void whatTheorySaysIsHollowAndWhatDoesNotHoldIsPale() {
        assertTrue(Drawing.of(Figures.lines()).svg().contains("stroke-opacity=\"0.7\""), "printed but not valid");
        String svg = Drawing.of(Figures.panels("")).svg();
        assertTrue(svg.contains("fill-opacity=\"0\""), "dots of a bound");
        assertTrue(svg.contains("fill-opacity=\"1\""), "dots that are measured");
    }

    @Test
    void filesAreSmall() {
        for (var figure : Figures.all()) {
            assertTrue(Drawing.of(figure).svg().length() < 500_000, figure.name());
        }
    }

    @Test
    void aPictureDoesNotDependOnWhatWasDrawnBefore() {
        Figure cut = Figures.line("a", Axis.linear("y", 0, 1), List.of(Point.at(1, 0.5), Point.at(2, 3)));
        String first = Drawing.of(cut).svg();
        assertTrue(first.contains("url(#clip0)"), "parts that the engine numbers");
        assertEquals(first, Drawing.of(cut).svg());
    }

    @Test
    void textsSayHowWideTheyAre() {
        String svg = Drawing.of(Figures.lines()).svg();
        List<Texts.Text> texts = Texts.of(svg);
        assertTrue(texts.size() > 10);
        org.w3c.dom.NodeList all = Texts.parse(svg).getElementsByTagName("text");
        int said = 0;
        for (int i = 0; i < all.getLength(); i++) {
            org.w3c.dom.Element text = (org.w3c.dom.Element) all.item(i);
            if (text.getElementsByTagName("tspan").getLength() == 0
                    && text.getTextContent().length() > 1) {
                double size = Double.parseDouble(text.getAttribute("font-size").replace("px", ""));
                Typeface face = text.getAttribute("font-weight").equals("bold") ? Typeface.BOLD : Typeface.REGULAR;
                assertEquals(
                        face.width(text.getTextContent(), size),
                        Double.parseDouble(text.getAttribute("textLength")),
                        0.006,
                        text.getTextContent());
                said++;
            }
        }
        assertTrue(said > 10, said + " texts");
        assertEquals(
                "<text font-size=\"10px\">漢字</text><text font-size=\"10px\"/><text font-size=\"10px\">a</text>",
                TextLengths.in(
                        "<text font-size=\"10px\">漢字</text><text font-size=\"10px\"/><text font-size=\"10px\">a</text>"),
                "letters of unknown width, none, and a single one");
        assertTrue(TextLengths.in("<text font-size=\"10px\">a&lt;b</text>").contains("textLength=\"16.96\""));
    }

    @Test
    void theoryIsDashedAndWhatDoesNotHoldIsNamed() {
        String svg = Drawing.of(Figures.lines()).svg();
        assertTrue(svg.contains("stroke-dasharray=\"5,3\""), svg);
        assertTrue(svg.contains("lower bound (printed, not valid here)"), svg);
        assertTrue(svg.contains(">theory<"), svg);
    }

    @Test
    void whatALogAxisHasNoPlaceForIsCounted() {
        List<Point> points = List.of(
                Point.at(1, 10), Point.at(2, 0), Point.at(3, -4), Point.within(4, 100, -1.0, 200.0), Point.at(5, 7));
        Drawing drawing = Drawing.of(Figures.line("a", Axis.log("y"), points));
        String text =
                Texts.of(drawing.svg()).stream().map(Texts.Text::text).toList().toString();
        assertTrue(text.contains("2 values that are not positive"), text);
        assertTrue(text.contains("1 interval reaches"), text);
        assertFalse(drawing.svg().contains("NaN"));
        assertEquals(4, drawing.csv().lines().count(), drawing.csv());
    }

    @Test
    void theLargestNumbersAndTheSmallestHavePlaces() {
        double most = Double.MAX_VALUE;
        double least = Double.MIN_VALUE;
        List<Point> points =
                List.of(Point.within(1, least, least, 1.0), Point.at(2, 1), Point.within(3, most, 1e308, most));
        for (Axis axis : List.of(Axis.log("y"), Axis.linear("y"))) {
            for (Figure figure : List.of(
                    Figures.line("line", axis, points),
                    Figures.of(
                            "bars",
                            Figure.Colours.CATEGORIES,
                            "",
                            Panel.of(
                                    "",
                                    Axis.linear("x"),
                                    axis,
                                    List.of(new Series("a", Series.Mark.BARS, Series.Style.MEASURED, points)))),
                    Figures.of(
                            "across",
                            Figure.Colours.CATEGORIES,
                            "",
                            Panel.of(
                                    "",
                                    axis,
                                    Axis.linear("y"),
                                    List.of(Series.line(
                                            "a",
                                            points.stream()
                                                    .map(point -> Point.at(point.y(), point.x()))
                                                    .toList())))))) {
                String svg = Drawing.of(figure).svg();
                String where = figure.name() + ", " + axis.scale() + ": " + svg;
                assertFalse(svg.contains("NaN") || svg.contains("Infinity"), where);
                assertEquals(axis.scale() == Axis.Scale.LINEAR, svg.contains("1 value beyond 1e307"), where);
            }
        }
    }

    @Test
    void layersAreWholeNumbers() {
        for (int last : List.of(2, 3, 4, 8, 12, 30)) {
            Figure figure = Figures.line("a", Axis.linear("y", 0, 900), Figures.points(last, x -> x % 9 * 100));
            List<String> numbers = Texts.of(Drawing.of(figure, Look.PAGE).svg()).stream()
                    .map(Texts.Text::text)
                    .filter(text -> text.matches("[0-9.]+"))
                    .toList();
            assertTrue(numbers.size() >= 4, last + " layers: " + numbers);
            assertTrue(numbers.stream().noneMatch(text -> text.contains(".")), last + " layers: " + numbers);
        }
    }

    @Test
    void placesAreToldByTheirNames() {
        Axis names = Axis.names("layer", List.of("conv 1", "pool"));
        for (Series.Mark mark : List.of(Series.Mark.LINE, Series.Mark.DOTS, Series.Mark.BARS)) {
            Figure figure = Figures.of(
                    "named",
                    Figure.Colours.CATEGORIES,
                    "",
                    Panel.of(
                            "",
                            names,
                            Axis.linear("y"),
                            List.of(new Series(
                                    "a", mark, Series.Style.MEASURED, List.of(Point.at(0, 5), Point.at(1, 7))))));
            String spec = VegaLite.of(figure, Look.PAGE).toString();
            assertTrue(
                    spec.contains("{\"field\":\"xn\",\"type\":\"nominal\",\"title\":\"layer\"}"), mark + ": " + spec);
            assertTrue(spec.contains("\"xn\":\"conv 1\"") && spec.contains("\"xn\":\"pool\""), mark + ": " + spec);
        }
    }

    @Test
    void theTableIsOfThePointsThatAreDrawn() {
        List<Point> points = List.of(
                new Point(0, 0.1, 0.05, 1e-20, 0.25, "first, \"one\""), Point.at(1, 1e16), Point.at(2, 1.0 / 3));
        Axis names = Axis.names("x", List.of("a", "b,c", "d"));
        var figure = Figures.of(
                "table",
                io.crease.figure.Figure.Colours.CATEGORIES,
                "",
                io.crease.figure.Panel.of(
                        "p", names, Axis.linear("y"), List.of(io.crease.figure.Series.theory("g\nh", points))));
        assertEquals(
                """
                panel,group,style,x,y,low,high,shade,note
                p,"g
                h",theory,a,0.1,0.05,1.0E-20,0.25,"first, ""one""\"
                p,"g
                h",theory,"b,c",1.0E16,,,,
                p,"g
                h",theory,d,0.3333333333333333,,,,
                """,
                Drawing.of(figure).csv());
    }

    @Test
    void namesFromFilesAreText() {
        Drawing drawing = Drawing.of(Hostile.named());
        String svg = drawing.svg();
        assertEquals(0, Texts.parse(svg).getElementsByTagName("script").getLength());
        assertTrue(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "in the legend");
        assertTrue(drawing.pdf().length > 1000);
        assertTrue(drawing.png().length > 1000);
    }

    @Test
    void aLineOfTenThousandPointsKeepsItsExtremesAndSaysSo() {
        List<Point> points = IntStream.range(0, 100_000)
                .mapToObj(i -> Point.at(i, i == 54_321 ? 9.5 : StrictMath.sin(i * 0.37)))
                .toList();
        Drawing drawing = Drawing.of(Figures.line("a", Axis.linear("y"), points));
        String svg = drawing.svg();
        assertTrue(svg.length() < 500_000, svg.length() + " bytes");
        assertTrue(svg.contains("of 100000 points are drawn"), "a note");
        assertTrue(drawing.csv().contains(",54321,9.5,"), "the spike");
    }

    @Test
    void theSuffixSaysWhatIsWritten(@TempDir Path folder) throws IOException {
        for (String suffix : List.of("svg", "png", "pdf", "json", "csv")) {
            Path file = folder.resolve("figure." + suffix);
            Drawing.write(Figures.bars(), file);
            assertTrue(Files.size(file) > 100, suffix);
        }
        String spec = Files.readString(folder.resolve("figure.json"));
        assertTrue(spec.contains("https://vega.github.io/schema/vega-lite/v5.json"), spec);
        InputException refused =
                assertThrows(InputException.class, () -> Drawing.write(Figures.bars(), folder.resolve("figure.gif")));
        assertTrue(refused.getMessage().contains(".svg, .png, .pdf, .json or .csv"), refused.getMessage());
    }

    @Test
    void everyFigureIsAcceptedAsAPagesToo() {
        for (var figure : Figures.all()) {
            assertTrue(Vega.svg(Drawing.of(figure, Look.PAGE).vegaLite()).startsWith("<svg"), figure.name());
        }
    }
}
