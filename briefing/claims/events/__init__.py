"""Events: what happened, told by a clause of its own, and told twice."""
