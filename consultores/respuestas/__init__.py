"""The answer bank: a solved case, without names, for everybody who asks the same."""
