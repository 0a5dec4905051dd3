"""A file in, a `layout.Layout` out: where words stand on the page. Nothing here knows what they mean."""
