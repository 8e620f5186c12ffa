package io.crease.training;

import io.crease.network.AveragePool2d;
import io.crease.network.GlobalAveragePool;
import io.crease.network.Layer;
import io.crease.network.MaxPool2d;
import io.crease.network.Reshape;
import io.crease.network.Window;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pools that take an image of one shape to one of another. */
final class Pools {
    private static final int LARGEST = 7;

    /** One direction of a window: size, stride, padding before and behind. */
    private record Side(int size, int stride, int before, int behind) {}

    private Pools() {}

    /** Pools of an image [channels, height, width], those with equal sides first, small ones before large ones. */
    static Stream<List<Layer>> of(Shape input, Shape output) {
        int channels = input.extent(0);
        if (output.rank() == 0 || output.extent(0) != channels) {
            return Stream.empty();
        }
        if (output.size() == channels) {
            Window all = new Window(input.extent(1), input.extent(2), 1, 1, 0, 0, 0, 0, 1, 1);
            return Stream.of(
                    List.of(new GlobalAveragePool(), new Reshape(output)),
                    List.of(new MaxPool2d(all), new Reshape(output)));
        }
        if (output.rank() != 3) {
            return Stream.empty();
        }
        List<Side> rows = sides(input.extent(1), output.extent(1));
        List<Side> columns = sides(input.extent(2), output.extent(2));
        Stream<List<Layer>> equal = rows.stream().filter(columns::contains).flatMap(side -> windows(side, side));
        Stream<List<Layer>> other = rows.stream()
                .flatMap(row ->
                        columns.stream().filter(column -> !column.equals(row)).flatMap(column -> windows(row, column)));
        return Stream.concat(equal, other);
    }

    /** The same layers for an image of one channel. */
    static List<Layer> ofOneChannel(List<Layer> layers) {
        return layers.stream()
                .map(layer -> layer instanceof Reshape reshape ? new Reshape(one(reshape.target())) : layer)
                .toList();
    }

    private static Shape one(Shape shape) {
        List<Integer> extents = new ArrayList<>(shape.extents());
        extents.set(0, 1);
        return new Shape(extents);
    }

    /** Sides that take an extent to another; rounded up, the last window reaches beyond the padding. */
    private static List<Side> sides(int extent, int result) {
        List<Side> sides = new ArrayList<>();
        for (int size = 1; size <= Math.min(LARGEST, extent); size++) {
            for (int stride = 1; stride <= LARGEST; stride++) {
                for (int padding = 0; padding <= size / 2; padding++) {
                    int beyond = (result - 1) * stride + size - extent - 2 * padding;
                    if (beyond > -stride && beyond < Math.min(stride, size - padding)) {
                        sides.add(new Side(size, stride, padding, padding + Math.max(0, beyond)));
                    }
                }
            }
        }
        return sides;
    }

    private static Stream<List<Layer>> windows(Side row, Side column) {
        Window window = new Window(
                row.size(),
                column.size(),
                row.stride(),
                column.stride(),
                row.before(),
                column.before(),
                row.behind(),
                column.behind(),
                1,
                1);
        return Stream.of(
                List.of(new MaxPool2d(window)),
                List.of(new AveragePool2d(window, true)),
                List.of(new AveragePool2d(window, false)));
    }
}
