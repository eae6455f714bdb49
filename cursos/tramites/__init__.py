"""What staff and holder do with a credential: each act, and the page that says what follows."""
