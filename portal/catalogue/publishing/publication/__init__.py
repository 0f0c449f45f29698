"""Publication: the document of an approved version becomes tables and a listing."""
