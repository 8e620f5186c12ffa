package io.crease.report.draw;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of JSON, written short. */
final class Json {
    /** The JSON null, which Vega-Lite reads as "none". */
    static final Object NONE = NullNode.getInstance();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An object of keys and values in turn. */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    /** A list of texts as JSON, which is also an expression of Vega. */
    static String text(List<String> texts) {
        return MAPPER.valueToTree(texts).toString();
    }

    /** The same as a tree. */
    static ObjectNode tree(Map<String, Object> object) {
        return MAPPER.valueToTree(object);
    }

    /** A colour as HTML writes it. */
    static String hex(int colour) {
        return String.format("#%06X", colour);
    }
}
