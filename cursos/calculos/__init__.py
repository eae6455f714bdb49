"""What the worked examples of lessons calculate, so that none of them can be wrong."""
