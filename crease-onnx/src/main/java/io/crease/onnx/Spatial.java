package io.crease.onnx;

import io.crease.data.HeapBudget;
import io.crease.network.AveragePool2d;
import io.crease.network.Conv2d;
import io.crease.network.Layer;
import io.crease.network.MaxPool2d;
import io.crease.network.Window;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Convolutions and sliding pools over one or two axes. */
final class Spatial {
    private Spatial() {}

    /** A convolution with constant weights. */
    static Value conv(Call call) {
        Constant weight = call.constant(1, "weight");
        Signal x = call.signal(0);
        int[] spatial = extents(x);
        int n = spatial.length;
        if (weight.dims().rank() != n + 2) {
            throw new IllegalArgumentException(
                    "weight is " + weight.dims() + ", input " + x.dims() + "; expected as many axes");
        }
        int[] kernel = new int[n];
        for (int i = 0; i < n; i++) {
            kernel[i] = weight.dims().extent(i + 2);
        }
        long[] declared = call.node().integers("kernel_shape");
        for (int i = 0; declared != null && i < n; i++) {
            if (declared.length != n || declared[i] != kernel[i]) {
                throw new IllegalArgumentException("kernel_shape does not fit the weight, " + weight.dims());
            }
        }
        Windows windows = Windows.of(call.node(), spatial, kernel, false);
        int out = weight.dims().extent(0);
        Shape shape = Shape.of(
                out,
                weight.dims().extent(1),
                windows.window().height(),
                windows.window().width());
        Tensor stored = Products.vector(call, 2, "bias");
        Tensor bias = stored == null ? Tensor.zeros(Shape.of(out)) : stored;
        int groups = Windows.small("group", call.node().integer("group", 1), 1);
        return applied(call, x, new Conv2d(weight.tensor(shape), bias, windows.window(), groups));
    }

    /** The maximum over windows. */
    static Value maxPool(Call call) {
        Signal x = call.signal(0);
        Window window = pool(call, x).window();
        return applied(call, x, new MaxPool2d(window));
    }

    /** The mean over windows. */
    static Value averagePool(Call call) {
        Signal x = call.signal(0);
        Windows windows = pool(call, x);
        boolean counts = call.node().integer("count_include_pad", 0) != 0;
        if (!counts || !windows.overhangs()) {
            return applied(call, x, new AveragePool2d(windows.window(), counts));
        }
        // Declared padding counts, what rounding up adds does not: make the former part of the image.
        List<Integer> d = windows.declared();
        int[][] lists = Rearrangement.all(x.dims());
        int last = x.dims().rank() - 1;
        lists[last] = Copies.padded(x.dims().extent(last), d.get(1), d.get(3), "constant");
        if (last == 3) {
            lists[2] = Copies.padded(x.dims().extent(2), d.get(0), d.get(2), "constant");
        }
        Value padded = call.rearrange("pad", x, Rearrangement.along(x.dims(), lists), 0);
        Window w = windows.window();
        Window rest = new Window(
                w.height(),
                w.width(),
                w.strideY(),
                w.strideX(),
                0,
                0,
                Math.max(0, w.bottom() - d.get(2)),
                Math.max(0, w.right() - d.get(3)),
                w.dilationY(),
                w.dilationX());
        return applied(call, (Signal) padded, new AveragePool2d(rest, false));
    }

    private static Windows pool(Call call, Signal x) {
        int[] spatial = extents(x);
        long[] kernel = call.node().integers("kernel_shape");
        if (kernel == null || kernel.length != spatial.length) {
            throw new IllegalArgumentException("kernel_shape does not fit an input of shape " + x.dims());
        }
        int[] sizes = new int[kernel.length];
        long area = 1;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Windows.small("kernel_shape", kernel[i], 1);
            area *= sizes[i];
        }
        Windows windows = Windows.of(call.node(), spatial, sizes, call.node().integer("ceil_mode", 0) != 0);
        Shape image = image(x);
        long positions =
                (long) windows.window().rows("pool", image) * windows.window().columns("pool", image) * image.extent(0);
        if (area > HeapBudget.doubles() / positions || area * positions > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    positions + " windows of " + area + " elements; expected less than 2^31 in all");
        }
        return windows;
    }

    private static int[] extents(Signal x) {
        Products.batch(x, 3);
        int n = x.dims().rank() - 2;
        if (n > 2) {
            throw new Unsupported("it works on " + n + " spatial axes");
        }
        int[] spatial = new int[n];
        for (int i = 0; i < n; i++) {
            spatial[i] = x.dims().extent(i + 2);
        }
        return spatial;
    }

    /** [channels, height, width], height 1 where there is one spatial axis. */
    private static Shape image(Signal x) {
        int last = x.dims().rank() - 1;
        return Shape.of(
                x.dims().extent(1), last == 3 ? x.dims().extent(2) : 1, x.dims().extent(last));
    }

    private static Signal applied(Call call, Signal x, Layer layer) {
        Shape image = image(x);
        Shape out = layer.outputShape(List.of(image));
        List<Integer> dims = new ArrayList<>(List.of(1));
        dims.addAll(out.extents());
        if (x.dims().rank() == 3) {
            dims.remove(2);
        }
        return new Signal(new Dims(dims), call.step("", layer, call.shaped(x, image)));
    }
}
