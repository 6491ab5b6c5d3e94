"""Captured pages: stored, extracted, turned into people."""
