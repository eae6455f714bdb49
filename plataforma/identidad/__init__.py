"""Who a person is: account, sign-in, sessions, consent."""
