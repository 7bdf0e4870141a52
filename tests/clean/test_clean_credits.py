"""Who reported is spoken; who edited, when and where it came from is only shown."""

import pytest

from briefing.clean.bylines import DATE_LINE, HEAD_LINES, RULES
from briefing.clean.credits import mark_credits
from briefing.nouns import Article, Block, Role


def marked(*lines, role=Role.BODY, **fields):
    return mark_credits(Article("題", tuple(Block(role, line) for line in lines), "", **fields))


def roles(*lines, role=Role.BODY):
    return [block.role for block in marked(*lines, role=role).blocks]


@pytest.mark.parametrize("rule", [*RULES, DATE_LINE, *HEAD_LINES], ids=lambda rule: rule.example)
def test_each_rule_does_what_its_example_says(rule):
    assert roles(rule.example) == [rule.role]


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 王明",
        "（記者 王明）",
        "(本报记者李明、王芳)",
        "【记者：李明】",
        "新华社记者 Tom Hanks",
        "记者：李明 通讯员：王芳",
        "作者：李明",
        "摄影:李雷",
        "通讯员 王五",
        "采写：南都记者 王明",
        "本报记者李明报道",
        "记者 阿卜杜拉·买买提",
        "文/李雷 图/韩梅梅",
        "澎湃新闻记者 段彦 廖艳",
        "《棱镜》作者 周纯",
        "【文/某某网专栏作者 王文】",
        "〔記者黃淑惠／雲林報導〕",
        "記者／林書瑋",
    ],
)
def test_a_byline_is_a_credit(line):
    assert roles(line) == [Role.CREDIT]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：王芳 校对：李雷",
        "编辑：李雷 审核：韩梅梅",
        "监制：李明、王芳",
        "责编：王芳_NB12345",
        "来源：人民日报",
        "(来源:新华网)",
        "2026-11-24 10:30 来源：新华网",
        "原标题：《大桥通车》",
        "來源|河岸日報及新華社",
        "编辑|张维 语音|徐佳 剪辑|李春 制图|张莉 校读|刘永",
        "最新更新：2026/11/24 10:48",
        "原創 2026-11-24 沈青 河岸讀書會 河岸讀書會",
        "2026-11-24 河岸君 河岸日报",
    ],
)
def test_an_editors_line_is_data(line):
    assert roles(line) == [Role.DATA]


@pytest.mark.parametrize(
    "line",
    [
        "记者王某说",
        "记者王某说，他当时在场。",
        "本报记者李明在现场看到",
        "本报记者王强认为",
        "记者 从会上获悉",
        "新华社北京11月24日电 记者王某说",
        "编辑：你怎么看这件事",
        "作者：王小波是一位作家。",
        "作者",
        "文学作品",
        "来源：这条河的来源至今没有人知道。",
        "时间：2026年11月24日",
        "战地记者罗伯特的一生",
        "《作者之死》作者是谁",
        "新闻记者生涯",
    ],
)
def test_what_only_looks_like_one_is_text(line):
    assert roles(line) == [Role.BODY]


@pytest.mark.parametrize(
    "line", ["2026-11-24 大桥通车，两岸放假。", "2026年11月24日 大桥通车", "2026-11-24 10:30 记者从会上获悉"]
)
def test_a_day_before_a_sentence_is_no_data(line):
    assert roles(line) == [Role.BODY]


def test_a_day_with_names_is_data_above_the_article_only():
    assert roles("盼了十年。", "2026-11-24 河岸君 河岸日报") == [Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("新京报记者 王明 编辑 李雷 校对 张三", "credit 新京报记者 王明|data 编辑 李雷 校对 张三"),
        ("来源：新华网 作者：李明 2026-11-24", "data 来源：新华网|credit 作者：李明|data 2026-11-24"),
        ("2026-07-19 14:22 河岸日報 / 記者林書瑋／淡水即時報導",
         "data 2026-07-19 14:22|credit 河岸日報 / 記者林書瑋／淡水即時報導"),
        ("本文来源：某某周刊责任编辑：杨倩_NF4425", "data 本文来源：某某周刊责任编辑：杨倩_NF4425"),
        ("【实习编辑：李雷】【责任编辑：韩梅梅】", "data 【实习编辑：李雷】【责任编辑：韩梅梅】"),
        ("（供稿：土木工程学院 摄影：张艳 编辑：苏芳 审核：田其学）",
         "data （供稿：土木工程学院 摄影：张艳 编辑：苏芳 审核：田其学）"),
        ("药剂科供稿 摄影/张艳 编辑/苏芳", "data 药剂科供稿|credit 摄影/张艳|data 编辑/苏芳"),
        ("大桥今天通车。（责任编辑：王芳）", "body 大桥今天通车。|data （责任编辑：王芳）"),
        ("大桥今天通车。责任编辑：王芳", "body 大桥今天通车。|data 责任编辑：王芳"),
        ("大橋今天通車。（來源：某某網）", "body 大橋今天通車。|data （來源：某某網）"),
        ("大桥今天通车。（记者 李明）", "body 大桥今天通车。（记者 李明）"),
        ("他问：“谁是责任编辑？”", "body 他问：“谁是责任编辑？”"),
    ],
)  # fmt: skip
def test_a_line_of_both_is_divided(line, expected):
    blocks = marked(line).blocks
    assert "|".join(f"{block.role} {block.text}" for block in blocks) == expected


def test_names_alone_go_on_the_byline_before_them():
    lines = ("正文。", "本報記者李煉 楊文", "閆書敏 楊文俊 郭寧 要佳", "責任編輯:暢任杰")
    assert roles(*lines) == [Role.BODY, Role.CREDIT, Role.CREDIT, Role.DATA]
    assert marked(*lines).author == "李煉、楊文、閆書敏、楊文俊、郭寧、要佳"


def test_a_heading_after_a_byline_is_no_name():
    assert roles("本报记者 王明", "背景介绍", role=Role.HEADING) == [Role.CREDIT, Role.HEADING]


def test_names_without_a_byline_are_text():
    assert roles("李明 王芳") == [Role.BODY]


def test_a_line_taken_for_a_heading_by_the_reader_is_a_credit_all_the_same():
    assert roles("本報記者李煉 楊文", role=Role.HEADING) == [Role.CREDIT]


def test_an_item_of_a_list_stays_one():
    assert roles("来源：人民日报", role=Role.ITEM) == [Role.ITEM]


def test_the_dates_of_a_chronicle_are_its_headings():
    assert roles("2026年1月2日", "通车。", "2026年3月4日", "关闭。") == [Role.BODY] * 4


def test_author_publisher_and_date_are_filled_in():
    article = marked("来源：新华网", "发布时间：2026年1月2日 08:30", "正文。", "本报记者 王明 Tom Hanks")
    assert (article.author, article.publisher, article.date) == (
        "王明、Tom Hanks",
        "新华网",
        "2026-01-02T08:30",
    )


def test_what_the_article_has_already_is_kept():
    article = marked("来源：新华网", "2026-13-45", "记者：王明", author="甲", publisher="乙")
    assert (article.author, article.publisher, article.date) == ("甲", "乙", "")
