"""patterns/<language>/**/*.toml -> one validated, frozen PatternSet."""
