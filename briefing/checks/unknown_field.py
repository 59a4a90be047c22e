"""A field that cards of this kind do not have, most often a slip of the pen.

Wrong:

    sttaus: reviewed

Right:

    status: reviewed

What has no field of its own goes to `notes`.
"""
