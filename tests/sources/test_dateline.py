from __future__ import annotations

import pytest

from briefing.pack import PACKAGED
from briefing.sources.dateline import find_dateline
from briefing.sources.words import read_frame_words

WORDS = read_frame_words(PACKAGED)

SAYS = [
    # what the text begins with (| marks the dateline's end), place, agency, day, rule
    ("BEIRUT (AFP) - |Fresh air strikes", "BEIRUT", "AFP", "", "dateline.agency"),
    ("Beirut (AFP) – |Fresh air strikes", "Beirut", "AFP", "", "dateline.agency"),
    ("WASHINGTON, Oct 1 (Reuters) - |The Senate", "WASHINGTON", "Reuters", "Oct 1", "dateline.agency"),
    ("KYIV, Ukraine (AP) — |Drones hit", "KYIV, Ukraine", "AP", "", "dateline.agency"),
    ("PARIS, France (CNN) -- |Police", "PARIS, France", "CNN", "", "dateline.agency"),
    ("UNITED NATIONS, Sept. 30 (Xinhua) -- |The Council", "UNITED NATIONS", "Xinhua", "Sept. 30", "dateline.agency"),
    ("MOSCOW, October 1. /TASS/. |The ministry", "MOSCOW", "TASS", "October 1", "dateline.agency"),
    ("Moscow. October 1. INTERFAX - |The ministry", "Moscow", "Interfax", "October 1", "dateline.agency"),
    ("NEW DELHI, 1 October 2015 (PTI): |The minister", "NEW DELHI", "PTI", "1 October 2015", "dateline.agency"),
    ("MOSCOW — |The ministry", "MOSCOW", "", "", "dateline.dash"),
    ("NEW YORK - |Presidents", "NEW YORK", "", "", "dateline.dash"),
    ("FARGO, N.D. — |Ted", "FARGO, N.D.", "", "", "dateline.dash"),
    ("BOSTON —|Standing", "BOSTON", "", "", "dateline.dash"),
    ("ABUJA (Daily Post) - |Gunmen", "ABUJA", "Daily Post", "", "dateline.dash"),
    ('GAZA CITY — |"We heard"', "GAZA CITY", "", "", "dateline.dash"),
    ("BAKU/YEREVAN |A new wave", "BAKU/YEREVAN", "", "", "dateline.capitals"),
    ("BAGHDAD |Nearly 120 people", "BAGHDAD", "", "", "dateline.capitals"),
    ("WASHINGTON |U.S. President Barack Obama", "WASHINGTON", "", "", "dateline.capitals"),
    ("MOSCOW |Russian President Vladimir Putin", "MOSCOW", "", "", "dateline.capitals"),
    ("ALEPPO |Rebel groups in Aleppo, a city", "ALEPPO", "", "", "dateline.capitals"),
]

SILENT = [
    "Russia launched its first air strikes",
    "Russia - a close ally of Mr Assad - was attacking",
    "NATO Secretary-General Jens Stoltenberg said",
    "NATO - the alliance - said",
    "UN officials said",
    "US President Barack Obama said",
    "U.S. President Barack Obama said",
    "BREAKING - Jets hit Homs",
    "BREAKING: Jets hit Homs",
    "THE Russian president said",
    "WHEN Russia struck",
    "RUSSIAN President Vladimir Putin said",
    "PRESIDENT Vladimir Putin said he was in Moscow.",
    "ISIS Claims Attack",
    "BAKU-based officials said",
    "A new wave of fighting",
    "BEIRUT",
    "BEIRUT (AFP) - ",
    "",
]


@pytest.mark.parametrize(("marked", "place", "agency", "day", "rule"), SAYS)
def test_datelines(marked: str, place: str, agency: str, day: str, rule: str) -> None:
    text = marked.replace("|", "")
    found = find_dateline(text, text, WORDS)
    assert found is not None
    assert (found.place, found.agency, found.day, found.rule) == (place, agency, day, rule)
    assert found.length == marked.index("|")


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text, text, WORDS) is None
