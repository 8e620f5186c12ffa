package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A kind of point that can be named by a spec; all kinds are listed in {@link Points}. */
public interface PointSource {

    /** The kind's name: {@code mnist}. */
    String name();

    /** An example of a spec: {@code mnist:test/17}. */
    String syntax();

    /** One line on what the point is. */
    String describe();

    /** True if {@code spec} is of this kind, well-formed or not. */
    boolean accepts(String spec);

    /** Whether points of this kind are images, to which preprocessing applies. */
    default boolean images(Preprocessing preprocessing) {
        return false;
    }

    /**
     * The point a spec names. Its tensor may have another shape than {@code shape}, even another size; {@link Points#read}
     * reconciles them.
     *
     * @param spec one that this kind accepts
     * @param shape the shape of the network's input, for kinds that can take on any
     * @param dataFolder where data sets lie, or null if none was given
     * @param preprocessing of images, and of arrays where it says so; other kinds leave it
     * @throws InputException if the spec is malformed or what it names cannot be read
     */
    Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing);
}
