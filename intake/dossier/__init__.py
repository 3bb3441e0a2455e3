"""One purchase: the answers, the steps, who may see it, its advice and its documents."""
