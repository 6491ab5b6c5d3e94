"""Names in Chinese, Japanese and Korean: by their length and by what no name contains."""

import re

_WRITTEN = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·\s]{2,12}$")
_NAME = re.compile(
    r"^(?:[\u3400-\u9fff]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{1,5}\s[\u3040-\u30ff\u3400-\u9fff]{1,5}"
    r"|[\u30a0-\u30ff]+(?:[·\u30fb][\u30a0-\u30ff]+)+|[\uac00-\ud7af]{2,4}"
    r"|[\uac00-\ud7af]{1,2}\s[\uac00-\ud7af]{1,3})$"
)
_TITLE = re.compile(
    r"(?<=[\u3040-\u9fff\uac00-\ud7af])\s*(?:副教授|准教授|特任教授|教授|講師|讲师|博士|老师"
    r"|老師|先生|女士|議員|议员|氏|様|교수|박사|대표|선생님|의원|기자)(?=\s*(?:[|\uff5c:\uff1a-]|$))"
)
"""What follows a name there, as honorifics precede it elsewhere."""
_NO_NAME = re.compile(
    r"大学|大學|学院|學院|学部|研究|会社|公司|情報|信息|紹介|简介|簡介|学歴|職歴|経歴|簡歷|简历|主页|首页"
    r"|委員|委员|協会|协会|病院|医院|科学|個人|个人|教師|教师|職員|名簿|お知らせ|連絡|联系|ニュース|新闻"
    r"|業績|论文|論文|講義|课程|대학|회사|연구|소개"
)


def written(text: str) -> bool:
    """Tell whether a short text is written in these scripts alone."""
    return bool(_WRITTEN.match(text))


def name(text: str) -> bool:
    """Tell whether such a text has a name's length and is no heading or house."""
    return bool(_NAME.match(text)) and not _NO_NAME.search(text)


def without_title(line: str) -> str:
    """Cut the honorific behind a name."""
    return _TITLE.sub("", line)
