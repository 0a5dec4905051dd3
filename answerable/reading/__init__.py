"""Papers in, record out.

`formats/` turn a file into a `layout.Layout`: what stands where on the page, no meaning. `extract/` turns a layout into
facts: meaning, no files. `families/` say how one family of papers looks, as data. `reader.read_paper` is the whole way.
"""
