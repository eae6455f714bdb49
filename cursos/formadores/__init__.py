"""The train-the-trainer credential: two workshops, each seen by somebody else."""
