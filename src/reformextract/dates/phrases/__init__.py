"""Expressions that stand together grow to one phrase."""
