package io.crease.report;

import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An SVG file read back. */
final class Svg {
    private static final Pattern TOKEN = Pattern.compile("([mlz])|(-?[0-9]+)");
    private final Document document;

    /** A path: its look, its outline in pixels and the sum of the signed areas of its parts. */
    record Drawn(String fill, String stroke, Path2D outline, double area, int parts) {}

    Svg(byte[] bytes) throws Exception {
        document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    int count(String tag) {
        return document.getElementsByTagName(tag).getLength();
    }

    /** The texts of the groups of a class. */
    List<String> texts(String group) {
        List<String> texts = new ArrayList<>();
        for (Element g : groups(group)) {
            NodeList found = g.getElementsByTagName("text");
            for (int i = 0; i < found.getLength(); i++) {
                texts.add(found.item(i).getTextContent());
            }
        }
        return texts;
    }

    /** The paths of the groups of a class. */
    List<Drawn> paths(String group) {
        List<Drawn> paths = new ArrayList<>();
        for (Element g : groups(group)) {
            NodeList found = g.getElementsByTagName("path");
            for (int i = 0; i < found.getLength(); i++) {
                paths.add(read((Element) found.item(i)));
            }
        }
        return paths;
    }

    List<Element> groups(String name) {
        List<Element> groups = new ArrayList<>();
        NodeList found = document.getElementsByTagName("g");
        for (int i = 0; i < found.getLength(); i++) {
            Element g = (Element) found.item(i);
            if (g.getAttribute("class").equals(name)) {
                groups.add(g);
            }
        }
        return groups;
    }

    private static Drawn read(Element path) {
        Path2D outline = new Path2D.Double();
        Matcher tokens = TOKEN.matcher(path.getAttribute("d"));
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        double twice = 0;
        int parts = 0;
        boolean move = false;
        while (tokens.find()) {
            if (tokens.group(1) != null) {
                if (tokens.group(1).equals("z")) {
                    outline.closePath();
                    twice += x * startY - startX * y;
                    x = startX;
                    y = startY;
                }
                move = tokens.group(1).equals("m");
                continue;
            }
            double dx = Integer.parseInt(tokens.group()) / 100.0;
            if (!tokens.find()) {
                throw new AssertionError("an odd number of coordinates");
            }
            double nextX = x + dx;
            double nextY = y + Integer.parseInt(tokens.group()) / 100.0;
            if (move) {
                outline.moveTo(nextX, nextY);
                startX = nextX;
                startY = nextY;
                parts++;
                move = false;
            } else {
                outline.lineTo(nextX, nextY);
                twice += x * nextY - nextX * y;
            }
            x = nextX;
            y = nextY;
        }
        return new Drawn(path.getAttribute("fill"), path.getAttribute("stroke"), outline, twice / 2, parts);
    }
}
