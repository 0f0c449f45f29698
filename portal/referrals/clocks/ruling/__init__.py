"""How long clocks run: the lead says it for the network, a partner for its own services."""
