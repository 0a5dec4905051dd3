"""Forces side by side: ratios, funnels, ranks with their spread, groups of similar forces."""
