"""A process that is killed when it touches the disk for the n-th time: lines for its beginning."""

from __future__ import annotations

TOUCHED = """
import os, signal, sys
left = 0
def watch(event, args):
    global left
    touches = event in ("os.rename", "os.remove", "os.rmdir", "os.link", "os.mkdir", "ctypes.dlsym")
    if touches or event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax"):
        left -= 1
        if left == 0:
            kill()
sys.addaudithook(watch)
"""
"""At the touch that `left` counts down to, `kill` is called, which whoever adds this defines."""
