"""The damage done on purpose: what a careless glosser and a lenient decoder make of a GBK page."""

TAG = '<br style="-webkit-tap-highlight-color: transparent;"/>'


def glossed(page, glosses):
    """``page`` with a gloss after every byte pair that spells a character of the list, in step or not."""
    for char, pinyin in glosses.items():
        code = char.encode("gbk")
        page = page.replace(code, code + f"({pinyin})".encode("gbk"))
    return page.replace("！".encode("gbk"), b"\x01" + "！".encode("gbk"))


def decoded(page):
    """``page`` read as GBK: a bad pair is a ``?`` (a comma survives), one of the user zones is nothing."""
    text = []
    position = 0
    while position < len(page):
        lead = page[position]
        pair = page[position : position + 2]
        if lead < 0x80:
            text.append(chr(lead).replace("\x01", ""))
            position += 1
            continue
        try:
            text.append(pair.decode("gbk"))
        except UnicodeDecodeError:
            text.append("" if pair[1:] >= b"\x40" else "?," if pair[1:] == b"," else "?")
        position += 2
    return "".join(text)


def damaged(text, glosses):
    """``text`` as a reader of the page got it, commas and exclamation marks of half width."""
    page = decoded(glossed(text.encode("gbk"), glosses))
    return page.translate(str.maketrans("，！：；", ",!:;"))
