"""The records: their models, the drafts they are made of, what links those of one article."""
