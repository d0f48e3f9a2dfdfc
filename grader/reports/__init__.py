"""Showing reports, results, lists and schemas to a person in a terminal.

Nothing is imported here: Rich takes a while to load, and `--json` does without it. Take
`grader.reports.terminal`, `.listing`, `.schema` and `.console` when there is something to show.
"""
