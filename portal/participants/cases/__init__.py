"""Cases: who is followed, in which state, by whom; the page of a person."""
