"""Counts, money, ratios, measures and ranks: how a match becomes a draft of each kind."""
