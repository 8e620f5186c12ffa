package io.crease.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.crease.measure.Row;
import io.crease.numeric.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of {@code crease measure} or {@code crease check} as a baseline. The file is not trusted: its size, depth and
 * numbers are bounded, fields that are not needed are passed over, and what is missing is named.
 */
final class BaselineFile {
    private static final long MOST_BYTES = 64L << 20;
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 100;
    private static final Set<String> SCHEMAS = Set.of("crease.measure/1", "crease.check/1");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MOST_BYTES)
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final Path file;
    private final JsonParser json;
    private final Map<Verdict.Place, @Nullable Double> values = new LinkedHashMap<>();
    private final Set<String> found = new HashSet<>();
    private List<Long> seeds = List.of();
    private Subject.@Nullable OfTrajectory trajectory;

    private BaselineFile(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /** The baseline in a file. @throws InputException if it cannot be read or is none */
    static Baseline read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InputException(
                        file + ": no such file; expected the JSON of an earlier run: crease measure … --json" + " -o "
                                + file);
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(file + ": has " + Bytes.text((double) Files.size(file)) + "; expected at most "
                        + Bytes.text((double) MOST_BYTES) + ": make the baseline of fewer seeds or measures");
            }
            try (InputStream in = Files.newInputStream(file);
                    JsonParser json = JSON.createParser(in)) {
                return new BaselineFile(file, json).baseline();
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new InputException(
                    file + ": " + where + Words.lower(e.getOriginalMessage())
                            + "; expected the JSON of crease measure --json or crease check --json: make it anew",
                    e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + "); expected a readable file", e);
        }
    }

    private Baseline baseline() throws IOException {
        fields("the file", json.nextToken(), name -> {
            switch (name) {
                case "schema" -> schema();
                case "provenance" -> fields("provenance", json.currentToken(), this::provenance);
                case "subject" -> fields("subject", json.currentToken(), this::subject);
                case "complete" -> complete();
                case "rows" -> rows();
                default -> json.skipChildren();
            }
        });
        for (String field : List.of("schema", "complete", "provenance.seeds", "subject.trajectory", "rows")) {
            if (!found.contains(field)) {
                throw refuse("has no " + field + "; expected one: make the baseline anew");
            }
        }
        Subject.OfTrajectory curve = trajectory;
        if (json.nextToken() != null || curve == null) {
            throw refuse("more follows its JSON; expected one object: make the baseline anew");
        }
        return new Baseline(file, seeds, curve, values);
    }

    private void schema() throws IOException {
        String schema = text("schema");
        if (!SCHEMAS.contains(schema)) {
            throw refuse(
                    "its schema is '" + schema + "'; expected crease.measure/1 or crease.check/1: make the baseline"
                            + " with crease measure --json or crease check --json of this version");
        }
        found.add("schema");
    }

    private void complete() throws IOException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_TRUE) {
            throw refuse(
                    token == JsonToken.VALUE_FALSE
                            ? "its run was interrupted; expected a complete one: make the baseline anew"
                            : "complete is no truth value; expected true");
        }
        found.add("complete");
    }

    private void provenance(String name) throws IOException {
        if (!name.equals("seeds")) {
            json.skipChildren();
            return;
        }
        List<Long> read = new ArrayList<>();
        elements("provenance.seeds", index -> read.add(whole("seed " + index)));
        seeds = read;
        found.add("provenance.seeds");
    }

    private void subject(String name) throws IOException {
        if (!name.equals("trajectory")) {
            json.skipChildren();
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        List<String> via = new ArrayList<>();
        fields("trajectory", json.currentToken(), field -> {
            switch (field) {
                case "kind", "from", "to" -> texts.put(field, text(field));
                case "via" -> elements(field, index -> via.add(text("via")));
                case "span" -> elements(field, index -> numbers.put("span" + index, number(field)));
                case "radius" -> numbers.put(field, number(field));
                default -> json.skipChildren();
            }
        });
        trajectory = new Subject.OfTrajectory(
                required(texts, "kind"),
                required(texts, "from"),
                required(texts, "to"),
                via,
                required(numbers, "span0"),
                required(numbers, "span1"),
                null,
                required(numbers, "radius"));
        found.add("subject.trajectory");
    }

    private <T> T required(Map<String, T> fields, String name) {
        T value = fields.get(name);
        if (value == null) {
            throw refuse("its trajectory has no " + name + "; expected one: make the baseline anew");
        }
        return value;
    }

    private void rows() throws IOException {
        elements("rows", index -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            fields("row " + index, json.currentToken(), name -> {
                boolean missing = json.currentToken() == JsonToken.VALUE_NULL;
                switch (name) {
                    case "measure", "site", "statistic" -> row.put(name, text("row " + index + ": " + name));
                    case "layer" -> row.put(name, whole("row " + index + ": layer"));
                    case "seed" -> row.put(name, missing ? null : Long.valueOf(whole("row " + index + ": seed")));
                    case "value" -> row.put(name, missing ? null : Double.valueOf(number("row " + index + ": value")));
                    default -> json.skipChildren();
                }
            });
            for (String name : List.of("measure", "layer", "site", "seed", "statistic", "value")) {
                if (!row.containsKey(name)) {
                    throw refuse("row " + index + " has no " + name + "; expected one: make the baseline anew");
                }
            }
            add(index, row);
        });
        found.add("rows");
    }

    private void add(int index, Map<String, @Nullable Object> row) {
        Verdict.Place place = new Verdict.Place(
                String.valueOf(row.get("measure")),
                layer(index, row.get("layer")),
                String.valueOf(row.get("site")),
                (Long) row.get("seed"),
                String.valueOf(row.get("statistic")));
        boolean compared =
                place.statistic().equals(Row.VALUE) || place.statistic().equals(Row.MEAN);
        if (compared && values.containsKey(place)) {
            throw refuse("row " + index + " repeats " + place.textOfRow() + "; expected one row each");
        }
        if (compared) {
            values.put(place, (Double) row.get("value"));
        }
    }

    private int layer(int index, @Nullable Object number) {
        if (!(number instanceof Long layer) || layer < 0 || layer > Integer.MAX_VALUE) {
            throw refuse("row " + index + ": layer is " + number + "; expected a number from 0");
        }
        return layer.intValue();
    }

    /** What to do with a field; the parser stands on its value. */
    private interface Field {
        void read(String name) throws IOException;
    }

    private interface Element {
        void read(int index) throws IOException;
    }

    private void fields(String what, @Nullable JsonToken token, Field field) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw refuse(what + " is no JSON object; expected one: make the baseline anew");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            field.read(name);
        }
    }

    private void elements(String what, Element element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw refuse(what + " is no array; expected one: make the baseline anew");
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            element.read(index);
        }
    }

    private String text(String what) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw refuse(what + " is no text; expected one: make the baseline anew");
        }
        return json.getText();
    }

    private long whole(String what) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refuse(what + " is no whole number; expected one: make the baseline anew");
        }
        return json.getLongValue();
    }

    private double number(String what) throws IOException {
        boolean number = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        double value = number ? json.getDoubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw refuse(what + " is no finite number; expected one: make the baseline anew");
        }
        return value;
    }

    private InputException refuse(String text) {
        return new InputException(file + ": " + text);
    }
}
