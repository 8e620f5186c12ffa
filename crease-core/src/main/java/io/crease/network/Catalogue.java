package io.crease.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A closed list of things that can be asked for by name, in the order in which {@code crease list} prints them. Immutable.
 *
 * @param <E> what it lists
 */
public final class Catalogue<E extends CatalogueEntry> {
    private final String kind;
    private final List<E> entries;

    /**
     * @param kind what an entry is called in errors: {@code activation}
     * @throws IllegalArgumentException if two entries have one name
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public Catalogue(String kind, E... entries) {
        this.kind = kind;
        this.entries = List.of(entries);
        List<String> names = names();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(kind + ": two entries have one name in " + names);
        }
    }

    /** All entries. */
    public List<E> entries() {
        return entries;
    }

    /** All names. */
    public List<String> names() {
        return entries.stream().map(CatalogueEntry::name).toList();
    }

    /**
     * The entry of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names, the nearest first
     */
    public E named(String name) {
        for (E entry : entries) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        throw new IllegalArgumentException(unknown(kind, name, names()));
    }

    /** What to tell someone who asked for {@code found}: {@code unknown activation 'rleu'; nearest is 'relu'; known: …}. */
    static String unknown(String kind, String found, List<String> known) {
        if (known.isEmpty()) {
            return "unknown " + kind + " '" + found + "'; there is none";
        }
        return "unknown " + kind + " '" + found + "'; nearest is '" + nearest(found, known) + "'; known: "
                + known.stream().collect(Collectors.joining(", "));
    }

    /** The name with the fewest insertions, deletions and substitutions from {@code word}; the first of equals. */
    static String nearest(String word, List<String> names) {
        List<String> candidates = new ArrayList<>(names);
        String best = candidates.get(0);
        for (String name : candidates) {
            if (distance(word, name) < distance(word, best)) {
                best = name;
            }
        }
        return best;
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
