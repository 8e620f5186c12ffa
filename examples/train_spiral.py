"""Trains the network in spiral.onnx: two arms of a spiral, two inputs, two hidden layers of 32, two classes.

python3 train_spiral.py [FOLDER]   (PyTorch 1.13; about ten seconds)

Writes FOLDER/spiral.onnx and the states on the way, FOLDER/spiral-0000.onnx ... by epoch, for a series of pictures:
crease regions spiral-????.onnx --colour class --decision --png series.png
"""
import math
import pathlib
import shutil
import sys

import torch
from torch import nn

CHECKPOINTS = (0, 50, 150, 400, 1000, 3000)


def arms(points, noise):
    """Points on both arms, the second turned by half a turn, and their classes."""
    share = torch.rand(points, 1).sqrt()
    angle = 3.4 * math.pi * share
    arm = torch.cat([share * angle.cos(), share * angle.sin()], 1)
    inputs = 0.92 * torch.cat([arm, -arm]) + noise * torch.randn(2 * points, 2)
    return inputs, torch.arange(2).repeat_interleave(points)


def export(network, file):
    torch.onnx.export(network, torch.zeros(1, 2), str(file), opset_version=13, input_names=["x"],
                      output_names=["score"], dynamic_axes={"x": {0: "n"}, "score": {0: "n"}})


def main(folder):
    torch.manual_seed(7)
    torch.set_num_threads(1)
    network = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 2))
    inputs, classes = arms(400, 0.015)
    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, CHECKPOINTS[-1])
    for epoch in range(CHECKPOINTS[-1] + 1):
        if epoch in CHECKPOINTS:
            right = (network(inputs).argmax(1) == classes).float().mean().item()
            print(f"epoch {epoch}: {right:.1%} right")
            export(network, folder / f"spiral-{epoch:04}.onnx")
        loss = nn.functional.cross_entropy(network(inputs), classes)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    shutil.copy(folder / f"spiral-{CHECKPOINTS[-1]:04}.onnx", folder / "spiral.onnx")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
