package io.crease.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A description whose data take less room: each {@code values} that is a list of rows becomes {@code {"columns": {name: [value, …]}}}, and where the same rows were before, in the order
 * of the text, {@code {"same": which}}. A column of one value throughout is that value; null stands for nothing.
 */
final class Packed {
    /** Fewer rows are left as they are. */
    private static final int FEW = 4;

    private final List<JsonNode> seen = new ArrayList<>();

    private Packed() {}

    /** A copy that is packed. */
    static ObjectNode of(ObjectNode description) {
        ObjectNode copy = description.deepCopy();
        new Packed().pack(copy);
        return copy;
    }

    private void pack(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode rows = object.get("values");
            if (rows != null
                    && rows.isArray()
                    && rows.size() >= FEW
                    && rows.get(0).isObject()) {
                object.set("values", packed(rows));
                return;
            }
        }
        node.forEach(this::pack);
    }

    private ObjectNode packed(JsonNode rows) {
        ObjectNode packed = JsonNodeFactory.instance.objectNode();
        int same = seen.indexOf(rows);
        if (same >= 0) {
            return packed.put("same", same);
        }
        seen.add(rows);
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
        ObjectNode columns = packed.put("rows", rows.size()).putObject("columns");
        for (String name : names) {
            ArrayNode column = JsonNodeFactory.instance.arrayNode();
            rows.forEach(row -> column.add(row.has(name) ? row.get(name) : NullNode.getInstance()));
            JsonNode first = column.get(0);
            boolean one = true;
            for (JsonNode value : column) {
                one &= value.equals(first);
            }
            columns.set(name, one ? first : column);
        }
        return packed;
    }
}
