"""A value that its field cannot take: a word where a date belongs, a choice that is none.

Wrong:

    when: 30/09/2015
    act: denied

Right:

    when: 2015-09-30
    act: denies

A value is never guessed at: `count: dozens` is an error, `count: {min: 12, as_written: dozens}` is not.
"""
