"""Who is asked to answer a request, and why: what is shared out, and how fairly."""
