"""What writing a package in the browser needs: texts of a lesson, a new one, faults in words."""
