"""Reads e-government plans into typed, sourced, comparable data."""
