"""The accredited consultant: changes of the profile, more areas, renewal, an answer."""
