"""What Jinja makes of installed templates, kept with the program as Python keeps what it makes of modules."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from briefing.kept import digest


class CompiledTemplates(FileSystemBytecodeCache):
    """The compiled templates of a folder, and of others, in the `__pycache__` of the first.

    Jinja looks whether a template is still the same. Those that lie elsewhere, as a project's own, are compiled by each
    run: what is kept is run unread, so it has to lie where the program lies. `options` stands for all that a template's
    code depends on besides.
    """

    def __init__(self, folder: Path, options: bytes, *others: Path) -> None:
        super().__init__(str(folder / "__pycache__"), f"%s.{sys.implementation.cache_tag}.jinja")
        self._folders = folder, *others
        self._options = digest(options, jinja2.__version__)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What the file is called in which a template's code lies; "" where it is not kept."""
        is_kept = filename and any(map(Path(filename).is_relative_to, self._folders))
        return super().get_cache_key(name, filename) if is_kept else ""

    def get_source_checksum(self, source: str) -> str:
        """What tells whether code is still that of a template."""
        return digest(source, self._options)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts the code into the bucket, if it is kept and whole."""
        if bucket.key:
            with suppress(OSError, EOFError, UnpicklingError):
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code in the bucket, where that can be done and Python may keep its own."""
        if bucket.key and not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
