package io.crease.report.draw;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The texts of an SVG file with the room that they take, worked out from its own transforms and the font. */
final class Texts {
    private static final Pattern TRANSFORM = Pattern.compile("(translate|rotate|scale)\\(([^)]*)\\)");

    /** A text and the corner-to-corner box around it. */
    record Text(String text, Rectangle2D box, boolean halo) {}

    private Texts() {}

    static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("not XML: " + e, e);
        }
    }

    static List<Text> of(String svg) {
        List<Text> texts = new ArrayList<>();
        walk(parse(svg).getDocumentElement(), new AffineTransform(), texts);
        return texts;
    }

    private static void walk(Element element, AffineTransform outer, List<Text> texts) {
        AffineTransform here = new AffineTransform(outer);
        Matcher steps = TRANSFORM.matcher(element.getAttribute("transform"));
        while (steps.find()) {
            String[] numbers = steps.group(2).split("[ ,]+", -1);
            double first = Double.parseDouble(numbers[0]);
            switch (steps.group(1)) {
                case "translate" -> here.translate(first, Double.parseDouble(numbers[1]));
                case "rotate" -> here.rotate(Math.toRadians(first));
                default -> here.scale(first, Double.parseDouble(numbers[numbers.length - 1]));
            }
        }
        if (element.getTagName().equals("text")) {
            add(element, here, texts);
            return;
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element next) {
                walk(next, here, texts);
            }
        }
    }

    private static void add(Element element, AffineTransform here, List<Text> texts) {
        double size = Double.parseDouble(element.getAttribute("font-size").replace("px", ""));
        Typeface face = element.getAttribute("font-weight").equals("bold") ? Typeface.BOLD : Typeface.REGULAR;
        List<String> lines = new ArrayList<>();
        double step = 0;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            lines.add(child.getTextContent());
            if (child instanceof Element span && !span.getAttribute("dy").isEmpty()) {
                step = Double.parseDouble(span.getAttribute("dy"));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            double width = face.width(lines.get(i), size);
            double left =
                    switch (element.getAttribute("text-anchor")) {
                        case "middle" -> -width / 2;
                        case "end" -> -width;
                        default -> 0;
                    };
            Rectangle2D box = new Rectangle2D.Double(left, i * step - 0.72 * size, width, 0.9 * size);
            if (!lines.get(i).isBlank()) {
                texts.add(new Text(
                        lines.get(i),
                        here.createTransformedShape(box).getBounds2D(),
                        !element.getAttribute("stroke").isEmpty()));
            }
        }
    }
}
