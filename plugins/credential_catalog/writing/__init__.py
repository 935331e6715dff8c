"""Files as people write them: a normal form that keeps every comment, new files, new names for old things.

Nothing here writes to disk; the commands `format`, `new` and `rename` do.
"""
