"""What tests note of a transfer, and how they stop it."""


class Stopped(Exception):
    """The person pressed stop."""


class Noted:
    """Progress, written down; stops the transfer where it is told to."""

    def __init__(self, stop_at=None, in_sentence=""):
        self.told = []
        self._stop_at, self._sentence = stop_at, in_sentence

    def __call__(self, done, total, sentence, /):
        self.told.append((done, total, sentence))
        if None is not self._stop_at <= done and sentence.startswith(self._sentence):
            raise Stopped

    @property
    def sentences(self):
        return {sentence for _, _, sentence in self.told}
