"""What every part of Escala stands on. Knows no part."""
