"""The record of what people earned: issued, kept, revoked."""
