"""The facts that text blocks state, kind by kind."""
