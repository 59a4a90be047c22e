from __future__ import annotations

import os

from hypothesis import settings

# No test asserts on time. CI takes the same examples each time; elsewhere new ones are tried on every run.
settings.register_profile("briefing", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("briefing")

# No test sees what a power cut leaves, and a kill takes nothing that was written: nobody waits until the disk has it.
os.fsync = lambda _: None
