"""PostgreSQL, on any server: the live engine of the SQL track."""
