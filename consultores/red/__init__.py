"""The network: consultants, their accreditation, and how they are found."""
