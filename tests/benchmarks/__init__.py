"""Scripts that measure speed; pytest collects none of them."""
