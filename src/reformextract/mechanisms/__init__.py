"""Named reform mechanisms: finding them, knowing them again, the lists they stand in, and what happened to them."""
