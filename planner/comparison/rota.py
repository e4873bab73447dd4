"""Which rota is compared."""

from models import Rotas
from planner.words import counted


def rota_span(rotas: Rotas) -> str:
    """Which rota it is: `6 weeks from 2027-03-01`."""
    return f"{counted(rotas.weeks, 'week')} from {rotas.first_day}"
