"""The story of a woman, a tier or a team on a screen."""

from rich.console import Console

from planner.cli.show_team import show_team
from planner.cli.show_tier import show_tier
from planner.cli.show_woman import show_woman
from planner.explain import TeamStory, TierStory, WomanStory


def show_story(console: Console, story: WomanStory | TierStory | TeamStory) -> None:
    """Print whichever story it is."""
    match story:
        case WomanStory():
            show_woman(console, story)
        case TierStory():
            show_tier(console, story)
        case TeamStory():
            show_team(console, story)
