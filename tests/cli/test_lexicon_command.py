"""``briefing lexicon`` keeps the words of a show, and episodes are said as it says."""

import json


def test_words_are_added_listed_and_checked(desk):
    assert desk.run("lexicon", "add", "单田芳", "shàn tián fāng").code == 0
    assert desk.run("lexicon", "add", "朝阳", "zhāo yáng", "--context", "旭日").code == 0
    listed = desk.run("lexicon", "list").out
    assert listed.splitlines() == ["单田芳  shàn tián fāng", "朝阳  zhāo yáng  where 旭日 stands"]
    assert desk.run("lexicon", "check").out == "lexicon.toml: 2 words, all can be said\n"


def test_a_wrong_pinyin_is_refused_and_not_written(desk):
    done = desk.run("lexicon", "add", "芳", "fānk")
    assert (done.code, "did you mean fān or fāng?" in done.err) == (2, True)
    assert not (desk.folder / "lexicon.toml").exists()


def test_what_is_not_utf8_is_refused(desk):
    done = desk.run("lexicon", "add", "\udcff", "jiǎ")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "not UTF-8" in done.err


def test_without_a_lexicon_the_way_to_one_is_told(desk):
    done = desk.run("lexicon", "list")
    assert done.code == 2
    assert "briefing lexicon add" in done.err


def test_it_lies_where_the_settings_say(desk):
    desk.settings(speech='voice = "espeak"\nlexicon = "words/ours.toml"')
    (desk.folder / "words").mkdir()
    assert desk.run("lexicon", "add", "甲", "jiǎ").code == 0
    assert (desk.folder / "words" / "ours.toml").exists()


def test_explain_follows_it(desk):
    desk.run("lexicon", "add", "单田芳", "dān tián fāng")
    said = json.loads(desk.run("explain", "--json", "单田芳").out)
    assert [reading for _, _, reading in said["readings"]] == ["dan1", "tian2", "fang1"]


def test_a_changed_word_speaks_its_sentences_anew_and_no_others(desk):
    source = desk.write("bridge.txt")
    desk.made(source)
    assert "unchanged" in desk.make(source).out
    desk.run("lexicon", "add", "孩子们", "小朋友们")
    assert ", 1 spoken now" in desk.make(source).out
    desk.run("lexicon", "add", "未出现", "不相干")
    assert "unchanged" in desk.make(source).out


def test_a_broken_lexicon_ends_a_run_before_anything_is_spoken(desk):
    desk.write("lexicon.toml", '"甲" = "甲"')
    done = desk.make(desk.write("bridge.txt"))
    assert (done.code, "lexicon.toml, 甲: said with itself" in done.err) == (2, True)


def test_a_word_is_removed_in_either_script_and_all_else_stays(desk):
    text = (
        '# ours\n"单田芳" = "shàn tián fāng" # storyteller\n'
        '"朝阳" = ["cháo yáng", { said = "zhāo yáng", context = "旭日" }]\n'
    )
    desk.write("lexicon.toml", text)
    done = desk.run("lexicon", "remove", "單田芳")
    assert (done.code, done.out) == (0, "lexicon.toml: 單田芳 removed\n")
    assert (desk.folder / "lexicon.toml").read_text(encoding="utf-8") == "# ours\n" + text.splitlines(True)[2]
    assert desk.run("lexicon", "remove", "朝阳").code == 0
    assert (desk.folder / "lexicon.toml").read_text(encoding="utf-8") == "# ours\n"


def test_a_word_that_is_not_there_is_told_and_nothing_is_written(desk):
    done = desk.run("lexicon", "remove", "桥")
    assert (done.code, "no such word" in done.err) == (2, True)
    assert not (desk.folder / "lexicon.toml").exists()
