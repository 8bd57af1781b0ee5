"""Expressions -> the days of the calendar: pure arithmetic, nothing of text."""
