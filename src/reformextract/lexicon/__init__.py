"""Text -> units: the view of the text, its tokens, the classes that shape and lexicon give them, sentence ends."""
