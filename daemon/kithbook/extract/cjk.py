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
_OFFICE = re.compile(
    r"^\S{0,8}?(?:役員|取締役|部長|社長|会長|所長|室長|課長|館長|理事長|教授|講師|助教|議員|院長|校長|学長|弁護士"
    r"|医師|理事|监事|董事长|总经理|经理|主任|院长|校长|律师|教授|대표|교수|원장|의원|변호사)\s+(?=\S)"
)
"""What stands before a name with a space between them: "常務執行役員 雪村 佳乃子"."""
_NO_NAME = re.compile(
    r"大学|大學|学院|學院|学部|研究|会社|公司|情報|信息|紹介|简介|簡介|学歴|職歴|経歴|簡歷|简历|主页|首页"
    r"|委員|委员|協会|协会|病院|医院|科学|個人|个人|教師|教师|職員|名簿|お知らせ|連絡|联系|ニュース|新闻"
    r"|業績|论文|論文|講義|课程|対象|対応|対談|対外|目次|について|検索|搜索|資料|资料|活動|活动|方針|製品|产品|商品"
    r"|中心|我们|关于|關於|服务|服務|下载|注册|登录|登録|登錄|項目|项目|学生|招生|就业|师资|队伍|概况|动态|通知"
    r"|公告|事業|沿革|理念|挨拶|拠点|案内|採用|募集|診療|外来|入院|部門|部署|科目|歯科|内科|外科|一般|社会|教育"
    r"|会議|会员|会員|年度|年报|年報|日程|予定|時間|时间|大会|協議|協力|支援|相談|予約|受付|料金|費用|地図|交通"
    r"|사항|공지|안내|인사|기업|제품|서비스|채용|고객|센터|게시|자료|목록|교수|구성원|학과|학부|교육|입학|대학|회사"
    r"|연구|소개|[覧览報介概索募媒約约版頁页訊讯述載载般項项誌誌篇章録题題欄栏款購购費费]|(?:台|町|丁目|駅|県|区|市|省)$"
)
"""Words and characters of headings and houses; in names they practically do not occur."""


_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭田董潘袁蔡蒋蔣"
    "余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎"
    "史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向汤湯常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟"
    "殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧管柴蒙"
    "鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜"
    "冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺"
)
_COMPOUND = tuple(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 皇甫 慕容 令狐 尉迟".split()  # noqa: SIM905 - one line
)
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나진민지엄채원천방공현함변염여추도소석선설마길"
    "연위표명기반라왕금옥육인맹제모탁국어은편용"
)
_JAPANESE = re.compile(
    r"^.{1,2}[田川山村野本井原島嶋木藤崎﨑林森口谷沢澤橋内中上下部尾岡浦塚津瀬間宮坂池石水辺邊条寺見倉堂垣岸戸丸馬河屋地"
    r"越関場永嵐]"
)
"""How most family names end: "田中", "長谷川"."""


def borne(text: str) -> bool:
    """Tell whether such a name is parted, or begins with a family name that many bear."""
    if not name(text):
        return False
    if any(one.isspace() or one in "·・" for one in text):
        return True
    if text[0] in _CHINESE or text.startswith(_COMPOUND) or text[0] in _KOREAN:
        return True
    return bool(_JAPANESE.match(text)) or any("\u3040" <= one <= "\u30ff" for one in text)


def written(text: str) -> bool:
    """Tell whether a short text is written in these scripts alone."""
    return bool(_WRITTEN.match(text))


def name(text: str) -> bool:
    """Tell whether such a text has a name's length and is no heading or house."""
    return bool(_NAME.match(text)) and not _NO_NAME.search(text)


def long(text: str) -> bool:
    """Tell whether a text has the letters of a Korean name and is longer than nearly all are."""
    return bool(_LONG.match(text)) and not _NO_NAME.search(text)


_LONG = re.compile(r"^[\uac00-\ud7af]{5,6}$")
_PAGE = re.compile(
    r"\s?(?:的(?:个人|個人)?(?:主页|網頁|网页|网站|博客|首页)|の(?:個人)?(?:ホームページ|ページ|サイト|ブログ|部屋)"
    r"|의 ?(?:홈페이지|블로그))(?:へようこそ)?$"
)
"""What somebody has: "王小明的主页"."""


def without_title(line: str) -> str:
    """Cut the honorific behind a name and the office before it, and that it is their page."""
    return line if line.isascii() else _OFFICE.sub("", _TITLE.sub("", _PAGE.sub("", line)))
