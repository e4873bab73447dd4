"""The command line's tree: one command a file. What is heavy is imported when a command runs."""

from typing import Annotated

import typer

from planner.cli import audit, compare, explain, export, new, plan, rota, schema, validate
from planner.cli.guard import guarded, own_version

EXAMPLES = {
    "new": "caseload new my-trust --like RAE",
    "validate": "caseload validate my-trust/base.yaml",
    "plan": "caseload plan my-trust/base.yaml --set policy.limits.births_per_wte_year=32",
    "compare": "caseload compare base.yaml two-recruits.yaml --by tier",
    "explain": "caseload explain runs/base --tier 1",
    "rota": "caseload rota runs/base --from 2027-03-01 --weeks 6 --team willow",
    "audit": "caseload audit runs/base",
    "export": "caseload export runs/base --msds",
    "schema": "caseload schema > scenario.schema.json",
}

app = typer.Typer(
    name="caseload",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: caseload plan scenarios/base.yaml",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"caseload {own_version()}")
        raise typer.Exit


@app.callback()
def _caseload(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Plan midwifery continuity of carer: who gets which team, named midwife and buddy, and why not.

    The women at highest risk come first. A plan supports a decision; it does not make it.
    """


for _name, _command in (
    ("new", new.new),
    ("validate", validate.validate),
    ("plan", plan.plan),
    ("compare", compare.compare),
    ("explain", explain.explain),
    ("rota", rota.rota),
    ("audit", audit.audit),
    ("export", export.export),
    ("schema", schema.schema),
):
    app.command(_name, epilog=f"Example: {EXAMPLES[_name]}")(guarded(_command))
