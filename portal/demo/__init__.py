"""The demo network: invented organisations, people and services, loaded by `flask demo load`."""
