from __future__ import annotations

import os
import re
import select
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from click.testing import CliRunner

from briefing.cli import main
from tests.editing.conftest import FIRST, cards, run

TOLL = "cards/casualty/killed-soldiers-homs-omar-karimi.yml"
LAST = "cards/place/tehran.yml"


def status_of(project: Path) -> dict[str, str]:
    return {name: "reviewed" if "status: reviewed" in text else "candidate" for name, text in cards(project).items()}


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a program the person's editor: Python lines that change `text`, or do anything else."""

    def use(lines: str) -> None:
        program = tmp_path / "editor.py"
        program.write_text(
            "import sys, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n"
            f"{textwrap.dedent(lines)}\npath.write_text(text)\n"
        )
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"{sys.executable} {program}")

    return use


def test_a_card_is_shown_with_its_sentence_and_what_check_says(project: Path, brief: Callable[..., str]) -> None:
    path = project / "docs" / TOLL
    path.write_text(path.read_text().replace("count: 12", "count: 21"))
    told = brief("review", "--kind", "casualty", "--source", "first")
    assert "── 1 of 1: casualty/killed-soldiers-homs-omar-karimi ──" in told
    shown = told.split("──\n", 1)[1].split("[a]")[0]
    assert shown == (
        "12 soldiers killed in Homs, according to Omar Karimi (Iraq)\n"
        "\n"
        "  seeds/first.txt:3\n"
        "    [[Iraqi MP Omar Karimi said on 4 May 2015 that 12 soldiers were killed near\n"
        "    Homs.]]\n"
        "\n"
        "  outcome: killed\n"
        "  count: 21\n"
        "  who: soldiers\n"
        "  scope: event\n"
        "  where: homs\n"
        "  claimed_by: [omar-karimi]\n"
        "  status: candidate\n"
        '  credibility: "6"\n'
        "\n"
        '  ! 5:8 value-not-in-quote: the quotes do not say "21"\n'
        "      they say 4, 12, 2,015\n"
        "\n"
    ), shown


def test_what_is_decided_is_on_disk_at_once_and_the_rest_waits(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    told = brief("review", "--kind", "place", keys="a\ns\nr\ny\n")
    assert "── 3 of 3:" in told
    assert "1 accepted, 1 rejected; 1 still to review" in told
    after = cards(project)
    assert after["cards/place/baghdad.yml"] == before["cards/place/baghdad.yml"].replace("candidate", "reviewed")
    assert after["cards/place/homs.yml"] == before["cards/place/homs.yml"]
    assert LAST not in after
    assert "── 1 of 1: place/homs" in brief("review", "--kind", "place", keys="q\n")
    assert "nothing awaits review" in brief("review", "baghdad")


def test_what_was_rejected_stays_gone(project: Path, brief: Callable[..., str]) -> None:
    brief("review", "place/tehran", keys="r\n")
    brief("parse")
    assert LAST not in cards(project)
    told = brief("undo")
    assert "taken back: review: place/tehran rejected" in told
    assert "18 unchanged" in brief("parse")


def test_what_leads_to_a_card_is_told_before_it_goes(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    told = brief("review", "place/homs", keys="r\nn\n")
    assert "claim/omar-karimi-says-soldiers-killed-near-homs: about leads to it" in told
    assert "casualty/killed-soldiers-homs-omar-karimi: where leads to it" in told
    assert cards(project) == before
    brief("review", "place/homs", keys="r\ny\n")
    assert "cards/place/homs.yml" not in cards(project)


def test_back_and_undo(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    told = brief("review", "--kind", "place", keys="r\ny\na\nb\nb\nu\nu\nq\n")
    assert "is not there any more" in told
    assert "taken back: place/homs accepted" in told
    assert "taken back: place/baghdad rejected" in told
    assert "nothing changed; 3 still to review" in told
    assert cards(project) == before
    assert "there is no step of this review to take back" in brief("review", "--kind", "place", keys="u\nq\n")


@pytest.mark.parametrize("keys", ["", "q\n", "x\n\n?\n"])
def test_leaving_leaves_all_as_it_is(project: Path, brief: Callable[..., str], keys: str) -> None:
    before = cards(project)
    assert "nothing changed; 18 still to review" in brief("review", keys=keys)
    assert cards(project) == before


def test_a_card_with_mistakes_is_accepted_only_on_purpose(project: Path, brief: Callable[..., str]) -> None:
    path = project / "docs" / TOLL
    path.write_text(path.read_text().replace("count: 12", "count: 21"))
    told = brief("review", "casualty/killed-soldiers-homs-omar-karimi", keys="a\nn\nq\n")
    assert "it has mistakes; accept it all the same?" in told
    assert "status: candidate" in path.read_text()
    brief("review", "casualty/killed-soldiers-homs-omar-karimi", keys="a\ny\n")
    assert "status: reviewed" in path.read_text()


def test_an_edit_is_checked_and_shown_again(
    project: Path, brief: Callable[..., str], editor: Callable[[str], None]
) -> None:
    editor('text = text.replace("count: 12", "count: 21  # mine")')
    told = brief("review", "casualty/killed-soldiers-homs-omar-karimi", keys="e\nq\n")
    assert "value-not-in-quote: the quotes do not say" in told
    assert "count: 21  # mine\n" in cards(project)[TOLL]
    assert not list((project / "docs/cards/.undo").glob("[!.]*.yml"))
    brief("undo")
    assert "count: 12\n" in cards(project)[TOLL]


def test_an_edit_that_cannot_be_read_is_not_saved(
    project: Path, brief: Callable[..., str], editor: Callable[[str], None]
) -> None:
    before = cards(project)
    editor('text = text + "notes: [open\\n"')
    told = brief("review", "casualty/killed-soldiers-homs-omar-karimi", keys="e\ne\nd\nq\n")
    assert told.count("[e] edit again") == 2
    assert cards(project) == before
    told = brief("review", "casualty/killed-soldiers-homs-omar-karimi", keys="e\n")
    assert "what you wrote is kept in" in told
    assert cards(project) == before
    assert "kept from an earlier review: docs/cards/.undo/casualty.killed-soldiers-homs-omar-karimi.yml" in brief(
        "review"
    )


def test_a_card_saved_meanwhile_is_not_overwritten(
    project: Path, brief: Callable[..., str], editor: Callable[[str], None]
) -> None:
    path = project / "docs" / TOLL
    editor(f"""
        text = text + "notes: mine\\n"
        other = pathlib.Path({str(path)!r})
        other.write_text(other.read_text() + "notes: theirs\\n")
    """)
    told = brief("review", "casualty/killed-soldiers-homs-omar-karimi", keys="e\nq\n")
    assert "was saved meanwhile: look at it again; what you wrote is kept in" in " ".join(told.split())
    assert "notes: theirs\n" in path.read_text()
    assert "mine" not in path.read_text()
    (kept,) = (project / "docs/cards/.undo").glob("[!.]*.yml")
    assert "notes: mine\n" in kept.read_text()


@pytest.fixture
def contested(project: Path, brief: Callable[..., str]) -> Path:
    """The person says 13, the articles came to say 14."""
    path = project / "docs" / TOLL
    path.write_text(path.read_text().replace("count: 12\n", "count: 13  # by phone\n"))
    (project / "seeds/first.txt").write_text(FIRST.replace("12 soldiers", "14 soldiers"), encoding="utf-8")
    assert "1 conflict" in brief("parse")
    return project


def test_a_contested_value_is_settled_for_the_persons(contested: Path, brief: Callable[..., str]) -> None:
    told = brief("review", keys="m\nq\n")
    assert "  count\n    yours: 13\n    the articles now: 14\n    the articles before: 12\n" in told
    assert "1 settled" in told
    assert "count: 13  # by phone\n" in cards(contested)[TOLL]
    assert "conflict" not in brief("parse")
    assert "conflict" not in run(contested, "check").output
    assert "count: 13  # by phone\n" in cards(contested)[TOLL]


@pytest.mark.usefixtures("contested")
@pytest.mark.parametrize("key", ["m", "t"])
def test_a_settled_value_is_not_told_of_with_the_card_that_comes_next(brief: Callable[..., str], key: str) -> None:
    told = brief("review", TOLL.removeprefix("cards/").removesuffix(".yml"), keys=f"{key}\nq\n")
    assert told.count("conflict: count") == 1
    assert "[a] accept" in told


def test_a_contested_value_is_settled_for_the_articles(contested: Path, brief: Callable[..., str]) -> None:
    brief("review", keys="t\nq\n")
    assert "count: 14  # by phone\n" in cards(contested)[TOLL]
    assert "conflict" not in brief("parse")
    assert "count: 14  # by phone\n" in cards(contested)[TOLL]


def test_a_settled_value_is_taken_back(contested: Path, brief: Callable[..., str]) -> None:
    before = cards(contested)
    told = brief("review", keys="t\nb\nu\nq\n")
    assert "taken back: casualty/killed-soldiers-homs-omar-karimi taken over" in told
    assert cards(contested) == before
    assert "the articles now: 14" in brief("review", "casualty/killed-soldiers-homs-omar-karimi")


@pytest.mark.usefixtures("contested")
def test_contested_values_come_first(brief: Callable[..., str]) -> None:
    assert "── 1 of 19: casualty/killed-soldiers-homs-omar-karimi" in brief("review", keys="s\nq\n")


def test_a_narrow_terminal_is_wide_enough(project: Path) -> None:
    runner = CliRunner(env={"COLUMNS": "30"})
    done = runner.invoke(main, ["review", "--kind", "claim", "--project", str(project)], input="s\ns\n")
    assert done.exit_code == 0
    quoted = [line for line in done.output.splitlines() if line.startswith("    ")]
    assert quoted
    assert max(map(len, quoted)) < 30


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "plce"), "did you mean place?"),
        (("--source", "frst"), "did you mean first?"),
        (("omar-karim",), "did you mean"),
    ],
)
def test_what_cannot_be_is_said(project: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(project, "review", *arguments)
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_an_article_cannot_command_the_terminal(project: Path, brief: Callable[..., str]) -> None:
    text = FIRST.replace("near Homs.", "near \x1b[31mHoms.")
    (project / "seeds/first.txt").write_text(text, encoding="utf-8")
    brief("parse")
    assert "\x1b" not in brief("review", keys="s\n" * 40)


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_in_a_real_terminal(project: Path) -> None:
    """Single keys, marks in colour, and Ctrl-C that leaves all as it is."""
    import pty
    import termios

    before = cards(project)
    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("NO_COLOR", None)
        os.environ.update(TERM="xterm", COLUMNS="80", PYTHONPATH=str(Path(__file__).parents[2]))
        os.execv(
            sys.executable, [sys.executable, "-m", "briefing", "review", "--kind", "place", "--project", str(project)]
        )

    def read_until(words: str) -> str:
        """What is printed up to these words, or until nothing comes for a while."""
        shown = ""
        while words not in shown and select.select([terminal], [], [], 20)[0]:
            try:
                shown += os.read(terminal, 4096).decode("utf-8", "replace")
            except OSError:  # the other side is gone
                break
        return shown

    def type_key(key: bytes, words: str) -> str:
        """Types a key once the terminal takes single keys: before, they would be dropped."""
        for _ in range(1000):
            if not termios.tcgetattr(terminal)[3] & termios.ICANON:
                break
            sleep(0.01)
        os.write(terminal, key)
        return read_until(words)

    first = read_until("quit > ")
    assert re.search(r"\x1b\[1;4mBAGHDAD \(AFP\) -\x1b\[0m", first)
    assert "place/baghdad accepted" in type_key(b"a", "quit > ")
    assert "1 accepted; 2 still to review" in type_key(b"\x03", "still to review")
    assert os.waitpid(child, 0)[1] == 0
    after = cards(project)
    assert after.pop("cards/place/baghdad.yml") != before.pop("cards/place/baghdad.yml")
    assert after == before
