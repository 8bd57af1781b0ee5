"""Facts: what a figure says, of whom and when."""
