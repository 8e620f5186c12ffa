package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A spec {@code FILE} or {@code FILE#ROW}: the last {@code #} followed by digits only is the row, so that names may hold
 * {@code #}.
 *
 * @param name all that stands before the row
 * @param row from 0, or null if none is named
 */
record FileSpec(String name, @Nullable Integer row) {
    private static final Pattern ROW = Pattern.compile("(.+)#([0-9]+)", Pattern.DOTALL);

    static FileSpec parse(String spec) {
        Matcher matcher = ROW.matcher(spec);
        if (!matcher.matches()) {
            return new FileSpec(spec, null);
        }
        String digits = matcher.group(2);
        if (digits.length() > 9) {
            throw new InputException(spec + ": row " + digits + "; expected a row below 1000000000");
        }
        return new FileSpec(matcher.group(1), Integer.valueOf(digits));
    }

    /** True if a spec's name, its row apart, ends in one of the suffixes, in either case. */
    static boolean endsWith(String spec, List<String> suffixes) {
        Matcher matcher = ROW.matcher(spec);
        String name = (matcher.matches() ? matcher.group(1) : spec).toLowerCase(Locale.ROOT);
        return suffixes.stream().anyMatch(name::endsWith);
    }

    /** The path a text names. @throws InputException if it cannot be one */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InputException(text + ": cannot be a path (" + e.getReason() + "); expected a file's name", e);
        }
    }

    /**
     * Refuses an array that cannot be one point, naming its rows: one of more than three axes that is taken as an image, or of
     * another size than wanted that is taken as it is.
     */
    static void requireWhole(String spec, Shape found, Shape wanted, Preprocessing preprocessing) {
        int rows = found.extent(0);
        if (preprocessing.arrays() && Layout.unbatched(found).rank() > 3) {
            throw new InputException(spec + ": holds " + rows + " images, shape " + found + "; expected one: name it, "
                    + spec + "#0 to " + spec + "#" + (rows - 1));
        }
        boolean oneRow = found.size() / rows == wanted.size();
        if (preprocessing.arrays() && (found.rank() > 2 || !oneRow)) {
            return;
        }
        if (found.size() != wanted.size() && oneRow) {
            throw new InputException(spec + ": holds " + rows + " rows of " + wanted.size()
                    + " elements; expected one: name it, " + spec + "#0 to " + spec + "#" + (rows - 1));
        }
        if (found.size() != wanted.size()) {
            throw new InputException(spec + ": has shape " + found + ", " + found.size() + " elements; expected "
                    + wanted + ", " + wanted.size() + " elements: choose a point of the network's input size");
        }
    }
}
