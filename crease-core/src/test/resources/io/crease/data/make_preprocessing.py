"""Writes preprocessing.npz: what images beside it become, worked out by Pillow, NumPy and PyTorch alone.

Needs pillow, numpy and torch: python3 make_preprocessing.py
"""
import os

import numpy as np
import torch
from PIL import Image

os.chdir(os.path.dirname(os.path.abspath(__file__)))
random = np.random.default_rng(20)


def smooth(height, width):
    """Random colours, neighbours alike, so that JPEG keeps them well."""
    coarse = (random.random((4, 5, 3)) * 255).astype("uint8")
    return Image.fromarray(coarse).resize((width, height), Image.BICUBIC)


smooth(30, 40).save("wide.png")
smooth(36, 24).save("high.jpg", quality=95)
wide = np.asarray(Image.open("wide.png").convert("RGB")) / 255.0
high = np.asarray(Image.open("high.jpg").convert("RGB")) / 255.0


def shrunk(values, size):
    """Area averages along the first axis: differences of the running integral, interpolated between pixels' borders."""
    length = len(values)
    integral = np.concatenate([np.zeros((1,) + values.shape[1:]), np.cumsum(values, axis=0)])
    borders = np.linspace(0, length, size + 1)
    at = [np.interp(borders, np.arange(length + 1), column) for column in integral.reshape(length + 1, -1).T]
    return (np.diff(np.array(at), axis=1).T * size / length).reshape((size,) + values.shape[1:])


def resized(image, height, width):
    return shrunk(shrunk(image, height).swapaxes(0, 1), width).swapaxes(0, 1)


def crop(image, side, height, width):
    """torchvision.transforms.Resize(side), but by area averages, and CenterCrop((height, width))."""
    h, w, _ = image.shape
    short, long = min(h, w), max(h, w)
    longer = int(side * long / short)
    image = resized(image, longer, side) if h >= w else resized(image, side, longer)
    h, w, _ = image.shape
    top, left = int(round((h - height) / 2.0)), int(round((w - width) / 2.0))
    return image[top:top + height, left:left + width]


def chw(image):
    return image.transpose(2, 0, 1)


mean, std = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
planes = torch.from_numpy(chw(wide).copy())[None]
arrays = {
    "resize": chw((resized(wide, 8, 9) - mean) / std),
    "thirds": torch.nn.functional.avg_pool2d(planes, (3, 4))[0].numpy(),
    "enlarge": torch.nn.functional.interpolate(planes, (45, 60), mode="bilinear", align_corners=False)[0].numpy(),
    "crop": chw((crop(wide, 8, 8, 8) - mean) / std),
    "crop11": chw(crop(wide, 11, 8, 8)),
    "crop13": chw(crop(wide, 13, 8, 8)),
    "caffe": crop(wide, 8, 8, 8)[:, :, ::-1] * 255 - np.array([103.939, 116.779, 123.68]),
    "mobile": (resized(wide, 8, 8) - 0.5) / 0.5,
    "grey": (resized(wide, 10, 10) @ np.array([0.299, 0.587, 0.114]) - 0.1307) / 0.3081,
    "jpeg": chw(high),
    "jpegcrop": chw(crop(high, 12, 10, 6)),
}
np.savez_compressed("preprocessing.npz", **arrays)
np.save("batch-hwc.npy", (np.stack([wide[:8, :9], wide[20:28, 20:29]]) * 255).round().astype("uint8"))
