package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of an array in a .npz file, or the whole array. */
final class NpzPoint implements PointSource {
    private static final String SEAM = ".npz:";

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public String syntax() {
        return "net.npz:array#3";
    }

    @Override
    public String describe() {
        return "row 3, from 0, of a named array in a NumPy archive (without #: the whole array)";
    }

    @Override
    public boolean accepts(String spec) {
        return spec.toLowerCase(Locale.ROOT).contains(SEAM) || FileSpec.endsWith(spec, List.of(".npz"));
    }

    @Override
    public Point read(String spec, Shape shape, @Nullable Path dataFolder) {
        FileSpec file = FileSpec.parse(spec);
        int seam = file.name().toLowerCase(Locale.ROOT).lastIndexOf(SEAM);
        Path path = FileSpec.path(seam < 0 ? file.name() : file.name().substring(0, seam + SEAM.length() - 1));
        String array = seam < 0 ? onlyName(path) : file.name().substring(seam + SEAM.length());
        Integer row = file.row();
        if (row != null) {
            return Point.of(Npz.readRow(path, array, row));
        }
        FileSpec.requireWhole(spec, Npz.shape(path, array), shape);
        return Point.of(Npz.read(path, array));
    }

    private static String onlyName(Path path) {
        List<String> names = Npz.names(path);
        if (names.size() > 1) {
            throw new InputException(path + ": holds " + names.size() + " arrays; expected one to be named: " + path
                    + ":" + names.get(0));
        }
        return names.get(0);
    }
}
