"""What every rule is given: a paper's prose, its tables in cells, its figures at their places."""
