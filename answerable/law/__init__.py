"""Dated rules of law and procedure: statutes and their years, clear days. It reads nothing but its own data."""
