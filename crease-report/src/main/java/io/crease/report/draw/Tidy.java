package io.crease.report.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SVG of Vega made smaller: places to a hundredth, and without what only a living page needs or what was drawn before decides. */
final class Tidy {
    private static final Pattern TAG = Pattern.compile("<[a-z]+ [^<>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-zA-Z0-9:-]+)=\"([^\"]*)\"");
    private static final Pattern DROPPED = Pattern.compile("aria-(?!label).*|role|class|xmlns:xlink");
    private static final Pattern PLACED =
            Pattern.compile("d|transform|[xy][12]?|width|height|viewBox|stroke-width|stroke-dasharray|font-size");
    private static final Pattern LONG = Pattern.compile("-?\\d*\\.\\d{3,}(?:e-?\\d+)?|-?\\d+e-\\d+");

    /** A name that counts what the engine has drawn since it began. */
    private static final Pattern COUNTED = Pattern.compile("(?<= id=\"|url\\(#)clip\\d+");

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private Tidy() {}

    /** The same picture. */
    static String svg(String svg) {
        Map<String, Integer> numbers = new HashMap<>();
        String tidy = TAG.matcher(printable(svg))
                .replaceAll(tag ->
                        Matcher.quoteReplacement(ATTRIBUTE.matcher(tag.group()).replaceAll(Tidy::attribute)));
        return COUNTED.matcher(tidy).replaceAll(name -> {
            numbers.putIfAbsent(name.group(), numbers.size());
            return "clip" + numbers.get(name.group());
        });
    }

    private static String attribute(java.util.regex.MatchResult attribute) {
        String name = attribute.group(1);
        if (DROPPED.matcher(name).matches() || attribute.group(2).isEmpty()) {
            return "";
        }
        String text = attribute.group();
        return Matcher.quoteReplacement(
                PLACED.matcher(name).matches() ? LONG.matcher(text).replaceAll(n -> rounded(n.group())) : text);
    }

    /** A number to a hundredth. */
    static String rounded(double number) {
        return rounded(Double.toString(number));
    }

    /** Text as it stands between tags. */
    static String escaped(String text) {
        return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Characters that XML has no place for become replacement characters. */
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }

    private static String rounded(String number) {
        BigDecimal places =
                new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return places.signum() == 0 ? "0" : places.toPlainString();
    }
}
