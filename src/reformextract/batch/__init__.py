"""Articles in bulk: read them from files, extract on many processes, write records, lose nothing.

The simple path (text files and JSONL in, JSONL out) needs nothing but the core dependencies. ``process`` holds the one
core that turns articles into records or failures; ``kernel`` is that core from Arrow to Arrow, called by the engines.
"""
