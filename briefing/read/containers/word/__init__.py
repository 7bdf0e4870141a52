"""Word files (.docx, .docm): their parts, their text as HTML with every number written out, an Article.

The format: ECMA-376, "Office Open XML", part 1 (WordprocessingML, section 17) and part 2 (packages).
"""
