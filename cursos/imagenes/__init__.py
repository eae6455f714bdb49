"""Images of lessons: photographs made small, drawings looked at, each published once."""
