package io.crease.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The texts of a small object; other values in it are passed over. */
final class RunFields {
    private final StrictJson json;
    private final String what;
    private final Map<String, String> texts = new HashMap<>();

    /** Goes through the object that {@code json} stands on. */
    RunFields(StrictJson json, String what) throws IOException {
        this.json = json;
        this.what = what;
        json.fields(what, field -> {
            if (json.isText()) {
                texts.put(field, json.text(field));
            } else {
                json.skip();
            }
        });
    }

    /** @throws io.crease.numeric.InputException if there is no such text */
    String text(String name) {
        String value = texts.get(name);
        if (value == null) {
            throw json.refuse(what + " has no text " + name + "; expected one: make the run anew with --json");
        }
        return value;
    }
}
