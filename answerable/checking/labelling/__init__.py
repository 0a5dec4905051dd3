"""Days, years, numbers and names as papers print them."""
