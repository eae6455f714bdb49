"""The blueprint of the cockpit."""

from flask import Blueprint

bp = Blueprint("tablero", __name__, template_folder="templates")
