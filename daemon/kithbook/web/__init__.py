"""The request guard, envelopes and signatures, bodies, error replies."""
