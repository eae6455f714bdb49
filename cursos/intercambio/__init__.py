"""Questions from and to other programs: GIFT, Moodle XML, Aiken."""
