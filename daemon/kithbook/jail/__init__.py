"""The jail around the worker: no network, no files, no system calls but those of plain computing.

Each wall stands by itself, so that a page that gets through one meets the next, and a system that
refuses one still has the others.
"""
