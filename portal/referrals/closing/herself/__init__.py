"""The page behind her link: one question, no name and no service."""
