"""Spellings of one name sound the same, those of two names do not."""

from __future__ import annotations

import pytest

from briefing.links.spelling import sound_name
from briefing.pack import PACKAGED

ONE = [
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Abdel Fattah al-Sisi", "Abdul-Fattah el-Sisi", "Abdelfattah al-Sissi", "Abd al-Fattah al-Sisi"),
    ("Ilham Aliyev", "Ilham Aliev"),
    ("Hassan Rouhani", "Hasan Ruhani"),
    ("Yevgeny Prigozhin", "Evgeniy Prigozhin"),
    ("Mohammed bin Salman", "Mohammad bin Salman"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Qassem Soleimani", "Kassem Suleimani"),
    ("Bashar al-Assad", "Bashar Al Asad"),
    ("Alexander Lukashenko", "Aleksandr Lukashenko"),
]
TWO = [
    ("Omar Karimi", "Omar Karami"),
    ("Hassan Nasrallah", "Hussein Nasrallah"),
    ("Salem Ali", "Salim Ali"),
    ("Kamal Hassan", "Gamal Hassan"),
    ("Ivan Petrov", "Ivan Petrova"),
    ("Kim Jong-il", "Kim Jong-un"),
]


@pytest.mark.parametrize("forms", ONE, ids=lambda forms: forms[0])
def test_one_name(forms: tuple[str, ...]) -> None:
    assert len({sound_name(form, PACKAGED) for form in forms}) == 1


@pytest.mark.parametrize("forms", TWO, ids=lambda forms: forms[0])
def test_two_names(forms: tuple[str, ...]) -> None:
    assert len({sound_name(form, PACKAGED) for form in forms}) == 2
