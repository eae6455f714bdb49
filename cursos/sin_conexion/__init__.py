"""Reading and answering without a signal: what the phone keeps, and what it sends later."""
