"""Enrolment: by a woman herself, and by her welfare manager."""
