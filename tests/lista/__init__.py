"""`make lista`: a long list read and confirmed while learners answer questions."""
