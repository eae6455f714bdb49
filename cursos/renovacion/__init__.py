"""Short courses that bring a credential up to date: who holds it and completes one renews it."""
