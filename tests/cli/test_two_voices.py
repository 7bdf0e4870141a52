"""Two voices: shown in the script, heard in the episode, changed by a person or by the settings."""

import json

TALK = """大桥通车访谈

记者：您盼了多久？

张先生：盼了十年。

今天终于通车了。

## 现场

她喊道：“终于通车了！”大家都笑了。
"""


def voices(text):
    return [line.partition(" {")[2] for line in text.splitlines() if " {" in line]


def test_the_script_shows_who_says_what(desk):
    desk.write("talk.md", TALK)
    plain = desk.run("script", "talk.md").out
    desk.settings(cast='quote = "xiaoyi"\n[cast.speakers]\n"张先生" = "yunjian"')
    done = desk.run("script", "talk.md")
    assert done.code == 0, done.err
    assert voices(done.out) == ["voice=yunjian}", "voice=yunjian}", "voice=xiaoyi}"]
    desk.settings()
    assert desk.run("script", "talk.md").out == plain


def test_a_voice_that_is_not_there_is_named_with_its_key(desk):
    desk.write("talk.md", TALK)
    for table, place in (
        ('quote = "nobody"', "[cast] quote"),
        ('[cast.speakers]\n"答" = "nobody"', "[cast.speakers] 答"),
        ('[cast.speakers]\n"：" = "xiaoyi"', "[cast] speakers: a label is blank"),
    ):
        desk.settings(cast=table)
        for command in ("script", "make"):
            done = desk.run(command, "talk.md")
            assert done.code == 2
            assert place in done.err
            assert len(done.err.splitlines()) == 1


def test_an_unedited_script_follows_the_settings_and_the_transcript_names_the_speakers(desk):
    desk.write("talk.md", TALK)
    episode = desk.made("talk.md")
    assert not voices((episode / "script.md").read_text(encoding="utf-8"))

    other = 'quote = "espeak"\n[cast.speakers]\n"记者" = ""\n"张先生" = "espeak"'
    desk.settings(cast=other)
    assert desk.made("talk.md") == episode
    script = (episode / "script.md").read_text(encoding="utf-8")
    assert len(voices(script)) == 3
    segments = json.loads((episode / "transcript.json").read_text(encoding="utf-8"))["segments"]
    named = {segment["body"]: segment.get("speaker") for segment in segments}
    assert named["记者：您盼了多久？"] == "记者"
    assert named["张先生：盼了十年。"] == "张先生"
    assert named["今天终于通车了。"] == "张先生"
    assert named["“终于通车了！”"] is None
    assert "<v 张先生>今天终于通车了。" in (episode / "transcript.vtt").read_text(encoding="utf-8")

    path = episode / "script.md"
    path.write_text(script.replace(" {voice=espeak}", "", 1), encoding="utf-8")
    desk.settings()
    assert "kept" in desk.make("talk.md").out
    assert desk.made(episode) == episode
    assert len(voices(path.read_text(encoding="utf-8"))) == 2
