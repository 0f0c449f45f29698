"""The school calendar of the network: when schools and nurseries are closed."""
