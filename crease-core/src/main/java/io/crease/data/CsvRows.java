package io.crease.data;

import io.crease.numeric.InputException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link Csv} file one after another; all have the length of the first. */
final class CsvRows implements Closeable {
    /** In characters; a line's cells may take thirty times its length. */
    private static final int LONGEST_LINE =
            (int) Math.min(1 << 26, Runtime.getRuntime().maxMemory() / 128);

    private final Path file;
    private final BufferedReader reader;
    private int line;
    private int columns;
    private int columnsFrom;
    private char separator;

    CsvRows(Path file) {
        this.file = file;
        ByteSource.length(file);
        try {
            // Comments may be in any encoding; numbers are ASCII.
            reader = new BufferedReader(new InputStreamReader(
                    Files.newInputStream(file),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        } catch (IOException e) {
            throw ByteSource.unreadable(file.toString(), e);
        }
    }

    /** The next row, or null at the end of the file. */
    double @Nullable [] next() {
        for (String text = nextLine(); text != null; text = nextLine()) {
            String content = withoutComment(text);
            if (content.isBlank()) {
                continue;
            }
            boolean first = columns == 0;
            if (first) {
                separator = separator(content);
            }
            List<String> cells = cells(content);
            if (!first && cells.size() != columns) {
                throw refuse("found " + cells.size() + " columns; expected " + columns + " as in line " + columnsFrom);
            }
            columns = cells.size();
            columnsFrom = first ? line : columnsFrom;
            if (first && cells.stream().allMatch(cell -> parse(cell) == null)) {
                continue;
            }
            return numbers(cells, first);
        }
        return null;
    }

    private double[] numbers(List<String> cells, boolean first) {
        double[] row = new double[cells.size()];
        for (int i = 0; i < row.length; i++) {
            String cell = cells.get(i);
            Double number = parse(cell);
            if (number == null) {
                String found = cell.isEmpty()
                        ? "nothing"
                        : "'" + (cell.length() > 40 ? cell.substring(0, 40) + "…" : cell) + "'";
                String hint = cell.indexOf('\0') >= 0 || cell.indexOf('\uFFFD') >= 0
                        ? " in text (UTF-8): this is a binary file or another encoding"
                        : cell.matches("[-+]?[0-9]+,[0-9]+") ? " with a decimal point" : "";
                String header = first ? " (a header line has no number in any column)" : "";
                throw refuse("column " + (i + 1) + ": found " + found + "; expected a number" + hint + header);
            }
            row[i] = number;
        }
        return row;
    }

    /** The cell's number, or null if it is none. */
    private @Nullable Double parse(String cell) {
        switch (cell.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> {
                return Double.NaN;
            }
            case "inf", "+inf", "infinity", "+infinity" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf", "-infinity" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                // Java's own literals allow more: 1d, 0x1p3.
                for (int i = 0; i < cell.length(); i++) {
                    if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
                        return null;
                    }
                }
            }
        }
        try {
            double number = Double.parseDouble(cell);
            if (Double.isInfinite(number)) {
                throw refuse("found " + cell + "; expected a number of magnitude below 1.8e308");
            }
            return number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static char separator(String content) {
        for (char candidate : new char[] {';', ',', '\t'}) {
            if (content.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ' ';
    }

    /** The line's cells without surrounding space and quotes; a separator within quotes separates nothing. */
    private List<String> cells(String content) {
        List<String> cells = new ArrayList<>();
        if (separator == ' ') {
            for (String cell : content.strip().split("\\s+", -1)) {
                cells.add(unquoted(cell));
            }
            return cells;
        }
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                cells.add(unquoted(content.substring(from, i).strip()));
                from = i + 1;
            }
        }
        cells.add(unquoted(content.substring(from).strip()));
        return cells;
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
    }

    private String withoutComment(String text) {
        int from = line == 1 && text.startsWith("\uFEFF") ? 1 : 0;
        int to = text.indexOf('#');
        return text.substring(from, to < 0 ? text.length() : to);
    }

    private @Nullable String nextLine() {
        try {
            StringBuilder text = new StringBuilder();
            int c = reader.read();
            if (c < 0) {
                return null;
            }
            line++;
            for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
                if (text.length() == LONGEST_LINE) {
                    throw refuse("longer than " + LONGEST_LINE + " characters; expected one row a line");
                }
                text.append((char) c);
            }
            if (c == '\r') {
                reader.mark(1);
                if (reader.read() != '\n') {
                    reader.reset();
                }
            }
            return text.toString();
        } catch (IOException e) {
            throw ByteSource.unreadable(file.toString(), e);
        }
    }

    private InputException refuse(String text) {
        return new InputException(file + ": line " + line + ", " + text);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException ignored) {
            // Nothing was written: a failure to close loses nothing.
        }
    }
}
