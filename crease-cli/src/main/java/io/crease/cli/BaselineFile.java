package io.crease.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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
    private static final Set<String> SCHEMAS = Set.of("crease.measure/1", "crease.check/1");

    private final Path file;
    private final StrictJson json;
    private final Map<Verdict.Place, @Nullable Double> values = new LinkedHashMap<>();
    private final Set<String> found = new HashSet<>();
    private List<Long> seeds = List.of();
    private Subject.@Nullable OfTrajectory trajectory;

    private BaselineFile(Path file, StrictJson json) {
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
            if (Files.size(file) > StrictJson.MOST_BYTES) {
                throw new InputException(file + ": has " + Bytes.text((double) Files.size(file)) + "; expected at most "
                        + Bytes.text((double) StrictJson.MOST_BYTES)
                        + ": make the baseline of fewer seeds or measures");
            }
            try (InputStream in = Files.newInputStream(file);
                    StrictJson json = new StrictJson(file.toString(), in, "make the baseline anew")) {
                return new BaselineFile(file, json).baseline();
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new InputException(
                    file + ": " + where + StrictJson.fault(e)
                            + "; expected the JSON of crease measure --json or crease check --json: make it anew",
                    e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + "); expected a readable file", e);
        }
    }

    private Baseline baseline() throws IOException {
        json.fields("the file", name -> {
            switch (name) {
                case "schema" -> schema();
                case "provenance" -> json.fields("provenance", this::provenance);
                case "subject" -> json.fields("subject", this::subject);
                case "complete" -> complete();
                case "rows" -> rows();
                default -> json.skip();
            }
        });
        for (String field : List.of("schema", "complete", "provenance.seeds", "subject.trajectory", "rows")) {
            if (!found.contains(field)) {
                throw json.refuse("has no " + field + "; expected one: make the baseline anew");
            }
        }
        Subject.OfTrajectory curve = trajectory;
        if (!json.ended() || curve == null) {
            throw json.refuse("more follows its JSON; expected one object: make the baseline anew");
        }
        return new Baseline(file, seeds, curve, values);
    }

    private void schema() throws IOException {
        String schema = json.text("schema");
        if (!SCHEMAS.contains(schema)) {
            throw json.refuse(
                    "its schema is '" + schema + "'; expected crease.measure/1 or crease.check/1: make the baseline"
                            + " with crease measure --json or crease check --json of this version");
        }
        found.add("schema");
    }

    private void complete() throws IOException {
        if (!json.truth("complete")) {
            throw json.refuse("its run was interrupted; expected a complete one: make the baseline anew");
        }
        found.add("complete");
    }

    private void provenance(String name) throws IOException {
        if (!name.equals("seeds")) {
            json.skip();
            return;
        }
        List<Long> read = new ArrayList<>();
        json.elements("provenance.seeds", index -> read.add(json.whole("seed " + index)));
        seeds = read;
        found.add("provenance.seeds");
    }

    private void subject(String name) throws IOException {
        if (!name.equals("trajectory")) {
            json.skip();
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        List<String> via = new ArrayList<>();
        json.fields("trajectory", field -> {
            switch (field) {
                case "kind", "from", "to" -> texts.put(field, json.text(field));
                case "via" -> json.elements(field, index -> via.add(json.text("via")));
                case "span" -> json.elements(field, index -> numbers.put("span" + index, json.number(field)));
                case "radius" -> numbers.put(field, json.number(field));
                default -> json.skip();
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
            throw json.refuse("its trajectory has no " + name + "; expected one: make the baseline anew");
        }
        return value;
    }

    private void rows() throws IOException {
        json.elements("rows", index -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            json.fields("row " + index, name -> {
                boolean missing = json.missing();
                switch (name) {
                    case "measure", "site", "statistic" -> row.put(name, json.text("row " + index + ": " + name));
                    case "layer" -> row.put(name, json.whole("row " + index + ": layer"));
                    case "seed" -> row.put(name, missing ? null : Long.valueOf(json.whole("row " + index + ": seed")));
                    case "value" ->
                        row.put(name, missing ? null : Double.valueOf(json.number("row " + index + ": value")));
                    default -> json.skip();
                }
            });
            for (String name : List.of("measure", "layer", "site", "seed", "statistic", "value")) {
                if (!row.containsKey(name)) {
                    throw json.refuse("row " + index + " has no " + name + "; expected one: make the baseline anew");
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
            throw json.refuse("row " + index + " repeats " + place.textOfRow() + "; expected one row each");
        }
        if (compared) {
            values.put(place, (Double) row.get("value"));
        }
    }

    private int layer(int index, @Nullable Object number) {
        if (!(number instanceof Long layer) || layer < 0 || layer > Integer.MAX_VALUE) {
            throw json.refuse("row " + index + ": layer is " + number + "; expected a number from 0");
        }
        return layer.intValue();
    }
}
