"""What a component was configured with: the patterns it reads and what is left out; how that is saved and loaded again.

The texts of the user's pattern files are kept, not their paths, so that a saved pipeline needs none of them. Of the shipped
patterns only the hash is kept: a pipeline that another version saved works, with the patterns of this one, and says so.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reformextract.api import stages_of
from reformextract.patterns.entries import PatternError
from reformextract.patterns.loading import Contents, read_user_files, shipped_digest
from reformextract.stages import Stages
from reformextract.version import __version__


class VersionWarning(UserWarning):
    """A pipeline was saved by another version, with other shipped patterns."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The patterns of a component: a language's shipped ones, the texts of the user's files, the ids left out.

    ``unread`` says why the user's files could not be read: a saved pipeline is made of its configuration first and given the texts
    then, on a machine that may not have the files, so that this is an error only where the patterns are needed.
    """

    language: str = "en"
    patterns: Contents = ()
    exclude: tuple[str, ...] = ()
    unread: str | None = None

    @classmethod
    def of(cls, language: str, paths: Sequence[str], exclude: Sequence[str]) -> Settings:
        """The settings for pattern files; raises PatternError where they, or the ids left out, are wrong."""
        try:
            contents = read_user_files([str(path) for path in paths])
        except PatternError as error:
            return cls(language, (), tuple(exclude), str(error))
        settings = cls(language, contents, tuple(exclude))
        settings.stages()
        return settings

    def stages(self) -> Stages:
        """The stages on these patterns, shared by all components of the process that have the same; raises PatternError."""
        if self.unread is not None:
            raise PatternError(self.unread)
        return stages_of(self.language, self.patterns, self.exclude)

    def saved(self) -> dict[str, Any]:
        """As plain data."""
        if self.unread is not None:
            raise PatternError(self.unread)
        return {
            "version": __version__,
            "shipped": shipped_digest(self.language),
            "language": self.language,
            "patterns": [list(pair) for pair in self.patterns],
            "exclude": list(self.exclude),
        }

    @classmethod
    def loaded(cls, data: dict[str, Any], where: str) -> Settings:
        """The reverse of :meth:`saved`; warns where the shipped patterns are not those it was saved with."""
        settings = cls(data["language"], tuple((name, text) for name, text in data["patterns"]), tuple(data["exclude"]))
        here = shipped_digest(settings.language)
        if data["shipped"] != here:
            warnings.warn(
                f"{where}: saved by reformextract {data['version']} with shipped patterns {data['shipped']}; this is {__version__} "
                f"with {here}: records may differ",
                VersionWarning,
                stacklevel=2,
            )
        return settings
