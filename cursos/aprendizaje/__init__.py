"""Reading lessons, practising and getting on."""
