"""What the engine promises beside the rules: the same bytes, aims in order, an end when asked."""

import signal
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from planner.rota.engine import Aim, Cover, Roster, RowLimit, Status, Stop, Watch, WindowLimit, Worker, solve
from planner.rota.engine.crew import Crew
from planner.rota.engine.score import values
from planner.rota.engine.search import Stage
from planner.rota.engine.solve import programmed
from planner.rota.engine.start import start
from tests.rota.engine.factories import DAY, NIGHT, roster, wishing


@pytest.fixture
def hard_roster() -> Roster:
    """Too large to be proven with little effort."""
    source = np.random.default_rng(7)
    cover = tuple(
        Cover(day, (kind,), int(source.integers(1, 4)), 20, 1) for day in range(28) for kind in (DAY, NIGHT)
    )
    people = tuple(
        Worker(
            f"w{number}",
            least_minutes=7000,
            most_minutes=8500,
            least_run=2,
            most_run=5,
            least_rest=2,
            most_weekends=2,
            off=(number * 2,),
            limits=(RowLimit((NIGHT,), 3),),
        )
        for number in range(10)
    )
    costs = source.integers(0, 4, (10, 28, 2))
    weekends = tuple((day, day + 1) for day in range(5, 28, 7))
    return roster(*people, days=28, aims=(Aim("cover", cover), Aim("wishes", costs=costs)), weekends=weekends)


@pytest.mark.slow
def test_two_workers_give_the_bytes_of_one(hard_roster: Roster) -> None:
    """With a window that no row is priced by, so that nothing is proven."""
    people = tuple(
        worker._replace(limits=(*worker.limits, WindowLimit(14, (DAY, NIGHT), 9)))
        for worker in hard_roster.workers
    )
    windowed = hard_roster._replace(workers=people)
    one, two = (solve(windowed, effort=0.1, workers=workers) for workers in (1, 2))

    assert one.status is Status.FEASIBLE, "what is proven tests nothing here"
    assert one.duties.tobytes() == two.duties.tobytes()
    assert one.aims == two.aims


@pytest.mark.slow
def test_two_workers_choose_the_same_rows_as_one(hard_roster: Roster) -> None:
    one, two = (solve(hard_roster, effort=0.1, workers=workers) for workers in (1, 2))

    assert one.duties.tobytes() == two.duties.tobytes()
    assert one.aims == two.aims


def test_an_earlier_aim_is_never_given_up_for_a_later_one() -> None:
    aims = (Aim("cover", (Cover(0, (DAY,), 1, 1),)), *wishing("----"))

    solution = solve(roster(Worker("w"), days=4, aims=aims))

    assert [(aim.id, aim.value, aim.bound) for aim in solution.aims] == [("cover", 0, 0), ("wishes", 1, 1)]


def test_asked_to_stop_it_still_gives_a_lawful_roster(hard_roster: Roster) -> None:
    stop = Stop()
    threading.Timer(0.5, stop.ask).start()

    solution = solve(hard_roster, effort=1000.0, watch=Watch(stop=stop))

    assert solution.status is Status.FEASIBLE
    assert solution.duties.shape == (10, 28)


def test_without_any_time_it_gives_what_is_settled(hard_roster: Roster) -> None:
    solution = solve(hard_roster, watch=Watch(seconds_left=lambda: 0.0))

    assert [aim.bound for aim in solution.aims] == [0, 0], "nothing is known but that no cost is below 0"


def test_a_minor_aim_is_searched_but_no_bound_is_sought(hard_roster: Roster) -> None:
    wishes = hard_roster.aims[1]._replace(is_minor=True)
    only = hard_roster._replace(aims=(wishes,))

    with Crew(1, Watch()) as crew:
        (begun,) = values(only, start(only, crew).duties)
    (found,) = solve(only, effort=0.05).aims

    assert found.value < begun
    assert found.bound == 0, "what it costs at least, whoever works what"


def test_as_a_program_it_is_the_same_problem() -> None:
    aims = wishing("DN-D", "-DDN")
    people = (Worker("v", most_run=2), Worker("w", least_rest=2, most_minutes=1100))
    one = roster(*people, days=4, aims=aims)

    with Crew(1, Watch()) as crew:
        begun = start(one, crew)
        duties, bound = programmed(Stage(begun.roster, 0), begun.duties, crew, 0.0)

    (proven,) = solve(one).aims
    assert values(one, duties) == (bound,) == (proven.value,)


@pytest.fixture
def interrupted() -> Iterator[None]:
    """Ctrl-C half a second from now."""
    timer = threading.Timer(0.5, signal.raise_signal, [signal.SIGINT])
    timer.start()
    yield
    timer.cancel()


@pytest.mark.usefixtures("interrupted")
def test_ctrl_c_ends_the_solving_and_is_still_heard_afterwards(hard_roster: Roster) -> None:
    with pytest.raises(KeyboardInterrupt):
        solve(hard_roster, effort=1000.0)

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
