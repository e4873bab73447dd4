"""Realistic maternity services made from published statistics; no real person's data is in them.

`synthesise(TrustSpec(like="RAE"))` makes a service, `write_service` puts it into a folder with a base
scenario.

What is published is met exactly up to rounding: the trust's margins of age, previous births, previous
caesareans, IMD decile, ethnic group, gestation at booking, smoking and complex social factors. How they go
together is a model; each module states its own: `joint` (IMD x ethnicity), `background` (age, births),
`risks` and `needs` (everything else), `homes` and `invented` or `lsoa` (places), `teams`, `staff`,
`absences`, `begun`.
"""

from planner.synthetic.compact import built_in_trusts
from planner.synthetic.errors import BadPublishedFile, FolderNotEmpty, SyntheticError, UnknownTrust
from planner.synthetic.folder import write_service
from planner.synthetic.scenario_text import base_yaml
from planner.synthetic.service import BaseFacts, SyntheticService, synthesise
from planner.synthetic.spec import TrustSpec

__all__ = [
    "BadPublishedFile",
    "BaseFacts",
    "FolderNotEmpty",
    "SyntheticError",
    "SyntheticService",
    "TrustSpec",
    "UnknownTrust",
    "base_yaml",
    "built_in_trusts",
    "synthesise",
    "write_service",
]
