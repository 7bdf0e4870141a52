"""Whether a text is source code: by how most of its lines are shaped, whatever the language."""

from __future__ import annotations

import re
from typing import Final

from briefing.read.language import CHINESE
from briefing.zh.characters import COMMON_HAN

FENCED: Final = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
"""A block of code in Markdown: what stands around it is judged."""

SHAPES: Final[tuple[tuple[str, str], ...]] = (
    (r".*[;{}]", "int total = 0;"),
    (r"[\])}]+[,;)]*", "});"),
    (r"#\s*(include|define|if|ifdef|ifndef|endif|pragma|undef)\b.*", "#include <stdio.h>"),
    (r"#!\s*/.*", "#!/bin/sh"),
    (r"(from\s+[\w.]+\s+)?import\s+[\w.*{}, \"'/]+", "from pathlib import Path"),
    (r"(package|using|namespace|require|include|module)\s+[\w.:/\\'\"-]+", "package main"),
    (r"((pub|public|private|static|async|export|default|abstract|final)\s+)*"
     r"(def|class|function|func|fn|struct|enum|interface|impl|trait|sub|module|type)\s+\w.*[:{(\[=).,].*",
     "def read(path):"),
    (r"[})\]]*\s*(if|elif|else if|else|for|while|switch|try|except|catch|finally|with|do|case|default|foreach"
     r"|unless|match|when|loop|until)\b.*([:{]|\bdo|\bthen)", "for line in lines:"),
    (r"(pass|break|continue|end|fi|done|esac|then|else|begin|endif)", "fi"),
    (r"(return|yield|raise|throw|assert|await|del|echo|puts|print|println!?|printf|console\.log)\b"
     r"(?=.*[\"'(\[.+=\d]|\s+\w+$|$).*", "return path.name"),
    (r"(const|let|var|val|my|local|final|auto|int|float|double|char|bool|string|String|void|long)\s+"
     r"[\w$*&\[\]<>]+.*", "let name = 'x'"),
    (r"[\w.$@*&>\[\]\"'-]+(\s*,\s*[\w.]+)*(:\s*[\w\[\], .|]+)?\s*([-+*/|&:?]?=|<-|=>|::)\s*\S.*",
     "count += 1"),
    (r"[\w.$:>!-]+\(.*\)?[,)]*", "print(name)"),
    (r"@[\w.]+(\(.*\))?", "@dataclass"),
    (r"\.\w+\(.*", ".filter(x => x)"),
    (r"</?[A-Za-z][\w.:-]*(\s[^<>]*)?/?>.*", "<div class='a'>"),
    (r"(SELECT|INSERT INTO|UPDATE|CREATE|DELETE FROM|ALTER|DROP|FROM|WHERE|(LEFT |INNER )?JOIN|GROUP BY"
     r"|ORDER BY|VALUES|SET|LIMIT|RUN|COPY|ENV|WORKDIR|EXPOSE|CMD|ENTRYPOINT)\b.*", "SELECT name FROM towns"),
    (r"(\$|sudo|apt|apt-get|pip|pip3|npm|git|docker|curl|wget|cd|mkdir|chmod|export|source)\s+\S.*",
     "pip install briefing"),
    (r"\(+[\w+*/<>=!?-]+(\s.*)?", "(defun add (a b)"),
    (r"(diff --git|@@ |\+\+\+ |--- )\S?.*", "@@ -1,3 +1,4 @@"),
    (r"(mov|push|pop|call|ret|jmp|je|jne|add|sub|xor|cmp|lea)\s+[\w\[\]%$,. +-]+", "mov eax, 1"),
    (r"(Dim|End (Sub|If|Function)|Sub|Private Sub)\b.*", "End Sub"),
    (r"[\"'][^\"']*[\"']\s*[:,].*", "'name': 1,"),
    (rf"[A-Za-z_][\w.-]*\s*:\s*[^:：{COMMON_HAN}]*[;,]", "color: red;"),
)  # fmt: skip
"""Lines of code, what is quoted in them set aside; each row is tested by its example."""

_SHAPE: Final = re.compile("|".join(f"(?:{pattern})" for pattern, _ in SHAPES))
_BLOCKS: Final = re.compile(
    r"/\*.*?\*/|<!--.*?-->|(?P<quotes>\"\"\"|''')(?:.*?)(?P=quotes)|^=begin.*?^=end", re.DOTALL | re.MULTILINE
)
"""Comments and texts over several lines."""
_STRING: Final = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`")
_COMMENT: Final = re.compile(r"\s*(#(?!include|define|if|endif)|//|/\*|\*|--\s|;;|%|REM\b)")
_TRAILING: Final = re.compile(r"\s+(//|#|--\s).*$")
_LEAST: Final = 3
"""Lines: fewer may be a title with brackets."""
_SHARE: Final = 0.6
"""Of the lines that are no comment, what is code in code: an article about it has more text around it."""
_PROSE_LINE: Final = 8
"""Characters of Chinese outside quotes and comments: a line of code has fewer."""
_NAMES: Final = 0.3
"""Of a line of code that may be Chinese names."""
_PROSE: Final = 0.1
"""Where more of the lines are prose, it is an article with code in it."""


def is_code(text: str) -> bool:
    """Whether ``text`` is source code, its comments and quoted texts in any language.

    >>> is_code("import os\\n\\n# 列出文件\\nfor name in os.listdir():\\n    print(name)\\n")
    True
    """
    code = prose = others = 0
    for line in _BLOCKS.sub('""', FENCED.sub("", text)).splitlines():
        if not line.strip() or _COMMENT.match(line):
            continue
        bare = _TRAILING.sub("", _STRING.sub('""', line)).strip()
        chinese = len(CHINESE.findall(bare))
        if chinese >= _PROSE_LINE:
            prose += 1
        elif _SHAPE.fullmatch(bare) and chinese <= _NAMES * len(bare):
            code += 1
        else:
            others += 1
    total = code + prose + others
    return code >= _LEAST and code >= _SHARE * total and prose <= _PROSE * total
