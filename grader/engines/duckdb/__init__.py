"""DuckDB posing as PostgreSQL: the offline engine."""
