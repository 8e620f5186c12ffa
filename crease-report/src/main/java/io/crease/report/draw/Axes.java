package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Axis.Scale;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One direction of a panel: its scale and its axis as Vega-Lite has them.
 *
 * @param axis what is described
 * @param across true along x
 * @param length in units
 * @param low least value shown
 * @param high largest value shown
 * @param fixed whether exactly these are the ends; otherwise a little room is left at both
 * @param whole whether only whole numbers are marked
 * @param titled whether the title is written
 */
record Axes(
        Axis axis,
        boolean across,
        double length,
        double low,
        double high,
        boolean fixed,
        boolean whole,
        boolean titled,
        double type) {

    private static final String NUMBER = "datum.value != 0 && (abs(datum.value) >= 1e5 || abs(datum.value) < 1e-3)"
            + " ? replace(format(datum.value, '.3~e'), 'e+', 'e') : format(datum.value, '.6~g')";
    /** Room that is left at both ends where they are not fixed, in sizes of the type. */
    private static final double PADDING = 0.6;

    /** A log axis of fewer decades has ticks chosen for it. */
    private static final double NARROW = 1;

    private static final String EXPONENT = "log(datum.value) / LN10";

    /** Whether a value has a place. */
    boolean shows(double value) {
        return axis.scale() == Scale.LOG ? value > 0 : Math.abs(value) <= Shown.FARTHEST;
    }

    /** How far along the axis a value stands, from 0 to 1. */
    double share(double value) {
        if (!(high > low)) {
            return 0.5;
        }
        double share = axis.scale() == Scale.LOG
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
        double padding = fixed ? 0 : PADDING * type / length;
        return padding + share * (1 - 2 * padding);
    }

    /** The channel of a field. */
    Map<String, Object> field(String field) {
        Map<String, Object> channel = at();
        channel.put("field", field);
        return channel;
    }

    /** The channel of one value. */
    Map<String, Object> datum(double value) {
        Map<String, Object> channel = at();
        channel.put("datum", value);
        return channel;
    }

    private Map<String, Object> at() {
        return Json.object("type", "quantitative", "scale", scale(), "axis", labelled());
    }

    private Map<String, Object> scale() {
        Map<String, Object> scale =
                Json.object("type", axis.scale() == Scale.LOG ? "log" : "linear", "zero", false, "nice", false);
        if (fixed) {
            scale.put("domain", List.of(low, high));
        } else {
            scale.put("padding", type * PADDING);
        }
        return scale;
    }

    private Map<String, Object> labelled() {
        int ticks = (int) Math.max(3, length / (type * (!across ? 2.8 : whole ? 3.2 : 4.5)));
        Map<String, Object> object = Json.object(
                "title",
                titled && !axis.title().isEmpty()
                        ? Typeface.REGULAR.wrap(axis.title(), type, Math.max(length, 8 * type))
                        : Json.NONE,
                "tickCount",
                ticks,
                "labelOverlap",
                "greedy",
                "labelSeparation",
                type * 0.4);
        if (axis.scale() == Scale.NAMES) {
            names(object);
        } else {
            if (axis.scale() == Scale.LOG) {
                powers(object);
            } else {
                object.put("labelExpr", NUMBER);
            }
            if (whole && axis.scale() == Scale.LINEAR) {
                object.put("values", wholes());
                object.remove("tickCount");
            } else if (whole) {
                object.put("tickMinStep", 1);
            }
        }
        return object;
    }

    /** Whole numbers, as many as have room, with steps of 1, 2 or 5 times a power of ten: asked for a least step, the engine still marks halves. */
    private List<Double> wholes() {
        double room = length / (Typeface.REGULAR.width(Numbers.text(high), type) + 1.2 * type);
        double step = 1;
        for (int i = 0; Math.floor(high / step) - Math.ceil(low / step) + 1 > Math.max(2, room); i++) {
            step *= i % 3 == 1 ? 2.5 : 2;
        }
        double first = Math.ceil(low / step);
        int count = (int) (Math.floor(high / step) - first) + 1;
        double distance = step;
        return IntStream.range(0, count).mapToObj(n -> (first + n) * distance).toList();
    }

    private void names(Map<String, Object> object) {
        double room = across ? length / axis.labels().size() * 0.94 : 17 * type;
        boolean slanted = across && axis.labels().stream().anyMatch(name -> Typeface.REGULAR.width(name, type) > room);
        List<String> labels = axis.labels().stream()
                .map(name -> Typeface.REGULAR.cut(name, type, slanted ? 11 * type : Math.max(room, 4 * type)))
                .toList();
        double step = length / labels.size();
        int stride = (int) Math.max(1, Math.ceil(1.15 * type / step));
        object.put(
                "values",
                IntStream.range(0, labels.size())
                        .filter(i -> i % stride == 0)
                        .boxed()
                        .toList());
        object.put("labelOverlap", false);
        object.remove("tickCount");
        object.put("labelExpr", Json.text(labels) + "[datum.value]");
        object.put("ticks", false);
        object.put("labelPadding", type * 0.5);
        if (slanted) {
            object.put("labelAngle", -40);
            object.put("labelAlign", "right");
            object.put("labelBaseline", "middle");
        }
    }

    /** Labels at powers of ten, at 1, 2 and 5 between few of them, at chosen places within one; ticks without a label are shorter. */
    private void powers(Map<String, Object> object) {
        double decades = Math.log10(high) - Math.log10(low);
        String labelled;
        if (decades < NARROW) {
            LogTicks ticks = LogTicks.of(this);
            object.put("values", ticks.all());
            object.put("labelOverlap", false);
            object.remove("tickCount");
            labelled = "indexof(" + ticks.labelled() + ", datum.value) >= 0";
        } else {
            String mantissa = "round(datum.value / pow(10, floor(" + EXPONENT + " + 1e-6)))";
            labelled = "indexof(" + (decades < 1.7 ? "[1, 2, 5]" : "[1]") + ", " + mantissa + ") >= 0";
        }
        object.put("labelExpr", labelled + " ? (" + NUMBER + ") : ''");
        object.put(
                "tickSize",
                Json.object("condition", Json.object("test", labelled, "value", 0.4 * type), "value", 0.22 * type));
    }
}
