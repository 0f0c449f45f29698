"""The shared catalogue: what the organisations offer, reviewed, published and found."""
