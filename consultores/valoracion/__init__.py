"""The firm's word on a result, and the review that two low ones running open."""
