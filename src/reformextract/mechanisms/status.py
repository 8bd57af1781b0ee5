"""What happened to a mechanism: the verb that governs its mention, or the list it stands in."""

from __future__ import annotations

from reformextract.mechanisms.grammar import Sentences

_BEFORE = 6  # units between a verb and the name it governs
_AFTER = 9  # units between a name and the verb of which it is the subject


class StatusFinder:
    """Reads the status of the mentions of one article from their sentences."""

    def __init__(self, view: Sentences) -> None:
        self.view = view
        grammar = view.grammar
        self.verbs = grammar.governing_verb
        self.future = grammar.future
        self.done = grammar.participle

    def before(self, first: int) -> tuple[int, str] | None:
        """The unit and status of the verb that governs a name beginning at ``first`` from its left."""
        letters, codes = self.view.letters, self.view.codes
        unit = first - 1
        low = max(first - 1 - _BEFORE, -1)
        while unit > low and (letters[unit] in "DMLPd\"'#R" or codes[unit] in self.view.grammar.leading):
            unit -= 1
        if unit >= 0 and codes[unit] in self.verbs and letters[unit] not in "Hh":
            return self._status(unit)
        return None

    def after(self, last: int, end: int) -> tuple[int, str] | None:
        """The same for a verb behind the name: "... was abolished", "..., launched in 2015", "which ... are piloting"."""
        letters, codes = self.view.letters, self.view.codes
        stop = min(end, last + _AFTER)
        unit = last
        while unit < stop and letters[unit] in "\"')":
            unit += 1
        if unit < stop and letters[unit] in ",:" and unit + 1 < stop and codes[unit + 1] in self.done:
            return self._status(unit + 1)
        if unit < stop and codes[unit] in self.done and codes[unit] in self.verbs:
            return self._status(unit)
        if unit + 1 < stop and letters[unit] == "," and letters[unit + 1] in "TL":
            unit += 1
        if unit < stop and letters[unit] == "T":
            unit += 1
            while unit < stop and letters[unit] in "DXKM#S-":
                unit += 1
        seen = False
        while unit < stop and letters[unit] in "ULtR":
            seen = True
            unit += 1
        if seen and unit < stop and codes[unit] in self.verbs:
            return self._status(unit)
        return None

    def _status(self, unit: int) -> tuple[int, str] | None:
        reading = self.view.reading
        status = reading.value(unit, "status_verb")
        if status is None:
            return None
        if status in ("established", "piloted", "promoted", "improved") and self._is_future(unit):
            status = "proposed" if status == "established" else status
        return unit, status

    def _is_future(self, unit: int) -> bool:
        letters, codes = self.view.letters, self.view.codes
        step = unit - 1
        while step >= 0 and unit - step < 7:
            if codes[step] in self.future:
                return True
            if letters[step] not in "LUtPVC":
                return False
            step -= 1
        return False
