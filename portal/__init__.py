"""What people do and see."""

import gc

# What is loaded at the start stays for good: looking through it again and again for what nobody
# holds any more would take a fifth of the start.
gc.set_threshold(400_000, 20, 20)
