"""The model to and from other formats, one module per format; `tables` is what the others are made of."""
