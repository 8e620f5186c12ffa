package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of numbers as text in UTF-8, one row a line. Columns are separated by semicolons, commas, tabs or spaces, whichever
 * (in this order) stands in the first line that is neither blank nor a comment; that line is a header, and is passed over, if
 * none of its cells is a number. {@code #} begins a comment. The decimal sign is the point; {@code nan} and {@code inf} are
 * numbers.
 */
public final class Csv {
    private Csv() {}

    /**
     * The matrix in {@code file}, shape {@code [rows, columns]}.
     *
     * @throws InputException if a cell is no number, a line has another number of cells, or there is no row
     */
    public static Tensor read(Path file) {
        try (CsvRows rows = new CsvRows(file)) {
            double[] values = new double[0];
            int count = 0;
            int columns = 0;
            for (double @Nullable [] row = rows.next(); row != null; row = rows.next()) {
                columns = row.length;
                if (count + columns > values.length) {
                    long grown = Math.max(count + (long) columns, count + count / 2L);
                    HeapBudget.require(file.toString(), grown + count);
                    values = Arrays.copyOf(values, (int) Math.min(grown, Integer.MAX_VALUE - 8));
                }
                System.arraycopy(row, 0, values, count, columns);
                count += columns;
            }
            if (count == 0) {
                throw new InputException(file + ": no row of numbers; expected at least one, as 0.5,1,-2");
            }
            return Tensor.adopt(Shape.of(count / columns, columns), Arrays.copyOf(values, count));
        }
    }

    /**
     * Row {@code row} of the matrix in {@code file}, from 0, header and comments not counted; shape {@code [columns]}. The lines
     * after it are not read.
     *
     * @throws InputException if there is no such row, or it or one before it is malformed
     */
    public static Tensor readRow(Path file, int row) {
        try (CsvRows rows = new CsvRows(file)) {
            int count = 0;
            for (double @Nullable [] next = rows.next(); next != null; next = rows.next()) {
                if (count++ == row) {
                    return Tensor.vector(next);
                }
            }
            throw new InputException(file + ": row " + row + " asked for; the file has " + count
                    + " rows of numbers, expected a row from 0 to " + Math.max(0, count - 1));
        }
    }
}
