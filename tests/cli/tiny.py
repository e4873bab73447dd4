"""A trust small enough to read at a glance, as files: two teams, one proposed team, twelve women."""

from pathlib import Path

BASE = """\
title: Tiny trust
question: Who gets a midwife she knows?
as_of: 2027-01-01
horizon_months: 6
data:
  women: women.csv
  midwives: midwives.csv
  teams: teams.csv
  areas: areas.csv
policy:
  tiers:
    - id: first
      name: Most deprived tenth
      when: {field: imd_decile, at_most: 1}
    - id: rest
      name: Everyone else
      when: everyone
  limits: {births_per_wte_year: 6, open_caseload_per_wte: null, team_wte_min: 0.5, core_floor_wte: 1}
"""
TEAMS = """\
team_id,name,status,kind,latitude,longitude
north,North,running,geographic,53.80,-1.75
south,South,running,geographic,53.70,-1.75
new,Harbour,proposed,geographic,53.80,-1.75
"""
AREAS = """\
area_id,latitude,longitude,imd_decile,name
mill,53.80,-1.75,1,Mill Lane
park,53.70,-1.75,8,Park Side
far,52.00,0.00,5,Far Away
"""
MIDWIVES = """\
midwife_id,team_id,wte,band,languages,joins_team_id
ann,north,1.0,6,Urdu,
bea,north,0.8,6,,
cat,south,1.0,6,,
dot,south,0.6,6,Polish,
eve,core,1.0,6,,
fay,core,0.6,6,,new
"""
WOMEN_HEADER = "woman_id,edd,booked_on,area_id,ethnicity,interpreter_language,team_id,midwife_id,buddy_id\n"


def women_csv() -> str:
    """Twelve women, four an area; the first has met her midwife, the last is a forecast."""
    rows = []
    for number in range(12):
        area = ("mill", "park", "far")[number % 3]
        booked = "2027-02-10" if number == 11 else "2026-09-15"
        begun = "north,ann,bea" if number == 0 else ",,"
        language = "Urdu" if number == 3 else ""
        edd = f"2027-{2 + number % 4:02d}-{10 + number}"
        rows.append(f"w{number:02d},{edd},{booked},{area},A,{language},{begun}\n")
    return WOMEN_HEADER + "".join(rows)


def write_tiny_trust(folder: Path, name: str = "base") -> Path:
    """Write the trust into `folder`; returns its scenario file."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{name}.yaml": BASE, "teams.csv": TEAMS, "areas.csv": AREAS, "midwives.csv": MIDWIVES}
    for file, text in {**texts, "women.csv": women_csv()}.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder / f"{name}.yaml"
