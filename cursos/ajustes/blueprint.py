"""The blueprint of a cohort's settings; a new cohort and its main page are `cohortes.*`."""

from flask import Blueprint

bp = Blueprint("ajustes", __name__, template_folder="templates")
