package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A figure as a table: a line for each point that it is made of. */
final class Csv {
    private Csv() {}

    /** RFC 4180, but lines end in a line feed; numbers read back as they were; nothing where there is no number. */
    static String of(Figure figure) {
        StringBuilder csv = new StringBuilder("panel,group,style,x,y,low,high,shade,note\n");
        for (Panel panel : Shown.of(figure).points().panels()) {
            for (Series series : panel.series()) {
                for (Point point : series.points()) {
                    csv.append(quoted(panel.title())).append(',');
                    csv.append(quoted(series.group())).append(',');
                    csv.append(series.style().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .append(',');
                    csv.append(place(panel.x(), point.x())).append(',');
                    csv.append(place(panel.y(), point.y())).append(',');
                    csv.append(number(point.low())).append(',');
                    csv.append(number(point.high())).append(',');
                    csv.append(number(point.shade())).append(',');
                    csv.append(quoted(point.note())).append('\n');
                }
            }
        }
        return csv.toString();
    }

    private static String place(Axis axis, double value) {
        String name = Rows.name(axis, value);
        return name == null ? number(value) : quoted(name);
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString(value.longValue())
                : Double.toString(value);
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
