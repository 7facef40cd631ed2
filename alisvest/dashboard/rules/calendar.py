"""A calendar of whole days as text that Outlook, Google and Apple read (RFC 5545). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class Entry:
    """A day that somebody should know of. `uid` stays the same as long as it is the same thing."""

    uid: str
    on: date
    title: str
    href: str = ""


def calendar_of(entries: Iterable[Entry], *, name: str, host: str, now: datetime) -> bytes:
    """Return the calendar. Whole days are half-open: an entry of one day ends on the next."""
    calendar = Calendar()
    calendar.add("prodid", "-//ALIS-Vest//NONSGML ALIS-Vest//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Oslo")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for entry in sorted(entries, key=lambda entry: (entry.on, entry.uid)):
        calendar.add_component(_event(entry, host, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, host: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{host}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    if entry.href:
        event.add("url", entry.href)
    return event
