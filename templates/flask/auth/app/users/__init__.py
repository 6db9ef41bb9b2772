"""People: their accounts and what staff may do with them."""
