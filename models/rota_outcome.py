"""What a rota comes to: its aims, and the births attended by someone known."""

from models.base import Noun
from models.plan import Sense
from models.rota_rule_ids import RotaRuleId


class RotaAim(Noun):
    """What became of one aim, given all aims before it."""

    rule: RotaRuleId
    """Which aim."""
    sense: Sense
    """Whether more is better."""
    value: float
    """What the rota reaches, in the rule's unit."""
    bound: float | None = None
    """No rota as good in the earlier aims does better than this; none where nothing is proven."""

    @property
    def is_proven(self) -> bool:
        """Whether the value is proven to be best."""
        return self.bound == self.value

    @property
    def gap(self) -> float | None:
        """How far the bound lies beyond the value, as a share of the larger; none where nothing is proven."""
        if self.bound is None:
            return None
        largest = max(abs(self.bound), abs(self.value))
        return abs(self.bound - self.value) / largest if largest else 0.0


class BirthsAttended(Noun):
    """How many of the births expected in the days of a rota are attended by whom."""

    births: float = 0.0
    """Births expected among the women of the team's caseload."""
    by_named: float = 0.0
    """Of these, attended by the named midwife."""
    by_named_or_buddy: float = 0.0
    """By the named midwife or the buddy."""
    by_team: float = 0.0
    """By a midwife of the team."""

    def share(self, attended: float) -> float | None:
        """A number of births as a share of all; none where no birth is expected."""
        return attended / self.births if self.births else None

    def __add__(self, other: "BirthsAttended") -> "BirthsAttended":
        names = type(self).model_fields
        return BirthsAttended(**{name: getattr(self, name) + getattr(other, name) for name in names})


class VisitsMade(Noun):
    """How many visits of one sort in the days of a rota are made by whom, as its clinics and rounds stand."""

    visits: int = 0
    """Visits that the women of the team's caseload are to have on days of the rota."""
    by_named: int = 0
    """Of these, made by the named midwife."""
    by_named_or_buddy: int = 0
    """By the named midwife or the buddy."""
    by_team: int = 0
    """By a midwife of the team; the others fall in a clinic or round that nobody does, or after the rota."""

    def share(self, made: int) -> float | None:
        """A number of visits as a share of all; none where there is none."""
        return made / self.visits if self.visits else None

    def __add__(self, other: "VisitsMade") -> "VisitsMade":
        names = type(self).model_fields
        return VisitsMade(**{name: getattr(self, name) + getattr(other, name) for name in names})
