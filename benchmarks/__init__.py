"""How fast each stage is, how it grows, and how that compares with other extractors."""
