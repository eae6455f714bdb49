"""What whoever verifies sees: the public page, the documents and the certificate."""
