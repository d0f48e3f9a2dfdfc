"""Tests a dataset's power to tell answers apart: wrong variants of a reference and its constants.

Pure: it reads and writes SQL text and runs nothing. `mutants` makes the variants, `constants`
reads the values a query looks for, `names` says what a query's columns stand for.
"""
