"""Surveys: response, weighting, intervals, and what those who did not answer could change."""
