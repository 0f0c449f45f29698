"""What ends by itself: an agreement on its last day."""
