"""What hands do, in WebDriver's words.

https://www.w3.org/TR/webdriver2/#actions
"""

from typing import Any

KEYS = {
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "Backspace": "\ue003",
    "Space": " ",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Meta": "\ue03d",
}
"""https://www.w3.org/TR/webdriver2/#keyboard-actions"""


def typed(text: str) -> list[dict[str, Any]]:
    """Key by key."""
    return _keyboard([(kind, letter) for letter in text for kind in ("keyDown", "keyUp")])


def pressed(chord: str) -> list[dict[str, Any]]:
    """One key, with modifiers before it: "Enter", "Control+z"."""
    keys = [KEYS.get(name, name) for name in chord.split("+")]
    strokes = [("keyDown", key) for key in keys] + [("keyUp", key) for key in reversed(keys)]
    return _keyboard(strokes)


def clicked(x: float, y: float, button: int = 0) -> list[dict[str, Any]]:
    """A button, the left one, at a place in CSS pixels from the top left corner."""
    steps = [
        {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
        {"type": "pointerDown", "button": button},
        {"type": "pointerUp", "button": button},
    ]
    return [{"type": "pointer", "id": "mouse", "actions": steps}]


def _keyboard(strokes: list[tuple[str, str]]) -> list[dict[str, Any]]:
    steps = [{"type": kind, "value": key} for kind, key in strokes]
    return [{"type": "key", "id": "keyboard", "actions": steps}]
