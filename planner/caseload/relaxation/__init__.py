"""The relaxation: women alike in classes, the midwives of a team together, women in parts; and its optimum.

`classes` and `posting` say what it is; `compact`, `seasons` and `nested` how it is solved; `relaxed` does it.
"""
