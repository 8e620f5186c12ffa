package io.crease.network;

/**
 * An option of a spec.
 *
 * @param name what stands before the equals sign
 * @param preset the value it has when it is not written
 * @param describe what it is, in one line without a full stop
 */
public record SpecOption(String name, String preset, String describe) {

    /** How this option is written with that value: {@code ,name=value}, or nothing for the default. */
    String written(String value) {
        return value.equals(preset) ? "" : "," + name + "=" + value;
    }

    /** As {@link #written(String)} for a number. */
    String written(double value) {
        return written(SpecText.plain(value));
    }
}
