package io.crease.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts stay inside their picture and off each other, in one column and in two. */
class TextLayoutTest {
    /** What rounding of places may add up to. */
    private static final double SLACK = 0.5;

    static Stream<Arguments> figures() {
        List<Figure> all = new ArrayList<>(Figures.all());
        all.add(Hostile.named());
        return all.stream()
                .flatMap(figure ->
                        Stream.of(Arguments.of(figure, Look.ONE_COLUMN), Arguments.of(figure, Look.TWO_COLUMNS)));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void noTextIsCutOffOrCovered(Figure figure, Look look) {
        String svg = Drawing.of(figure, look).svg();
        String[] box =
                Texts.parse(svg).getDocumentElement().getAttribute("viewBox").split(" ");
        List<Texts.Text> texts =
                Texts.of(svg).stream().filter(text -> !text.halo()).toList();
        assertFalse(texts.isEmpty());
        for (Texts.Text text : texts) {
            assertTrue(
                    text.box().getMinX() >= -SLACK
                            && text.box().getMinY() >= -SLACK
                            && text.box().getMaxX() <= Double.parseDouble(box[2]) + SLACK
                            && text.box().getMaxY() <= Double.parseDouble(box[3]) + SLACK,
                    figure.name() + ": " + text + " in " + List.of(box));
            for (Texts.Text other : texts) {
                assertTrue(
                        text.equals(other) || !text.covers(other),
                        () -> figure.name() + ": " + text + " over " + other);
            }
        }
    }

    private static List<Texts.Text> words(Figure figure, String start) {
        return Texts.of(Drawing.of(figure).svg()).stream()
                .filter(text -> !text.halo() && text.text().startsWith(start))
                .toList();
    }

    @Test
    void wordsOfALineInAllPanelsStandOnceWhereTheyCoverNothing() {
        Figure figure = Figures.panels("no growth", "no growth", "no growth");
        List<Texts.Text> words = words(figure, "no growth");
        assertEquals(1, words.size());
        Texts.Text second = words(figure, "network 1").get(0);
        assertTrue(
                words.get(0).box().getMinX() >= second.box().getMinX()
                        && words.get(0).box().getMinY() > second.box().getMaxY(),
                "in the first panel the line lies on a measured one: " + words);
        assertEquals(3, words(Figures.panels("no a", "no b", "no a"), "no ").size(), "lines of several meanings");
    }

    @Test
    void layersAreMarkedAtWholeNumbers() {
        List<String> words = Texts.of(Drawing.of(Figures.lines()).svg()).stream()
                .map(Texts.Text::text)
                .toList();
        assertTrue(words.containsAll(List.of("1", "2", "3", "4", "5", "6")), words.toString());
        assertFalse(words.contains("1.5"), words.toString());
    }

    @Test
    void subtitlesStandBelowTitles() {
        Figure figure = Figures.panels("", "");
        List<Texts.Text> titles = words(figure, "network ");
        List<Texts.Text> subtitles = words(figure, "slope ");
        assertEquals(2, subtitles.size());
        for (int p = 0; p < 2; p++) {
            assertEquals(titles.get(p).box().getMinX(), subtitles.get(p).box().getMinX(), SLACK);
            assertTrue(titles.get(p).box().getMaxY() <= subtitles.get(p).box().getMinY());
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theFileIsAsWideAsTheColumn(Figure figure, Look look) {
        String width =
                Texts.parse(Drawing.of(figure, look).svg()).getDocumentElement().getAttribute("width");
        assertEquals(Tidy.rounded(look.width()) + "pt", width);
    }
}
