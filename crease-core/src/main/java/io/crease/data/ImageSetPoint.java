package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An image of a data set, by split and index. */
record ImageSetPoint(String name, String describe) implements PointSource {
    private static final Pattern IMAGE = Pattern.compile("[^:]*:(train|test)/([0-9]{1,9})");

    @Override
    public String syntax() {
        return name + ":test/17";
    }

    @Override
    public boolean accepts(String spec) {
        return spec.equals(name) || spec.startsWith(name + ":");
    }

    @Override
    public boolean images(Preprocessing preprocessing) {
        return true;
    }

    @Override
    public Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing) {
        Matcher matcher = IMAGE.matcher(spec);
        if (!matcher.matches()) {
            throw new InputException(spec + ": no image named; expected " + name + ":train/INDEX or " + name
                    + ":test/INDEX, as " + syntax());
        }
        Split split = matcher.group(1).equals("train") ? Split.TRAIN : Split.TEST;
        Tensor image = ImageSets.open(name, split, dataFolder).image(Integer.parseInt(matcher.group(2)));
        return ArrayImage.of(spec, image, Frame.of(image.shape(), Layout.CHW), shape, preprocessing);
    }
}
