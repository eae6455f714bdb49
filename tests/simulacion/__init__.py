"""A simulated year of the network: everybody acts as people do, and the clock does the rest."""
