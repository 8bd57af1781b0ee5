"""Dates: what a match says, the phrase it grows to, the days of the calendar it covers."""
