"""A date rule's match -> what it says (an Expression)."""
