"""How administrative Vietnamese says a thing: from a phrase to a value, with its span."""
