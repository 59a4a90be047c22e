"""Libraries to export: the sample's, and one made of a single text."""

from __future__ import annotations

from briefing.cards.briefing import Briefing
from briefing.pack import PACKAGED
from briefing.render.address import Addresses
from briefing.render.library import Library
from briefing.render.page import Masthead
from tests.render.sample import sample_briefing
from tests.render.untrusted import hostile_briefing

SITE = "https://desk.example/some/where/"


def library_of(briefing: Briefing, url: str = "", folders: bool = False, name: str = "The <Brief>") -> Library:
    return Library(briefing, PACKAGED, Addresses(folders), masthead=Masthead(name, "Who says & what", url))


def sample_library(url: str = "", folders: bool = False) -> Library:
    return library_of(sample_briefing(), url, folders)


def hostile_library(text: str, url: str = "") -> Library:
    return library_of(hostile_briefing(text), url, name=text)
