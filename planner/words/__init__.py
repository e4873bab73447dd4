"""Numbers, days and lists as people say them: the same in every room that tells something."""

from planner.words.amounts import percent, pounds
from planner.words.calendar import day_words, in_words, month_name
from planner.words.counting import counted, counted_women, noun_for
from planner.words.lists import listed
from planner.words.safe import escaped

__all__ = [
    "counted",
    "counted_women",
    "day_words",
    "escaped",
    "in_words",
    "listed",
    "month_name",
    "noun_for",
    "percent",
    "pounds",
]
