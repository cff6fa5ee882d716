"""Goals that rise: one that is nearly reached makes way for the next."""

STEPS = (100, 250, 500)  # then ×10, for ever


def next_goal(reached: int, first_goal: int) -> int:
    """The goal to show when `reached` have signed: the first one until nine tenths of it, then the next round step."""
    goal, scale = first_goal, 1
    while reached >= 0.9 * goal:
        for step in STEPS:
            if step * scale > goal and reached < 0.9 * step * scale:
                return step * scale
        scale *= 10
    return goal
