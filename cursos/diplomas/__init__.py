"""Achievements that other credentials grant: diplomas of a person, and those of a firm."""
