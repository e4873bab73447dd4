"""Ids of the rules of the rota."""

from enum import StrEnum


class RotaRuleId(StrEnum):
    """Id of a rule of the rota; none is also an id of a rule of the caseload."""

    DUTY_ONCE = "duty_once"
    ONE_DUTY_A_DAY = "one_duty_a_day"
    REST_BETWEEN = "rest_between"
    WEEKLY_REST = "weekly_rest"
    AVERAGE_WEEK = "average_week"
    NIGHT_AVERAGE = "night_average"
    DUTIES_IN_ROW = "duties_in_row"
    NIGHTS_IN_ROW = "nights_in_row"
    NIGHT_BEFORE_OFF = "night_before_off"
    NIGHT_RECOVERY = "night_recovery"
    FOLLOWED_BY = "followed_by"
    DUTY_PRESENT = "duty_present"
    FIXED_KEPT = "fixed_kept"
    PRECEPTEE_ALONE = "preceptee_alone"
    MOST_HOURS = "most_hours"
    DUTY_SKILL = "duty_skill"
    ON_CALL_SHARE = "on_call_share"
    ON_CALL_FILLED = "on_call_filled"
    DUTIES_FILLED = "duties_filled"
    ON_CALL_LEAST = "on_call_least"
    KNOWN_MIDWIFE = "known_midwife"
    REQUESTS_MET = "requests_met"
    FAIR_SHARES = "fair_shares"
    STEADY_PATTERN = "steady_pattern"
