#!/usr/bin/env python3
"""Draws seven.png and two.png, 28 x 28, white on black, as a stand-in for MNIST's digits; with Pillow and DejaVu Sans."""

import os

from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

for name, digit in (("seven", "7"), ("two", "2")):
    large = Image.new("L", (112, 112), 0)
    font = ImageFont.truetype(FONT, 104)
    left, top, right, bottom = font.getbbox(digit)
    place = ((112 - right - left) / 2, (112 - bottom - top) / 2)
    ImageDraw.Draw(large).text(place, digit, font=font, fill=255)
    folder = os.path.dirname(os.path.abspath(__file__))
    large.resize((28, 28), Image.LANCZOS).save(os.path.join(folder, name + ".png"))
