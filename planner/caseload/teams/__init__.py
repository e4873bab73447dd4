"""Whole women in teams: from the relaxed optimum `by_months`, then `refining`, which asks all the others.

`levelling` brings together what is left over, along `ways`; `repacking` searches a few teams at a time where
`losses` say; `evening` and `fillers` serve the last tier; `transport` decides who of those alike goes where.
"""
