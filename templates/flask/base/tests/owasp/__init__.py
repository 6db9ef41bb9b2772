"""One test at least for each entry of the OWASP API Security Top 10 of 2023."""
