"""Papers in, record out.

`formats/` turn a file into a `layout.Layout`: what stands where on the page, no meaning. `extract/` turns a layout
into facts: meaning, no files. `reader.read_paper` is the whole way.
"""
