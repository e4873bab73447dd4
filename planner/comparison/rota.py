"""Which rota is compared."""

from models import Rotas


def rota_span(rotas: Rotas) -> str:
    """Which rota it is: `6 weeks from 2027-03-01`."""
    return f"{rotas.weeks} week{'' if rotas.weeks == 1 else 's'} from {rotas.first_day}"
