"""What the database must be, asked of its own catalogue; each check returns its complaints."""
