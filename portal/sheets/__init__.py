"""Spreadsheets in and out, for every room: read with care, written safely, imported by batches."""
