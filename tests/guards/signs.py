"""Who may pass each door: one sign for each of the cast, in the order of `world.CAST`.

+ enters · - is asked to sign in · 3 may see it but not do it (403) · 4 is told nothing (404).
Order: anonymous, Ana, Bruno (author), Carla (manager), the other manager, Diego (consultant),
Elena (Secretariat), Gael (Mexico), Fabián (stranger). Objects are Ana's, Carla's and Diego's.
"""

from __future__ import annotations

EVERYBODY = "+++++++++"
SIGNED_IN = "-++++++++"
SECRETARIAT = "-33333+33"  # what administrators do
NETWORK = "-33333++3"  # lists of the network: counterparts see those of their country
CHAMBER = "-44+44+44"  # what a chamber sees, and the Secretariat with it
MANAGER = "-44+44344"  # what only the manager of that chamber does
OWNER = "-+4444444"  # what is one person's alone
DESK = "-34443+44"  # acts of who looks after requests: the firm and its consultant read 403
FIRM = "-+4443344"  # what the firm does with its request; who may see it is told 403
SOLVES = "-++333+33"  # who asked, and who keeps the course
WROTE = "-+3333333"  # what only who wrote a text does; the others may read it
CONSULTANT = "-3444+344"  # what its consultant does
AUTHORS = "-3+333+33"  # anybody who writes courses
AUTHOR = "-4+444+44"  # what the authors of a course do, and the Secretariat
NOBODY = "444444444"
