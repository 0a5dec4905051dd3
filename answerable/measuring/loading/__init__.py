"""Files in, clean rows out: CSV, Excel and Parquet, with a sentence for each row that is not taken."""
