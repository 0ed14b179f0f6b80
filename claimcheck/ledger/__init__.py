"""Claims, owned series and decisions that outlive a run."""
