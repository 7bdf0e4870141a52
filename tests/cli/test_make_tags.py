"""What a player shows of an episode that `briefing make` made: the tags that only a whole run can fill."""

from mutagen.id3 import ID3

WANTED = {
    *("TIT2", "TPE1", "TALB", "TPE2", "TYER", "TDAT", "TLAN", "TCON", "TRCK"),
    *("COMM", "PCST", "TDES", "APIC", "USLT", "CHAP", "CTOC", "TXXX"),
}


def track(folder):
    return ID3(folder / "episode.mp3")["TRCK"].text


def test_episodes_are_numbered_as_they_come_and_keep_their_number(desk):
    desk.write("a.txt", "第一座桥\n\n" + "新桥今天正式通车，两岸居民盼了十年。")
    desk.write("b.txt", "第二座桥\n\n" + "又一座新桥今天正式通车，两岸居民盼了八年。")
    first, second = desk.made("a.txt"), desk.made("b.txt")
    assert (track(first), track(second)) == (["1"], ["2"])
    assert desk.make(first, "--retake", 2, "--speed", 0.9).code == 0
    assert track(first) == ["1"]


def test_the_tags_that_podcast_players_look_for_are_all_there(desk):
    desk.write("a.md", "---\ntitle: 新桥\ndate: 2026-11-24\n---\n# 新桥\n\n新桥今天正式通车。\n")
    tags = ID3(desk.made("a.md") / "episode.mp3", translate=False)  # as they lie there, not as ID3v2.4
    assert [name for name in WANTED if not tags.getall(name)] == []
    assert tags.version == (2, 3, 0)
