package io.crease.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.crease.measure.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A result in the envelope that docs/json.md describes. Numbers are finite or null; whole numbers have no point. */
final class JsonText {
    private static final int VERSION = 1;

    private final JsonGenerator json;

    private JsonText(JsonGenerator json) {
        this.json = json;
    }

    /** What one envelope holds, or a part of it. */
    interface Content {
        void write(JsonText json) throws IOException;
    }

    static String of(Result result) {
        return text(json -> json.write(result));
    }

    static String of(Comparison comparison) {
        return text(json -> json.write(comparison));
    }

    static String of(GateResult gate) {
        return text(json -> json.write(gate));
    }

    static String of(BoundsResult bounds) {
        return text(json -> json.write(bounds));
    }

    /** The envelope with a summary of its own before the rows. */
    static String of(Result result, Content summary) {
        return text(json -> {
            json.head(result);
            summary.write(json);
            json.rows(result);
            json.json.writeEndObject();
        });
    }

    /** The envelope with elements of its own behind the rows. */
    static String withRest(Result result, Content rest) {
        return text(json -> {
            json.open(result);
            rest.write(json);
            json.json.writeEndObject();
        });
    }

    /** The envelope of a command whose subject, rows and what follows them are its own. */
    static String of(String command, Provenance provenance, Content subject, Content rest) {
        return text(json -> {
            json.start(command, provenance);
            json.object(null, subject);
            rest.write(json);
            json.json.writeEndObject();
        });
    }

    private static String text(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));
            content.write(new JsonText(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void write(Result result) throws IOException {
        open(result);
        json.writeEndObject();
    }

    private void write(GateResult gate) throws IOException {
        open(gate.result());
        json.writeArrayFieldStart("verdicts");
        for (Verdict verdict : gate.verdicts()) {
            verdict(verdict);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(BoundsResult bounds) throws IOException {
        open(bounds.result());
        json.writeArrayFieldStart("bounds");
        for (Bound bound : bounds.bounds()) {
            json.writeStartObject();
            json.writeStringField("name", bound.name());
            json.writeStringField("kind", bound.upper() ? "upper" : "lower");
            json.writeStringField("regions", bound.value().toString());
            json.writeStringField("activations", bound.holds());
            json.writeStringField("source", bound.source());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The envelope of a result, not yet closed. */
    private void open(Result result) throws IOException {
        head(result);
        rows(result);
    }

    /** The envelope up to the rows. */
    private void head(Result result) throws IOException {
        start(result.command(), result.provenance());
        object(null, subject -> JsonSubject.write(subject, result.subject()));
        json.writeBooleanField("complete", result.complete());
    }

    private void rows(Result result) throws IOException {
        json.writeArrayFieldStart("rows");
        for (Row row : result.rows()) {
            row(null, row);
        }
        json.writeEndArray();
    }

    private void write(Comparison comparison) throws IOException {
        start("compare", comparison.provenance());
        object(null, subject -> JsonSubject.write(subject, comparison));
        json.writeBooleanField("complete", comparison.complete());
        json.writeArrayFieldStart("rows");
        for (NetworkRow row : comparison.rows()) {
            row(row.network(), row.row());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Opens the envelope, up to the value of {@code subject}. */
    private void start(String command, Provenance provenance) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "crease." + command + "/" + VERSION);
        json.writeFieldName("provenance");
        provenance(provenance);
        json.writeFieldName("subject");
    }

    private void provenance(Provenance provenance) throws IOException {
        json.writeStartObject();
        json.writeStringField("command", provenance.command());
        json.writeStringField("version", Version.crease());
        json.writeStringField("java", Version.java());
        json.writeStringField("os", Version.system());
        json.writeStringField("blas", io.crease.numeric.Blas.version());
        json.writeArrayFieldStart("seeds");
        for (long seed : provenance.seeds()) {
            json.writeNumber(seed);
        }
        json.writeEndArray();
        number("threads", provenance.threads());
        number("memory", provenance.memory());
        number("batch", provenance.batch());
        number("tolerance", provenance.tolerance());
        number("seconds", provenance.seconds());
        strings("notes", provenance.notes());
        json.writeEndObject();
    }

    private void verdict(Verdict verdict) throws IOException {
        json.writeStartObject();
        json.writeStringField("limit", verdict.limit());
        number("bound", verdict.bound());
        json.writeStringField("measure", verdict.place().measure());
        json.writeNumberField("layer", verdict.place().layer());
        json.writeStringField("site", verdict.place().site());
        number("seed", verdict.place().seed());
        json.writeStringField("statistic", verdict.place().statistic());
        number("value", verdict.value());
        json.writeStringField("certainty", verdict.certainty());
        json.writeStringField("outcome", verdict.outcome().text());
        json.writeStringField("text", verdict.text());
        json.writeEndObject();
    }

    /** @param network whose row it is, in a comparison */
    private void row(@Nullable String network, Row row) throws IOException {
        json.writeStartObject();
        if (network != null) {
            json.writeStringField("network", network);
        }
        fields(row);
        json.writeEndObject();
    }

    /** The fields of a row, within an object. */
    void fields(Row row) throws IOException {
        json.writeStringField("measure", row.measure());
        json.writeNumberField("layer", row.layer());
        json.writeStringField("site", row.site());
        number("seed", row.seed());
        json.writeStringField("statistic", row.statistic());
        number("value", row.value());
        number("low", row.low());
        number("high", row.high());
        json.writeNumberField("n", row.n());
        json.writeStringField("unit", row.unit());
        json.writeStringField("certainty", row.certainty().text());
        json.writeNumberField("points", row.points());
        string("reason", row.reason());
        json.writeArrayFieldStart("predictions");
        for (Row.Predicted predicted : row.predictions()) {
            json.writeStartObject();
            json.writeStringField("name", predicted.name());
            number("value", predicted.value());
            json.writeBooleanField("valid", predicted.valid());
            json.writeStringField("source", predicted.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A field that is an object, or without a name an element of an array. */
    void object(@Nullable String name, Content content) throws IOException {
        if (name != null) {
            json.writeFieldName(name);
        }
        json.writeStartObject();
        content.write(this);
        json.writeEndObject();
    }

    /** A field that is an array, its elements written by {@code content}. */
    void array(String name, Content content) throws IOException {
        json.writeArrayFieldStart(name);
        content.write(this);
        json.writeEndArray();
    }

    /** A text or null. */
    void string(String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void strings(String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** An array of numbers, each as {@link #number} writes it. */
    void numbers(String name, Iterable<? extends @Nullable Number> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (@Nullable Number value : values) {
            number(value);
        }
        json.writeEndArray();
    }

    /** A number or null; whole numbers have no point. */
    void number(String name, @Nullable Number value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    private void number(@Nullable Number value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (!(value instanceof Double)) {
            json.writeNumber(value.longValue());
        } else if (value.doubleValue() == Math.rint(value.doubleValue()) && Math.abs(value.doubleValue()) < 0x1p53) {
            json.writeNumber(value.longValue());
        } else {
            json.writeNumber(value.doubleValue());
        }
    }
}
