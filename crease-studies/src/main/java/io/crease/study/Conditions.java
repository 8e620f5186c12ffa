package io.crease.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Under which conditions a row was measured: names with values, in an order that stays: {@code width=100 depth=20}. Immutable.
 *
 * @param entries the names with their values
 */
public record Conditions(List<Entry> entries) {
    /** No conditions. */
    public static final Conditions NONE = new Conditions(List.of());

    /**
     * One condition.
     *
     * @param name {@code width}
     * @param value as text; whole numbers have no point
     */
    public record Entry(String name, String value) {
        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    /** @throws IllegalArgumentException if two have one name */
    public Conditions {
        entries = List.copyOf(entries);
        if (entries.stream().map(Entry::name).distinct().count() < entries.size()) {
            throw new IllegalArgumentException(entries + ": two conditions have one name");
        }
    }

    /** One condition; {@link #and} adds others. */
    public static Conditions of(String name, Object value) {
        return NONE.and(name, value);
    }

    /** These and one more behind them; a number is written without a point when it is whole. */
    public Conditions and(String name, Object value) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(name, text(value)));
        return new Conditions(more);
    }

    /** The value of that name, if there is such a condition. */
    public Optional<String> get(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(Entry::value)
                .findFirst();
    }

    /** Whether there is that condition with that value. */
    public boolean has(String name, Object value) {
        return get(name).filter(text(value)::equals).isPresent();
    }

    /** {@code width=100 depth=20}. */
    public String text() {
        return entries.stream().map(Entry::toString).collect(Collectors.joining(" "));
    }

    /** A value as a condition holds it. */
    static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p53
                ? String.valueOf(number.longValue())
                : value.toString();
    }
}
