"""What a temporal expression means on the calendar. No matching of text here, and no English.

``stretches``: days, weeks, months ... and moving among them; ``durations``: TIMEX3 durations; ``holidays``: days of
moving feasts; ``expressions``: what a text may say; ``shapes``: what an expression is as such; ``flow``: what came before in
the text; ``resolver``: expression and flow -> TIMEX3 type, value, mod and the calendar days covered.
"""
