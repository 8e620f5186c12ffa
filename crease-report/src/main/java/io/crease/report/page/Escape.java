package io.crease.report.page;

/** The one place where text from outside becomes part of a page. */
final class Escape {
    private Escape() {}

    /** The text as it stands between tags or within a quoted attribute: nothing in it is markup, and controls that HTML does not know are marked. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    /**
     * JSON that stays within its script element, without a character that HTML or JavaScript could take for an end. Line and paragraph separators become spaces: Vega writes names into
     * expressions, whose strings cannot hold them.
     */
    static String json(String json) {
        return json.replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace('\u2028', ' ')
                .replace('\u2029', ' ');
    }
}
