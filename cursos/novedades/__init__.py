"""The mail of the day: what is new in the discussions that a person follows."""
