"""The list and the board of cases, with the filters that a person keeps."""
