"""Articles generated from templates: the same seed number gives the same bytes, on any machine.

About 2 KB each: a headline, a caption and a dozen paragraphs, two sentences in three without a
number, which makes about as many figures as news copy has. The articles of one event form series
that grow from day to day.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

FIRST_DAY = date(2022, 3, 1)
SIZE = 2_000  # characters of body text, about
DAYS_OF_AN_EVENT = 12

SYLLABLES = ("mar", "sil", "ost", "har", "vel", "cas", "dun", "ayl", "ter", "bro", "lin", "gat")
WHAT = ("flood", "earthquake", "landslide", "wildfire", "storm", "explosion")
SOURCES = (
    "the civil protection agency said",
    "according to the interior ministry",
    "the governor's office said on {weekday}",
    "police figures show",
    "the Red Cross said in a statement",
)

NUMBERED = (
    "At least {killed:,} people have been killed and {injured:,} others injured in {place}"
    " since the {what} on {start}, {source}.",
    "More than {moved:,} people have fled their homes in {place}, {source}.",
    "Some {shelters:,} people were sleeping in shelters on {weekday}, {source}.",
    "The {what} destroyed {houses:,} houses and damaged about {damaged:,} more, {source}.",
    "Repairs will cost between {low} million and {high} million euros, {source}.",
    "The insurer's shares fell {percent} percent to {price} euros on {weekday}.",
    "Rescuers with {dogs} dogs worked through the night, {source}.",
    "The river rose to {metres} metres, its highest level since {year}.",
    "Nearly two-thirds of the pupils in {place} have gone back to school, {source}.",
    "A {age}-year-old man was pulled alive from a cellar after {hours} hours on {weekday}.",
    "Power was cut to dozens of villages and to {homes:,} homes at {clock}, {source}.",
    "The last {what} of this size, in {year}, killed {old:,} people and closed Route {route}.",
    "Unemployment in the province stood at {rate} percent in the third quarter, {source}.",
    "A loaf of bread costs {cents} cents in the city, twice as much as a year earlier.",
)
PLAIN = (
    "Families queued for water in the rain while soldiers cleared the road to the harbour.",
    "Nobody knew when the trains would run again, and few expected it to be soon.",
    "The mayor asked people to keep away from the old bridge and to boil what they drink.",
    "Shops opened for a while in the morning and closed again when the lights went out.",
    "Volunteers came from the neighbouring valleys with bread, blankets and dry wood.",
    "The cathedral lost part of its roof, and its bells were taken down for safety.",
    "The ferry stayed in port, and the fishing boats were tied up two and three abreast.",
    "Children drew in a sports hall while their parents wrote their names on long lists.",
    "The governor cut short a journey abroad and drove to the valley from the airport.",
    "A church choir sang outside the hospital at noon, and traffic stopped to listen.",
    "The bakery on the square baked through the night and gave its bread away at dawn.",
    "A goat that had been given up for lost walked home along the railway line.",
    "Engineers looked at the dam from a helicopter and found no cracks in it.",
    "Scientists said that the ground was still moving and that walls might yet come down.",
)


def records(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield `count` articles as JSON records with id, date, title, caption and text."""
    for number in range(count):
        yield _record(number, random.Random(f"{seed}-{number}"), seed)


def lines(count: int, seed: int = 1) -> str:
    """Return the same articles as JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in records(count, seed))


def _record(number: int, chance: random.Random, seed: int) -> dict[str, str]:
    event, day = divmod(number, DAYS_OF_AN_EVENT)
    fixed = random.Random(f"{seed}-event-{event}")
    start = FIRST_DAY + timedelta(days=fixed.randrange(700))
    today = start + timedelta(days=day + 1)
    facts = {
        "place": _place(event),
        "what": fixed.choice(WHAT),
        "killed": fixed.randrange(20, 400) + day * fixed.randrange(3, 60),
        "injured": fixed.randrange(400, 2_000) + day * fixed.randrange(3, 200),
        "moved": (fixed.randrange(2, 40) + day) * 1_000,
        "houses": fixed.randrange(40, 2_000) + day * fixed.randrange(0, 90),
        "damaged": (fixed.randrange(10, 90) + day) * 100,
        "start": f"{start:%B} {start.day}, {start.year}",
    }
    plain, numbered = list(PLAIN), list(NUMBERED[1:])
    chance.shuffle(plain)
    chance.shuffle(numbered)
    chosen = zip(numbered, plain, plain[len(plain) // 2 :], strict=False)
    templates = [sentence for three in chosen for sentence in reversed(three)]
    body = [_filled(NUMBERED[0], facts, today, chance)]
    while templates and sum(map(len, body)) < SIZE:
        body.append(_filled(templates.pop(), facts, today, chance))
    paragraphs = [" ".join(body[i : i + 2]) for i in range(0, len(body), 2)]
    killed, place = facts["killed"], facts["place"]
    return {
        "id": f"generated-{number:06}",
        "date": today.isoformat(),
        "title": f"{facts['what'].title()} in {place}: {killed:,} killed",
        "caption": f"A street in {place}, {start:%B} {start.day}, {start.year}. (Agency photo)",
        "text": "\n\n".join(paragraphs),
    }


def _place(event: int) -> str:
    """Return a name that no other event has."""
    digits, name = event + 1, ""
    while digits:
        digits, which = divmod(digits, len(SYLLABLES))
        name += SYLLABLES[which]
    return f"{name.title()}ford"


def _filled(template: str, facts: dict[str, str | int], today: date, chance: random.Random) -> str:
    """Return a sentence with the event's facts and chance figures in it."""
    near = today - timedelta(days=chance.randrange(6))
    figures: dict[str, str | int] = {
        "shelters": chance.randrange(500, 20_000),
        "low": chance.randrange(10, 40),
        "high": chance.randrange(41, 90),
        "percent": f"{chance.uniform(0.2, 9):.1f}",
        "price": f"{chance.uniform(3, 90):.2f}",
        "dogs": chance.choice(("two", "a dozen", "17", "more than 20")),
        "metres": f"{chance.uniform(3, 9):.1f}",
        "year": chance.randrange(1921, 2015),
        "age": chance.randrange(19, 90),
        "hours": chance.randrange(12, 90),
        "homes": chance.randrange(900, 60_000),
        "clock": f"{chance.randrange(1, 12)}:{chance.randrange(10, 59)} a.m.",
        "old": chance.randrange(20, 3_000),
        "route": chance.randrange(2, 99),
        "rate": f"{chance.uniform(2, 14):.1f}",
        "cents": chance.randrange(80, 99),
        "weekday": f"{near:%A}",
    }
    source = chance.choice(SOURCES).format(weekday=figures["weekday"])
    return template.format(**facts, **figures, source=source)
