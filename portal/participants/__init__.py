"""The women whom the organisations follow: their cases, families, interviews and needs."""
