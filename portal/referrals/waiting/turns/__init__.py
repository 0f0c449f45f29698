"""Whose turn it is: ended offers go on to the next, who no longer waits leaves the list."""
