"""How a document is laid out: bytes to blocks, outline, facts and a plan."""
