package io.crease.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** What makes one JSON value into another, so that forms of a figure share their data. */
final class Patch {
    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    private final Deque<Object> path = new ArrayDeque<>();

    private Patch() {}

    /** A list of {@code [[key, …], value]}: set there; without a value, take away. Done in order, they make {@code from} into {@code to}. */
    static ArrayNode between(JsonNode from, JsonNode to) {
        Patch patch = new Patch();
        patch.compare(from, to);
        return patch.steps;
    }

    private void compare(JsonNode from, JsonNode to) {
        if (from.isObject() && to.isObject()) {
            for (Iterator<String> names = from.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!to.has(name)) {
                    path.addLast(name);
                    step();
                    path.removeLast();
                }
            }
            for (Iterator<String> names = to.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                path.addLast(name);
                if (from.has(name)) {
                    compare(from.get(name), to.get(name));
                } else {
                    step().add(to.get(name));
                }
                path.removeLast();
            }
        } else if (from.isArray() && to.isArray() && from.size() == to.size()) {
            for (int i = 0; i < to.size(); i++) {
                path.addLast(i);
                compare(from.get(i), to.get(i));
                path.removeLast();
            }
        } else if (!from.equals(to)) {
            step().add(to);
        }
    }

    private ArrayNode step() {
        ArrayNode step = steps.addArray();
        ArrayNode keys = step.addArray();
        for (Object key : path) {
            if (key instanceof Integer index) {
                keys.add(index);
            } else {
                keys.add((String) key);
            }
        }
        return step;
    }
}
