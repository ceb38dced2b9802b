"""Data that ships, and the code that looks it up."""
