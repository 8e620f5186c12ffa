package io.crease.cli;

import java.text.Normalizer;
import java.util.Map;

/** Texts for terminals that show ASCII only. */
final class Ascii {
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry((int) '±', "+/-"),
            Map.entry((int) '×', "x"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '·', "|"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '≥', ">="),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '≈', "~"),
            Map.entry((int) '→', "->"),
            Map.entry((int) '√', "sqrt "),
            Map.entry((int) '‖', "|"),
            Map.entry((int) 'σ', "sigma_"),
            Map.entry((int) 'χ', "chi_"),
            Map.entry((int) 'φ', "phi"),
            Map.entry((int) 'Σ', "sum"),
            Map.entry((int) 'Π', "product"),
            Map.entry((int) '∞', "infinity"),
            Map.entry((int) '²', "^2"),
            Map.entry((int) '₁', "1"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""));

    private Ascii() {}

    /** The text with every other character replaced by ASCII of like meaning, block elements by {@code #}. */
    static String of(String text) {
        StringBuilder result = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (c < 128) {
                result.append((char) c);
            } else if (c >= 0x2580 && c <= 0x259F) {
                result.append('#');
            } else {
                result.append(WORDS.getOrDefault(c, plain(c)));
            }
        });
        return result.toString();
    }

    /** The letter without its accent, or a question mark. */
    private static String plain(int c) {
        int base =
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        return base < 128 ? Character.toString(base) : "?";
    }
}
