"""What a share, a change, a rate or a quantile is held against."""
