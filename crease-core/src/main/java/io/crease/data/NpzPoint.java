package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
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
        return named(spec);
    }

    /** Whether a text names an array in a .npz, or a .npz. */
    static boolean named(String text) {
        return text.toLowerCase(Locale.ROOT).contains(SEAM) || FileSpec.endsWith(text, List.of(".npz"));
    }

    /** The file of {@code FILE.npz} or {@code FILE.npz:ARRAY}. */
    static Path path(String text) {
        int seam = seam(text);
        return FileSpec.path(seam < 0 ? text : text.substring(0, seam + SEAM.length() - 1));
    }

    /** The array of {@code FILE.npz:ARRAY}; of {@code FILE.npz} the only one. @throws InputException if there are several */
    static String array(String text) {
        int seam = seam(text);
        return seam < 0 ? onlyName(path(text)) : text.substring(seam + SEAM.length());
    }

    private static int seam(String text) {
        return text.toLowerCase(Locale.ROOT).lastIndexOf(SEAM);
    }

    @Override
    public boolean images(Preprocessing preprocessing) {
        return preprocessing.arrays();
    }

    @Override
    public Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing) {
        FileSpec file = FileSpec.parse(spec);
        Path path = path(file.name());
        String array = array(file.name());
        Integer row = file.row();
        if (row == null) {
            FileSpec.requireWhole(spec, Npz.header(path, array).shape(), shape, preprocessing);
        }
        Tensor values = row == null ? Npz.read(path, array) : Npz.readRow(path, array, row);
        return ArrayImage.of(spec, values, Npz.header(path, array).type().unsignedByte(), shape, preprocessing);
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
