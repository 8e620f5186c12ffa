package io.crease.onnx;

import io.crease.network.Concat;
import io.crease.network.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that copy elements from place to place. */
final class Copies {
    private Copies() {}

    static Value transpose(Call call) {
        Dims dims = Call.dims(call.value(0));
        long[] perm = call.node().integers("perm");
        int[] order = new int[dims.rank()];
        for (int i = 0; i < order.length; i++) {
            order[i] = perm == null ? order.length - 1 - i : i < perm.length ? dims.axis(perm[i]) : -1;
        }
        return call.rearrange("transpose", call.value(0), Rearrangement.transposed(call.sized(dims), order), 0);
    }

    /** The elements start, start + step, … of some axes; attributes before opset 10, then inputs. */
    static Value slice(Call call) {
        Dims dims = Call.dims(call.value(0));
        long[] starts = need(call.integers("starts", 1), "starts");
        long[] ends = need(call.integers("ends", 2), "ends");
        long[] axes = call.integers("axes", 3);
        long[] steps = call.has(4) ? call.constant(4, "steps").longs() : null;
        int[][] lists = Rearrangement.all(dims);
        for (int i = 0; i < starts.length; i++) {
            int axis = axes == null ? i : dims.axis(axes[i]);
            int extent = dims.extent(axis);
            long step = steps == null ? 1 : steps[i];
            if (step == 0 || Math.abs(step) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("step " + step + "; expected one that is not 0");
            }
            long from = inside(starts[i], extent, step > 0 ? 0 : -1, step > 0 ? extent : extent - 1);
            long to = inside(ends[i], extent, step > 0 ? 0 : -1, step > 0 ? extent : extent - 1);
            int length = (int) Math.max(0, (to - from + step - Long.signum(step)) / step);
            int[] list = new int[length];
            Arrays.setAll(list, k -> (int) (from + k * step));
            lists[axis] = list;
        }
        return along(call, "slice", call.value(0), dims, lists, 0);
    }

    private static long inside(long at, int extent, long least, long most) {
        return Math.max(least, Math.min(most, at < 0 ? at + extent : at));
    }

    private static long[] need(long @Nullable [] found, String what) {
        if (found == null) {
            throw new IllegalArgumentException("no " + what + "; expected an attribute or input");
        }
        return found;
    }

    private static Value along(Call call, String kind, Value x, Dims dims, int[][] lists, double fill) {
        long[] extents = Arrays.stream(lists).mapToLong(l -> l.length).toArray();
        call.sized(Dims.of(extents));
        return call.rearrange(kind, x, Rearrangement.along(dims, lists), fill);
    }

    /** Parts along an axis: sizes in an attribute or, from opset 13, an input; equal ones otherwise. */
    static List<Value> split(Call call) {
        Dims dims = Call.dims(call.value(0));
        int axis = dims.axis(call.node().integer("axis", 0));
        int extent = dims.extent(axis);
        long[] sizes = call.integers("split", 1);
        if (sizes == null) {
            int parts = Math.max(1, call.node().outputs().size());
            int most = (extent + parts - 1) / parts;
            sizes = new long[parts];
            for (int i = 0; i < parts; i++) {
                sizes[i] = Math.max(0, Math.min(most, extent - (long) i * most));
            }
        }
        if (Arrays.stream(sizes).sum() != extent || Arrays.stream(sizes).anyMatch(s -> s < 0)) {
            throw new IllegalArgumentException(
                    "parts " + Arrays.toString(sizes) + " of an extent of " + extent + "; expected that sum");
        }
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (long size : sizes) {
            int[][] lists = Rearrangement.all(dims);
            lists[axis] = Rearrangement.run(from, (int) size);
            parts.add(along(call, "split", call.value(0), dims, lists, 0));
            from += (int) size;
        }
        return parts;
    }

    /** Elements at constant places of an axis. */
    static Value gather(Call call) {
        Dims dims = Call.dims(call.value(0));
        Constant indices = call.constant(1, "indices");
        int axis = dims.axis(call.node().integer("axis", 0));
        int[][] lists = Rearrangement.all(dims);
        int[] list = new int[indices.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = Dims.axis((long) indices.get(i), dims.extent(axis));
        }
        lists[axis] = list;
        List<Integer> out = new ArrayList<>(dims.extents().subList(0, axis));
        out.addAll(indices.dims().extents());
        out.addAll(dims.extents().subList(axis + 1, dims.rank()));
        Dims result = call.sized(new Dims(out));
        return call.rearrange(
                "gather", call.value(0), Rearrangement.along(dims, lists).as(result), 0);
    }

    static Value expand(Call call) {
        Dims target = Dims.of(call.constant(1, "shape").longs());
        Dims dims = Call.dims(call.value(0)).broadcast(target);
        if (call.value(0) instanceof Constant constant) {
            return call.broadcast(constant, dims);
        }
        return call.widened(call.signal(0), dims);
    }

    static Value tile(Call call) {
        Dims dims = Call.dims(call.value(0));
        long[] repeats = call.constant(1, "repeats").longs();
        if (repeats.length != dims.rank()) {
            throw new IllegalArgumentException(repeats.length + " repeats for shape " + dims);
        }
        long[] extents = new long[repeats.length];
        Arrays.setAll(extents, i -> Math.multiplyExact(repeats[i], (long) dims.extent(i)));
        call.sized(Dims.of(extents));
        int[][] lists = new int[dims.rank()][];
        for (int axis = 0; axis < lists.length; axis++) {
            int extent = dims.extent(axis);
            lists[axis] = new int[(int) extents[axis]];
            Arrays.setAll(lists[axis], i -> i % extent);
        }
        return call.rearrange("tile", call.value(0), Rearrangement.along(dims, lists), 0);
    }

    /** Padding, or cropping where it is negative; attributes before opset 11, then inputs. */
    static Value pad(Call call) {
        Dims dims = Call.dims(call.value(0));
        long[] pads = need(call.integers("pads", 1), "pads");
        String mode = call.node().text("mode", "constant");
        double fill =
                call.has(2) ? call.constant(2, "constant").only() : call.node().number("value", 0);
        long[] axes = call.has(3) ? call.constant(3, "axes").longs() : null;
        int n = axes == null ? dims.rank() : axes.length;
        if (pads.length != 2 * n) {
            throw new IllegalArgumentException(pads.length + " pads for " + n + " axes; expected two an axis");
        }
        long[] extents = dims.extents().stream().mapToLong(Integer::longValue).toArray();
        int[][] lists = Rearrangement.all(dims);
        for (int i = 0; i < n; i++) {
            int axis = axes == null ? i : dims.axis(axes[i]);
            extents[axis] = Math.addExact(Math.addExact(extents[axis], pads[i]), pads[i + n]);
        }
        call.sized(Dims.of(extents));
        for (int i = 0; i < n; i++) {
            int axis = axes == null ? i : dims.axis(axes[i]);
            lists[axis] = padded(dims.extent(axis), Math.toIntExact(pads[i]), Math.toIntExact(pads[i + n]), mode);
        }
        return call.rearrange("pad", call.value(0), Rearrangement.along(dims, lists), fill);
    }

    /** Where the elements of a padded axis come from. */
    static int[] padded(int extent, int before, int after, String mode) {
        int[] list = new int[Math.max(0, extent + before + after)];
        for (int i = 0; i < list.length; i++) {
            int at = i - before;
            boolean inside = at >= 0 && at < extent;
            list[i] = switch (mode) {
                case "constant" -> inside ? at : Selection.FILL;
                case "edge" -> Math.max(0, Math.min(extent - 1, at));
                case "wrap" -> Math.floorMod(at, extent);
                case "reflect" -> {
                    int period = Math.max(1, 2 * (extent - 1));
                    int m = Math.floorMod(at, period);
                    yield m < extent ? m : period - m;
                }
                default -> throw new Unsupported("its mode is " + mode);
            };
        }
        return list;
    }

    /** Blocks of channels become blocks of the image, or back. */
    static Operator blocks(boolean toSpace) {
        return Operator.of(call -> {
            Value x = call.value(0);
            Dims d = Call.dims(x);
            int b = Windows.small("blocksize", call.node().integer("blocksize", 0), 1);
            if (d.rank() != 4
                    || (toSpace ? d.extent(1) % Math.multiplyExact(b, b) : d.extent(2) % b + d.extent(3) % b) != 0) {
                throw new IllegalArgumentException("input has shape " + d + " and blocksize is " + b);
            }
            int n = d.extent(0);
            int c = d.extent(1);
            int h = d.extent(2);
            int w = d.extent(3);
            Dims split;
            int[] order;
            Dims out;
            if (!toSpace) {
                split = Dims.of(n, c, h / b, b, w / b, b);
                order = new int[] {0, 3, 5, 1, 2, 4};
                out = Dims.of(n, c * b * b, h / b, w / b);
            } else {
                boolean depthFirst = call.node().text("mode", "DCR").equals("DCR");
                split = depthFirst ? Dims.of(n, b, b, c / b / b, h, w) : Dims.of(n, c / b / b, b, b, h, w);
                order = depthFirst ? new int[] {0, 3, 4, 1, 5, 2} : new int[] {0, 1, 4, 2, 5, 3};
                out = Dims.of(n, c / b / b, h * b, w * b);
            }
            Rearrangement to =
                    Rearrangement.transposed(call.sized(split), order).as(out);
            return call.rearrange(toSpace ? "depth-to-space" : "space-to-depth", x, to, 0);
        });
    }

    /** Tensors one after the other along an axis. */
    static Value concat(Call call) {
        List<Value> values = call.values().stream()
                .filter(v ->
                        !(v instanceof Constant c && c.size() == 0 && c.dims().rank() == 1))
                .toList();
        if (values.isEmpty()) {
            return call.value(0);
        }
        Dims first = Call.dims(values.get(0));
        int axis = first.axis(call.node().integer("axis", 0));
        int extent = 0;
        for (Value value : values) {
            Dims dims = Call.dims(value);
            if (dims.rank() != first.rank() || !dims.with(axis, 0).equals(first.with(axis, 0))) {
                throw new IllegalArgumentException(
                        "shapes " + first + " and " + dims + "; expected equal extents but for axis " + axis);
            }
            extent = Math.addExact(extent, dims.extent(axis));
        }
        Dims out = call.sized(first.with(axis, extent));
        if (values.size() == 1) {
            return values.get(0);
        }
        Rearrangement order = interleaved(values.stream().map(Call::dims).toList(), axis, out);
        if (values.stream().allMatch(Constant.class::isInstance)) {
            return joined(values, order);
        }
        List<Signal> signals = new ArrayList<>();
        for (Value value : values) {
            signals.add(call.asSignal(value));
        }
        boolean channels = first.sizeOf(0, axis) == 1 && axis == (first.rank() > 1 ? 1 : 0);
        List<Step> steps = new ArrayList<>();
        for (Signal s : signals) {
            steps.add(
                    channels
                            ? call.shaped(s, s.dims().shape())
                            : call.shaped(s, Dims.of(s.dims().size()).shape()));
        }
        Step joined = call.step("", new Concat(), steps.toArray(new Step[0]));
        Signal flat = new Signal(channels ? out : Dims.of(out.size()), joined);
        return channels ? flat : call.rearrange("concat", flat, order, 0);
    }

    private static Constant joined(List<Value> values, Rearrangement order) {
        double[] all = new double[order.dims().size()];
        int at = 0;
        boolean integer = true;
        for (Value value : values) {
            if (value instanceof Constant c) {
                System.arraycopy(c.values(), 0, all, at, c.size());
                at += c.size();
                integer &= c.integer();
            }
        }
        return order.of(new Constant(Dims.of(all.length), all, integer), 0);
    }

    /** From tensors that lie one behind the other to the tensor that joins them along an axis. */
    private static Rearrangement interleaved(List<Dims> parts, int axis, Dims out) {
        int outer = out.sizeOf(0, axis);
        int[] flat = new int[out.size()];
        int n = 0;
        for (int o = 0; o < outer; o++) {
            int offset = 0;
            for (Dims part : parts) {
                int run = part.sizeOf(axis, part.rank());
                for (int i = 0; i < run; i++) {
                    flat[n++] = offset + o * run + i;
                }
                offset += part.size();
            }
        }
        return Rearrangement.along(Dims.of(flat.length), new int[][] {flat}).as(out);
    }
}
