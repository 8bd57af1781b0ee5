"""Runs of units that say one number become one unit; what number a unit says."""
