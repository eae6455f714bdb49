"""One text to many people of a cohort: checked, sent once each, by mail or by WhatsApp links."""
