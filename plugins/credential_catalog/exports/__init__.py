"""Catalog → files for others: the reference of problems, test vectors, later JSON, CSV and linked data."""
