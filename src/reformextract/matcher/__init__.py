"""The rule language: patterns over units, compiled; the rules run together; the choice among matches that overlap."""
