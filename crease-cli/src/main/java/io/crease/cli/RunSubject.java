package io.crease.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run is about, as it is read. Mutable. */
final class RunSubject {
    private static final int MOST_PLACES = 3000;

    private final StrictJson json;
    private final List<Subject.OfNetwork> networks = new ArrayList<>();
    private final List<Run.StudyWork> studies = new ArrayList<>();
    private Subject.@Nullable OfTrajectory trajectory;
    private Subject.@Nullable OfSweep sweep;
    private Subject.@Nullable OfDomain domain;

    RunSubject(StrictJson json) {
        this.json = json;
    }

    List<Subject.OfNetwork> networks() {
        return networks;
    }

    List<Run.StudyWork> studies() {
        return studies;
    }

    Subject.@Nullable OfTrajectory trajectory() {
        return trajectory;
    }

    Subject.@Nullable OfSweep sweep() {
        return sweep;
    }

    Subject.@Nullable OfDomain domain() {
        return domain;
    }

    /** Reads a field of the subject. */
    void field(String field) throws IOException {
        switch (field) {
            case "network" -> network();
            case "networks" -> json.elements(field, index -> network());
            case "trajectory" -> readTrajectory();
            case "sweep" -> readSweep();
            case "domain" -> readDomain();
            case "studies" -> json.elements(field, this::study);
            default -> json.skip();
        }
    }

    private void network() throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        List<Subject.Layer> layers = new ArrayList<>();
        json.fields("network", field -> {
            switch (field) {
                case "source", "sha256" -> {
                    if (!json.missing()) {
                        texts.put(field, json.text("network: " + field));
                    }
                }
                case "parameters" -> numbers.put(field, json.whole("parameters"));
                case "layers" -> json.elements(field, index -> layers.add(layer(index)));
                default -> json.skip();
            }
        });
        if (networks.size() >= Comparison.MOST) {
            throw json.refuse("has more than " + Comparison.MOST + " networks; expected at most so many");
        }
        networks.add(new Subject.OfNetwork(
                required(texts, "source", "its network"),
                texts.get("sha256"),
                required(numbers, "parameters", "its network"),
                layers));
    }

    private Subject.Layer layer(int index) throws IOException {
        if (index >= MOST_PLACES) {
            throw json.refuse("its network has more than " + MOST_PLACES + " places; expected at most so many");
        }
        String what = "layer " + index;
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        List<Integer> shape = new ArrayList<>();
        json.fields(what, field -> {
            switch (field) {
                case "layer" -> numbers.put(field, whole(what + ": layer", 0, Integer.MAX_VALUE));
                case "site", "kind" -> texts.put(field, json.text(what + ": " + field));
                case "shape" ->
                    json.elements(what + ": shape", i -> shape.add((int) whole(what + ": extent", 1, 1 << 30)));
                default -> json.skip();
            }
        });
        double width = shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        if (width > Integer.MAX_VALUE) {
            throw json.refuse(what + ": its shape is " + shape + "; expected fewer neurons");
        }
        return new Subject.Layer(
                required(numbers, "layer", what).intValue(),
                required(texts, "site", what),
                required(texts, "kind", what),
                shape);
    }

    private long whole(String what, long least, long most) throws IOException {
        long value = json.whole(what);
        if (value < least || value > most) {
            throw json.refuse(what + " is " + value + "; expected " + least + " to " + most);
        }
        return value;
    }

    private void readTrajectory() throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        List<String> via = new ArrayList<>();
        json.fields("trajectory", field -> {
            switch (field) {
                case "kind", "from", "to" -> texts.put(field, json.text(field));
                case "via" -> via.addAll(json.texts(field));
                case "span" -> json.elements(field, index -> numbers.put("span" + index, json.number(field)));
                case "radius" -> numbers.put(field, json.number(field));
                case "length" -> {
                    if (!json.missing()) {
                        numbers.put(field, json.number(field));
                    }
                }
                default -> json.skip();
            }
        });
        trajectory = new Subject.OfTrajectory(
                required(texts, "kind", "its trajectory"),
                required(texts, "from", "its trajectory"),
                required(texts, "to", "its trajectory"),
                via,
                required(numbers, "span0", "its trajectory"),
                required(numbers, "span1", "its trajectory"),
                numbers.get("length"),
                required(numbers, "radius", "its trajectory"));
    }

    private void readSweep() throws IOException {
        List<Integer> layers = new ArrayList<>();
        Map<String, Long> numbers = new HashMap<>();
        json.fields("sweep", field -> {
            switch (field) {
                case "layers" ->
                    json.elements(field, index -> layers.add((int) whole("swept layer", 0, Integer.MAX_VALUE)));
                case "points" -> numbers.put(field, whole("points", 0, Integer.MAX_VALUE));
                default -> json.skip();
            }
        });
        sweep = new Subject.OfSweep(
                layers, required(numbers, "points", "its sweep").intValue());
    }

    private void readDomain() throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        Map<String, List<Double>> lists = new HashMap<>();
        List<String> points = new ArrayList<>();
        json.fields("domain", field -> {
            switch (field) {
                case "kind" -> texts.put(field, json.text(field));
                case "dimension" -> numbers.put(field, whole(field, 0, Integer.MAX_VALUE));
                case "points" -> points.addAll(json.texts(field));
                case "low", "high", "corners" -> {
                    List<Double> values = new ArrayList<>();
                    json.elements(field, index -> values.add(json.number(field)));
                    lists.put(field, values);
                }
                default -> json.skip();
            }
        });
        List<Double> low = lists.getOrDefault("low", List.of());
        List<Double> high = lists.getOrDefault("high", List.of());
        if (low.size() != high.size()) {
            throw json.refuse(
                    "its domain has " + low.size() + " lower and " + high.size() + " upper ends; expected as many");
        }
        domain = new Subject.OfDomain(
                required(texts, "kind", "its domain"),
                required(numbers, "dimension", "its domain").intValue(),
                low,
                high,
                points,
                lists.getOrDefault("corners", List.of()));
    }

    private void study(int index) throws IOException {
        String what = "study " + index;
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        List<Double> seconds = new ArrayList<>();
        List<Boolean> complete = new ArrayList<>();
        json.fields(what, field -> {
            if (json.missing()) {
                return;
            }
            switch (field) {
                case "study", "size", "data", "last" -> texts.put(field, json.text(what + ": " + field));
                case "cells", "stored" -> numbers.put(field, whole(what + ": " + field, 0, Long.MAX_VALUE));
                case "seconds" -> seconds.add(json.number(what + ": " + field));
                case "complete" -> complete.add(json.truth(what + ": " + field));
                default -> json.skip();
            }
        });
        if (seconds.isEmpty() || complete.isEmpty()) {
            throw json.refuse(
                    what + " has no seconds or does not say whether it is complete; expected both: make the run"
                            + " anew with --json");
        }
        studies.add(new Run.StudyWork(
                required(texts, "study", what),
                required(texts, "size", what),
                texts.get("data"),
                complete.get(0),
                required(numbers, "cells", what),
                required(numbers, "stored", what),
                seconds.get(0),
                instant(what, texts.get("last"))));
    }

    private @Nullable Instant instant(String what, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw json.refuse(what + ": last is '" + text
                    + "'; expected a time such as 2026-05-01T12:00:00Z: make the run" + " anew with --json");
        }
    }

    private <T> T required(Map<String, T> fields, String name, String what) {
        T value = fields.get(name);
        if (value == null) {
            throw json.refuse(what + " has no " + name + "; expected one: make the run anew with --json");
        }
        return value;
    }
}
