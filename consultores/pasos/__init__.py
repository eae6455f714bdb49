"""The steps of a request: each moves it, keeps who and why, and tells the others by mail."""
