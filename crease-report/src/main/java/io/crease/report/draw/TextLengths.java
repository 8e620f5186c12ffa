package io.crease.report.draw;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in SVG how wide each text is. A viewer that has none of the fonts whose widths were measured sets the text in one of its own, and makes it fit.
 */
final class TextLengths {
    private static final Pattern TEXT = Pattern.compile("<text ([^<>]*[^<>/])>(.*?)</text>", Pattern.DOTALL);
    private static final Pattern SIZE = Pattern.compile("font-size=\"([0-9.]+)px\"");
    private static final Pattern LINE = Pattern.compile("<tspan([^<>]*)>([^<>]*)</tspan>");
    private static final Pattern REFERENCE = Pattern.compile("&(amp|lt|gt|quot|apos|#\\d{1,7});");

    private TextLengths() {}

    /** The same picture with the advance of each text, and of each line of one that has several. */
    static String in(String svg) {
        return TEXT.matcher(svg).replaceAll(text -> Matcher.quoteReplacement(text(text)));
    }

    private static String text(MatchResult text) {
        String attributes = text.group(1);
        Matcher said = SIZE.matcher(attributes);
        if (!said.find()) {
            return text.group();
        }
        double size = Double.parseDouble(said.group(1));
        Typeface face = attributes.contains("font-weight=\"bold\"") ? Typeface.BOLD : Typeface.REGULAR;
        String content = text.group(2);
        if (content.startsWith("<")) {
            return "<text " + attributes + ">"
                    + LINE.matcher(content)
                            .replaceAll(line -> Matcher.quoteReplacement("<tspan" + line.group(1)
                                    + length(line.group(2), size, face) + ">" + line.group(2) + "</tspan>"))
                    + "</text>";
        }
        return "<text " + attributes + length(content, size, face) + ">" + content + "</text>";
    }

    /** The attributes; none for a single letter, which stands where it is anchored, nor where the font lacks letters and their widths are not known. */
    private static String length(String escaped, double size, Typeface face) {
        String letters = REFERENCE.matcher(escaped).replaceAll(r -> Matcher.quoteReplacement(letter(r.group(1))));
        if (letters.codePointCount(0, letters.length()) < 2 || !face.has(letters)) {
            return "";
        }
        return " textLength=\"" + Tidy.rounded(face.width(letters, size)) + "\" lengthAdjust=\"spacingAndGlyphs\"";
    }

    private static String letter(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> Character.toString(Integer.parseInt(name.substring(1)));
        };
    }
}
