"""Writes the arrays beside this file; run it with NumPy 2 to make them again: python3 make_fixtures.py"""
import os
import zipfile
import zlib
import struct

import numpy as np

os.chdir(os.path.dirname(os.path.abspath(__file__)))

# Every element type in both byte orders, each with its values as float64 beside it ("NAME=").
values = np.array([[0, 1, 2.5], [-3, 100, 127]])
arrays = {}
for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"]:
    for order in ["<", ">"]:
        array = np.abs(values) if kind[0] == "u" else values
        array = array.astype(order + kind)
        if kind[0] in "iu":
            array[0, 0] = np.iinfo(kind).min
            array[1, 2] = np.iinfo(kind).max
        if kind[0] == "f":
            info = np.finfo(kind)
            array[0] = [info.max, info.smallest_subnormal, -info.tiny]
        name = kind + ("le" if order == "<" else "be")
        arrays[name] = array
        arrays[name + "="] = array.astype("<f8")
np.savez_compressed("types.npz", **arrays)

cube = np.arange(24).reshape(2, 3, 4) / 4 - 1
np.save("cube.npy", cube)
np.save("cube-fortran.npy", np.asfortranarray(cube.astype(">f4")))
np.save("scalar.npy", np.float64(0.1))
np.save("vector.npy", np.array([1, -2, 3], dtype="<i2"))
for version in [(2, 0), (3, 0)]:
    with open("cube-v%d.npy" % version[0], "wb") as f:
        np.lib.format.write_array(f, cube, version=version)
np.savez("stored.npz", second=cube[1], first=cube[0], bits=np.array([True, False]))
zipfile.ZIP64_LIMIT = 100  # makes zipfile write zip64 fields for small entries
np.savez_compressed("zip64.npz", second=cube[1], first=cube[0])

np.save("objects.npy", np.array([{"a": 1}, None], dtype=object), allow_pickle=True)
np.save("records.npy", np.array([(1, 2.0)], dtype=[("x", "<i4"), ("y", "<f8")]))
np.save("complex.npy", np.array([1 + 2j]))
np.save("words.npy", np.array(["a", "bc"]))
np.save("empty.npy", np.zeros((0, 3)))
np.savetxt("cube.csv", cube.reshape(6, 4), delimiter=",", header="a,b,c,d", fmt="%.17g")
np.savetxt("cube.txt", cube.reshape(6, 4))


def png(path, width, height, depth, colour, rows, *chunks):
    """Writes a PNG of the given bit depth and colour type from rows of packed sample bytes."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)))
        for kind, data in chunks:
            f.write(chunk(kind, data))
        f.write(chunk(b"IDAT", zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))) + chunk(b"IEND", b""))


png("grey8.png", 3, 2, 8, 0, [[0, 51, 102], [153, 204, 255]])
png("grey16.png", 2, 1, 16, 0, [[0x80, 0x00, 0xFF, 0xFF]])
png("grey1.png", 3, 1, 1, 0, [[0b10100000]])
png("greyalpha.png", 2, 1, 8, 4, [[0, 255, 0, 0]])
png("rgb8.png", 2, 1, 8, 2, [[255, 0, 51, 102, 102, 102]])
png("rgb16.png", 1, 1, 16, 2, [[0x80, 0x00, 0, 0, 0xFF, 0xFF]])
png("rgba.png", 2, 1, 8, 6, [[255, 0, 0, 255, 0, 0, 0, 0]])
png("palette.png", 2, 1, 8, 3, [[1, 0]], (b"PLTE", bytes([0, 0, 255, 255, 0, 0])))
png("bomb.png", 60000, 60000, 1, 0, [[0]])
