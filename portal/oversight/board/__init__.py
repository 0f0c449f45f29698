"""The pages of the counts: flow, breakdowns, exchanges, refusals, unmet need."""
