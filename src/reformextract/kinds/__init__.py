"""One module for each kind of record: how a rule's match becomes that record."""
