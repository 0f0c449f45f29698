"""Pictures of every screen, for looking at them and for the guide: `make screens`."""
