"""Traps: tiny datasets on which a plausible wrong answer shows itself."""
