"""Everything known of one team's rota before it is solved."""

from collections.abc import Sequence
from typing import NamedTuple

from models import Duty, DutyKind, Request, RotaPolicy
from planner.rota.book import Book
from planner.rota.caseload import InCare
from planner.rota.chances import Chances
from planner.rota.demand import Need, WeekOfVisits
from planner.rota.staff import Member
from planner.rota.stretch import Stretch


class Team(NamedTuple):
    """One team: its people, its duties, its women."""

    team_id: str
    policy: RotaPolicy
    stretch: Stretch
    book: Book
    members: tuple[Member, ...]
    needs: tuple[Need, ...]
    caseload: tuple[InCare, ...]
    labour: tuple[Chances, ...]
    """Of each woman of the caseload: the chance that labour begins by itself on each day."""
    visits: tuple[WeekOfVisits, ...]
    requests: tuple[Request, ...] = ()
    """Of its midwives, on days of the rota."""
    earlier: tuple[Duty, ...] = ()
    """Its duties before the rota, where an earlier rota is known."""
    kept: tuple[tuple[str | None, ...], ...] = ()
    """Of each member: the kind of her duty on each day of the rota to be repaired; empty where none is."""

    @property
    def wanted(self) -> dict[tuple[int, int], int]:
        """Midwives whom each kind needs on each day, fixed duties counted, by day and number of kind."""
        needed: dict[tuple[int, int], int] = {}
        for need in self.needs:
            place = self.place(need)
            needed[place] = needed.get(place, 0) + 1
        settled: dict[tuple[int, int], int] = {}
        for member in self.members:
            for day, kind in self.settled(member):
                settled[day, kind] = settled.get((day, kind), 0) + 1
        return {place: max(needed.get(place, 0), settled.get(place, 0)) for place in sorted(needed | settled)}

    def place(self, need: Need) -> tuple[int, int]:
        """Day and kind of a need, as numbers."""
        return self.stretch.number(need.day), self.book.number(need.kind.id, need.day)

    def settled(self, member: Member) -> Sequence[tuple[int, int]]:
        """Days and kinds of a member's fixed duties; none on days away."""
        days = self.stretch.days
        return [
            (day, self.book.number(kind, days[day]))
            for day, kind in member.fixed.items()
            if member.present[day]
        ]

    def kind(self, number: int) -> DutyKind:
        """The kind of duty behind a number."""
        return self.book.entries[number].kind
