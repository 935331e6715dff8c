"""The graph of what comes before what, and where it is drawn."""
