package io.crease.data;

import io.crease.numeric.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the elements of a .npy array (NumPy's format description, numpy.lib.format, versions 1.0 to 3.0).
 *
 * @param fortran true if the first index is the fastest in the file
 * @param shape the extents; {@code [1]} for an array without axes
 */
record NpyHeader(NpyType type, boolean fortran, Shape shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 65_535;
    private static final int MOST_AXES = 64;
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*['\"](\\w+)['\"]\\s*:\\s*('[^']*+'|\"[^\"]*+\"|True|False|\\([^()]*+\\)|\\[.*\\])\\s*(,|(?=\\}))",
            Pattern.DOTALL);

    /** Bytes of all elements. */
    long dataBytes() {
        return (long) shape.size() * type.bytes();
    }

    /** Reads the header and leaves {@code source} at the first element. */
    static NpyHeader read(ByteSource source) {
        byte[] start = new byte[8];
        if (source.left() < start.length) {
            throw source.refuse("has " + source.left() + " bytes; expected a .npy array, 64 bytes or more: truncated");
        }
        source.fill(start, start.length, "the .npy magic");
        for (int i = 0; i < MAGIC.length; i++) {
            if (start[i] != MAGIC[i]) {
                throw source.refuse("does not begin with \\x93NUMPY; expected a .npy array: save it with numpy.save");
            }
        }
        int version = start[6];
        if (version < 1 || version > 3 || start[7] != 0) {
            throw source.refuse(".npy version " + (version & 0xff) + "." + (start[7] & 0xff)
                    + "; expected 1.0, 2.0 or 3.0: save it again with numpy.save");
        }
        byte[] lengthBytes = new byte[version == 1 ? 2 : 4];
        source.fill(lengthBytes, lengthBytes.length, "the .npy header length");
        ByteBuffer buffer = ByteBuffer.wrap(lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? buffer.getShort() & 0xffff : buffer.getInt() & 0xffff_ffffL;
        if (length > Math.min(LONGEST, source.left())) {
            throw source.refuse("declares a .npy header of " + length + " bytes; expected at most "
                    + Math.min(LONGEST, source.left()) + ": the file is damaged");
        }
        byte[] text = new byte[(int) length];
        source.fill(text, text.length, "the .npy header");
        return parse(source, new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    private static NpyHeader parse(ByteSource source, String header) {
        String text = header.strip();
        Map<String, String> entries = new HashMap<>();
        int at = 1;
        if (text.startsWith("{") && text.endsWith("}")) {
            Matcher matcher = ENTRY.matcher(text);
            while (matcher.region(at, text.length()).lookingAt()) {
                entries.put(matcher.group(1), matcher.group(2));
                at = matcher.end();
            }
            at += text.substring(at).length()
                    - text.substring(at).stripLeading().length();
        }
        String descr = entries.getOrDefault("descr", "");
        String order = entries.getOrDefault("fortran_order", "");
        String shape = entries.getOrDefault("shape", "");
        if (descr.startsWith("[")) {
            throw source.refuse("holds records with several fields (dtype " + shorten(descr)
                    + "); expected plain numbers: save one field, or a matrix");
        }
        if (at != text.length() - 1 || descr.length() < 2 || !order.matches("True|False") || !shape.startsWith("(")) {
            throw source.refuse(
                    "the .npy header is " + shorten(text)
                            + "; expected {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }: save it with numpy.save");
        }
        NpyType type = NpyType.parse(source.name(), shorten(descr.substring(1, descr.length() - 1)));
        return new NpyHeader(type, order.equals("True"), shape(source, shape));
    }

    private static Shape shape(ByteSource source, String tuple) {
        String inner = tuple.substring(1, tuple.length() - 1).strip();
        if (inner.isEmpty()) {
            return Shape.of(1);
        }
        List<Integer> extents = new ArrayList<>();
        long size = 1;
        for (String part : inner.replaceFirst(",$", "").split(",", -1)) {
            String number = part.strip().replaceFirst("L$", "");
            if (!number.matches("[0-9]{1,18}")) {
                throw source.refuse("shape " + shorten(tuple) + "; expected non-negative integers, as (3, 4)");
            }
            long extent = Long.parseLong(number);
            if (extent == 0) {
                throw source.refuse("shape " + shorten(tuple) + " has no elements; expected at least one");
            }
            if (extent > Integer.MAX_VALUE / size || extents.size() == MOST_AXES) {
                throw source.refuse("shape " + shorten(tuple) + "; expected at most 2^31 - 1 elements and " + MOST_AXES
                        + " axes: save a part of it");
            }
            size *= extent;
            extents.add((int) extent);
        }
        return new Shape(extents);
    }

    private static String shorten(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
