package io.crease.cli;

import io.crease.measure.PlaneImage;
import io.crease.measure.PlaneImages;
import io.crease.report.measured.CurveImages;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The element {@code curves} of a run: the curve's image at each layer, thinned, in its principal plane. */
record RunCurves(StrictJson json) {
    private static final int MOST_POINTS = 5000;
    private static final int MOST_LAYERS = 1000;
    private static final MathContext DIGITS = new MathContext(6);

    /** Images as they are kept; null if the trace saw too little. */
    static @Nullable CurveImages of(PlaneImages kept) {
        List<PlaneImage> images = kept.images();
        if (images.isEmpty()) {
            return null;
        }
        List<CurveImages.Layer> layers = new ArrayList<>();
        for (PlaneImage image : images) {
            String name = image.site().layer() == 0
                    ? "input"
                    : image.site().label().equals("output")
                            ? "output"
                            : "layer " + image.site().layer();
            layers.add(new CurveImages.Layer(
                    name, rounded(image.explained()), image.sketched(), rounded(image.x()), rounded(image.y())));
        }
        return new CurveImages(rounded(kept.t()), closed(images.get(0)), layers);
    }

    private static boolean closed(PlaneImage input) {
        int last = input.x().size() - 1;
        double gap = Math.hypot(
                input.x().get(last) - input.x().get(0),
                input.y().get(last) - input.y().get(0));
        double farthest = 0;
        for (int k = 0; k <= last; k++) {
            farthest = Math.max(
                    farthest,
                    Math.hypot(
                            input.x().get(k) - input.x().get(0),
                            input.y().get(k) - input.y().get(0)));
        }
        return gap <= 1e-6 * farthest;
    }

    private static List<Double> rounded(List<Double> values) {
        return values.stream().map(RunCurves::rounded).toList();
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /** Writes the element. */
    static void write(JsonText json, CurveImages images) throws IOException {
        json.object("curves", curves -> {
            curves.numbers("t", images.t());
            curves.flag("closed", images.closed());
            curves.array("layers", array -> {
                for (CurveImages.Layer layer : images.layers()) {
                    array.object(null, object -> {
                        object.string("name", layer.name());
                        object.number("explained", layer.explained());
                        object.flag("sketched", layer.sketched());
                        object.numbers("x", layer.x());
                        object.numbers("y", layer.y());
                    });
                }
            });
        });
    }

    /** Reads the element that {@code json} stands on. */
    CurveImages read() throws IOException {
        List<Double> t = new ArrayList<>();
        boolean[] closed = new boolean[1];
        List<CurveImages.Layer> layers = new ArrayList<>();
        json.fields("curves", field -> {
            switch (field) {
                case "t" -> numbers("t", t);
                case "closed" -> closed[0] = json.truth("closed");
                case "layers" -> json.elements("curves", index -> layers.add(layer(index)));
                default -> json.skip();
            }
        });
        try {
            return new CurveImages(t, closed[0], layers);
        } catch (IllegalArgumentException e) {
            throw json.refuse("its curves: " + e.getMessage() + ": make the run anew with --json");
        }
    }

    private CurveImages.Layer layer(int index) throws IOException {
        String what = "curve " + index;
        if (index >= MOST_LAYERS) {
            throw json.refuse("its curves have more than " + MOST_LAYERS + " layers; expected at most so many");
        }
        Map<String, String> texts = new HashMap<>();
        double[] explained = {Double.NaN};
        boolean[] sketched = new boolean[1];
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        json.fields(what, field -> {
            switch (field) {
                case "name" -> texts.put(field, json.text(what + ": name"));
                case "explained" -> explained[0] = json.number(what + ": explained");
                case "sketched" -> sketched[0] = json.truth(what + ": sketched");
                case "x" -> numbers(what + ": x", x);
                case "y" -> numbers(what + ": y", y);
                default -> json.skip();
            }
        });
        String name = texts.get("name");
        if (name == null || !(explained[0] >= 0 && explained[0] <= 1)) {
            throw json.refuse(what + " has no name, or no explained share from 0 to 1; expected both:"
                    + " make the run anew with --json");
        }
        return new CurveImages.Layer(name, explained[0], sketched[0], x, y);
    }

    private void numbers(String what, List<Double> into) throws IOException {
        json.elements(what, index -> {
            if (index >= MOST_POINTS) {
                throw json.refuse(what + " has more than " + MOST_POINTS + " points; expected at most so many");
            }
            into.add(json.number(what));
        });
    }
}
