"""How a network begins: its lead, and the invitation of the lead's first administrator."""
