package io.crease.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.crease.numeric.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON from a file that is not trusted, front to back: depth, size, texts and numbers are bounded, names do not repeat, and a value
 * of another kind than expected is an {@link InputException} that names it.
 */
final class StrictJson implements Closeable {
    /** The largest file that is read. */
    static final long MOST_BYTES = 64L << 20;

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 100;
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

    private final String file;
    private final String advice;
    private final JsonParser json;

    /**
     * Goes to the first value in {@code in}, which is closed with this.
     *
     * @param file its name, for messages
     * @param advice what is to be done where something else is found than expected: {@code make the baseline anew}
     */
    StrictJson(String file, InputStream in, String advice) throws IOException {
        this.file = file;
        this.advice = ": " + advice;
        json = JSON.createParser(in);
        json.nextToken();
    }

    /** What is wrong with text that is no JSON, in lower case and without the parser's inner names. */
    static String fault(JsonProcessingException e) {
        return Words.lower(e.getOriginalMessage())
                .replaceAll(" \\(start marker at \\[.*?]\\)", "")
                .replaceAll(", from `[^`]*`", "");
    }

    /** What to do with a field, standing on its value. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** What to do with an element, standing on it. */
    interface Element {
        void read(int index) throws IOException;
    }

    /** Goes through the object it stands on. */
    void fields(String what, Field field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw refuse(what + " is no JSON object; expected one" + advice);
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            field.read(name);
        }
    }

    /** Goes through the array it stands on. */
    void elements(String what, Element element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw refuse(what + " is no array; expected one" + advice);
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            element.read(index);
        }
    }

    /** Passes over the value it stands on. */
    void skip() throws IOException {
        json.skipChildren();
    }

    /** Whether it stands on null. */
    boolean missing() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Whether it stands on a text. */
    boolean isText() {
        return json.currentToken() == JsonToken.VALUE_STRING;
    }

    /** The texts of the array it stands on. */
    List<String> texts(String what) throws IOException {
        List<String> texts = new ArrayList<>();
        elements(what, index -> texts.add(text(what)));
        return texts;
    }

    /** Whether nothing follows. */
    boolean ended() throws IOException {
        return json.nextToken() == null;
    }

    boolean truth(String what) {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw refuse(what + " is no truth value; expected true or false" + advice);
        }
        return token == JsonToken.VALUE_TRUE;
    }

    String text(String what) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw refuse(what + " is no text; expected one" + advice);
        }
        return json.getText();
    }

    long whole(String what) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refuse(what + " is no whole number; expected one" + advice);
        }
        return json.getLongValue();
    }

    double number(String what) throws IOException {
        boolean number = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        double value = number ? json.getDoubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw refuse(what + " is no finite number; expected one" + advice);
        }
        return value;
    }

    InputException refuse(String text) {
        return new InputException(file + ": " + text);
    }

    /** The same with what is to be done behind it. */
    InputException advise(String text) {
        return refuse(text + advice);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
