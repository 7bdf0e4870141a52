"""How many surnames are read as names: ``python bench/surnames.py [--show]``

Each person in each frame, by the full name or the surname alone. The rules were written with the first frames
in sight, and measured on the others afterwards.
"""

from __future__ import annotations

import sys

from briefing.pronounce.writing import pronounce

PEOPLE = """
单志强:shan4 解丽华:xie4 仇建国:qiu2 查文斌:zha1 区永权:ou1 任晓明:ren2 曾雨桐:zeng1 盖玉林:ge3
朴成浩:piao2 尉迟文轩:yu4 万俟天宇:mo4 华春生:hua4 葛红军:ge3 乐嘉宁:yue4 燕小川:yan1 应志远:ying1
曲婉婷:qu1 柏青云:bai3 卜凡星:bu3 缪国栋:miao4 员晓峰:yun4 訾伟:zi1 逄建:pang2 尹力:yin3
翟天明:zhai2 种振国:chong2 召刚:shao4 冼敏:xian3 折可行:she2 那英杰:na1 隗林:wei3 乜雪:nie4
谌龙:chen2 过百龄:guo1 晁勇:chao2 覃海洋:qin2 车晓东:che1 令狐冲:ling2 长孙无忌:zhang3 夏侯婴:xia4
强卫:qiang2 石磊:shi2 盛光祖:sheng4 幸运:xing4 俞敏洪:yu2 贾樟柯:jia3 沈腾:shen3 藏天朔:zang4
臧健和:zang1 卓伟:zhuo2 洪磊:hong2 仉海:zhang3 佴涛:nai4 牟林:mou2 费翔:fei4 秘长城:bi4 褚健:chu3
薄一鸣:bo2 都兴华:du1 尧舜:yao2 舍予:she4
"""
"""Name: the reading of its first character."""
DOUBLE = ("尉迟", "万俟", "令狐", "长孙", "夏侯")

FRAMES = {
    "in sight": (
        "{name}说，这项工作很重要。|记者{name}报道|校长{name}表示感谢。|{surname}先生昨天到京。|{surname}女士已经离开了"
        "|{surname}教授认为|导演{name}和演员王刚出席|作者：{name}|该公司董事长{name}透露，|“{surname}老师，您好！”"
        "|{surname}某被警方抓获"
    ),
    "unseen": (
        "{name}生于一九七〇年。|影片由{name}执导。|{name}的妻子也在现场。|{name}教授团队发现|在{name}看来，这很难。|前国脚{name}加盟"
        "|据{surname}先生介绍|{name}、王刚等人参加|{surname}姓村民|向{surname}大夫请教"
    ),
}


def main(show: bool) -> None:
    for kind, frames in FRAMES.items():
        right, missed = 0, []
        for person in PEOPLE.split():
            name, _, wanted = person.partition(":")
            surname = name[:2] if name.startswith(DOUBLE) else name[0]
            for frame in frames.split("|"):
                text = frame.format(name=name, surname=surname)
                utterance = pronounce(text)
                given = utterance.readings[utterance.spoken.index(name[0])]
                right += given == wanted
                if given != wanted:
                    missed.append(f"{text} {given}, should be {wanted}")
        total = right + len(missed)
        print(f"{kind}: {right} of {total}, {100 * right / total:.1f} %")
        for line in missed if show else ():
            print(f"    {line}")


if __name__ == "__main__":
    main("--show" in sys.argv)
