"""The world outside: each neighbour behind one small Protocol."""
