"""Services of the catalogue that suit a woman's needs, and why."""
