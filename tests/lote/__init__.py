"""`make lote`: a thousand credentials, with the runner killed on the way."""
