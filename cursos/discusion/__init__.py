"""Questions about a lesson, and their answers, among learners and authors."""
