"""One's own agenda and the colleagues': by week, day and list, on paper, in another calendar."""
