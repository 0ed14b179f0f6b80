"""A generated archive with planted errors: the same number gives the same bytes, on any machine.

Unlike `corpus`, whose few templates repeat in every article, most sentences here are of words made
up at random, as an archive of different stories has them; a hundred articles share a day. Planted
are tolls that fall, headlines that disagree and paragraphs used again, half of them with a changed
figure: about a finding in twenty articles. One boilerplate stands in every tenth article, and a
fifth of all articles carry one series on.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(1995, 1, 2)
A_DAY = 100  # articles
EVENT = 8  # days of an event
FILLERS = 9  # sentences without a figure that a rule follows
SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"),
    *("va", "we", "xi", "yo", "zu", "bra", "cle", "dri", "flo", "gru"),
)
LEADS = (
    "As of {day}, at least {killed} had been killed in {where}, since {since}, said {chief}.",
    "Chief {chief} of {at} said that, as of {day}, at least {killed} had been killed in {where}, "
    "since {since}.",
    "Since {since}, at least {killed} had been killed in {where}, as of {day}, {at} police said.",
    "In {at} police said that at least {killed} had been killed in {where}, since {since}, as of "
    "{day}.",
)
REUSED = 40  # articles for each paragraph that is used again
PLACES = ("Ukraine", "Turkey", "Peru", "Kenya", "Nepal", "Chile", "Ghana", "Jordan")
BOILERPLATE = (
    "This newspaper follows the guidelines of its press council, corrects its errors in the open"
    " and marks every correction at the foot of the story in which the error stood."
)


def records(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield so many records."""
    used: list[str] = []
    for number in range(count):
        given = random.Random(f"{seed} {number}")
        day = FIRST_DAY + timedelta(days=number // A_DAY)
        yield _record(number, day, given, used)


def lines(count: int, path: Path) -> Path:
    """Write so many records as JSON Lines, and return the path."""
    with path.open("w", encoding="utf-8") as out:
        for record in records(count):
            out.write(json.dumps(record) + "\n")
    return path


def _record(number: int, day: date, given: random.Random, used: list[str]) -> dict[str, str]:
    event = number % A_DAY + A_DAY * (number // (A_DAY * EVENT))
    place = PLACES[event % len(PLACES)]
    age = (day - FIRST_DAY).days % EVENT
    killed = _killed(event, age)
    district = _name(random.Random(f"district {event}"))
    headline = f"At least {killed}"
    if event % 33 == 0 and age == 3:
        headline = f"{killed - 10}"  # planted: disagrees
    told = {"killed": f"{killed} people", "where": f"{district}, {place}"}
    told |= {"since": _day(day - timedelta(days=age)), "day": _day(day)}
    told |= {"chief": _name(given), "at": _name(random.Random(f"police {event}"))}
    body = [given.choice(LEADS).format(**told), *(_filler(given) for _ in range(FILLERS))]
    if number % 5 == 0:
        toll = 1_000 + (day - FIRST_DAY).days * 3 - (40 if number % 5_000 == 2_500 else 0)
        body.append(
            f"At least {toll:,} civilians had been killed in Ukraine between {_day(FIRST_DAY)}, "
            f"and {_day(day)}, according to United Nations figures."
        )
    if number % REUSED == 0:
        paragraph = " ".join(_filler(given) for _ in range(3))
        paragraph += f" The plant employs {given.randrange(200, 900)} people in {place}."
        used.append(paragraph)
        del used[:-50]
        body.append(paragraph)
    elif number % REUSED == 3 and used:
        again = given.choice(used)  # planted: used again, one figure changed in every other
        body.append(again.replace("employs ", "employs 1,", 1) if number % 2 else again)
    if number % 10 == 0:
        body.append(BOILERPLATE)
    title = f"{headline} killed in {district}"
    text = "\n\n".join(body)
    return {"id": f"a{number:08}", "date": day.isoformat(), "title": title, "text": text}


def _killed(event: int, age: int) -> int:
    """Return the toll of an event after so many days; it rises, and in a few falls in the end."""
    fallen = 15 if age == EVENT - 2 and event % 20 == 11 else 0  # planted
    return 20 + event % 37 + 9 * age - fallen


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _name(given: random.Random) -> str:
    return "".join(given.choices(SYLLABLES, k=4)).title()


def _filler(given: random.Random) -> str:
    """Return a sentence of made-up words; one in three has a figure."""
    words = [_word(given) for _ in range(given.randrange(12, 28))]
    words[0] = words[0].title()
    if given.random() < 1 / 3:
        words[5:5] = ["paid", f"{given.randrange(2, 90)}", "million", "euros", "for", "the"]
    return " ".join(words) + "."


def _word(given: random.Random) -> str:
    return "".join(given.choices(SYLLABLES, k=given.choice((2, 2, 3))))
