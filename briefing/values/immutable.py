"""What all values are made of: data classes that nobody may change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def immutable(cls: type[T], /) -> type[T]: ...
@overload
def immutable(*, order: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable(cls: type[T] | None = None, /, *, order: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Makes a data class with slots whose fields the type checker lets nobody set (`order`: whose values sort).

    A frozen data class forbids it at run time too, and takes several times as long to make (docs/decisions/values.md).
    """

    def make(made: type[T]) -> type[T]:
        return dataclass(slots=True, unsafe_hash=True, order=order)(made)

    return make if cls is None else make(cls)
