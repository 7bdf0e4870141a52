"""What a person saves in an episode's folder while the episode is made anew is kept, and the run says so."""

import os
import shutil

import pytest

from briefing import exchange
from briefing.conductor import produce as conductor
from briefing.conductor.flags import Flags
from briefing.config import load
from briefing.package import folder, handover


class Saving:
    """A reporter during whose stage a person saves something."""

    def __init__(self, stage, save):
        self.stage, self.save = stage, save
        self.notes = []

    def begin(self, stage):
        if stage == self.stage:
            self.save()

    def advance(self, fraction, detail=""):
        pass

    def note(self, news):
        self.notes.append(news)


def by_renaming(script, text):
    draft = script.with_name(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(script)


def in_place(script, text):
    script.write_text(text, encoding="utf-8")


def edited(script, after="纸飞机"):
    text = script.read_text(encoding="utf-8")
    assert "风筝" in text
    return text.replace("风筝", after)


@pytest.fixture(params=[by_renaming, in_place])
def save(request):
    return request.param


@pytest.fixture
def desk(same_desk):
    return same_desk


@pytest.fixture
def made(desk):
    return desk.bridge()


def remade(source, made, save, *, force=True):
    """The result of a run during whose mixing the script of ``made`` is saved by ``save``."""
    person = Saving("mixing", lambda: save(made / "script.md", edited(made / "script.md")))
    return conductor.produce(
        str(source), out=made.parent, config=load(None), flags=Flags(force=force), report=person
    )


@pytest.mark.parametrize("what", ["episode", "article"])
def test_an_edit_saved_while_its_episode_is_made_anew_is_kept_and_told(desk, made, save, what):
    result = remade(made if what == "episode" else "bridge.txt", made, save)
    assert "纸飞机" in (made / "script.md").read_text(encoding="utf-8")
    assert [doubt for doubt in result.doubts if "script.md was saved while" in doubt]
    assert "风筝" in (made / "transcript.vtt").read_text(encoding="utf-8")
    assert "kept: its script.md was edited by hand" in desk.make("bridge.txt").out
    assert ", 1 spoken now, " in desk.make(made).out
    assert "纸飞机" in (made / "transcript.vtt").read_text(encoding="utf-8")


def test_an_edit_that_was_there_is_what_force_discards(desk, made, save):
    save(made / "script.md", edited(made / "script.md", "老鹰"))
    assert desk.make("bridge.txt", "--force").code == 0
    assert "风筝" in (made / "script.md").read_text(encoding="utf-8")


def test_an_edit_saved_during_a_new_edition_is_kept(desk, made, save):
    desk.write("bridge.txt", (desk.folder / "bridge.txt").read_text(encoding="utf-8").replace("新桥", "老桥"))
    result = remade("bridge.txt", made, save, force=False)
    script = (made / "script.md").read_text(encoding="utf-8")
    assert "纸飞机" in script
    assert "新桥" in script, "a person's script is not mixed with the article's"
    assert result.doubts


def test_an_edit_saved_during_a_retake_is_kept(made, save):
    person = Saving("mixing", lambda: save(made / "script.md", edited(made / "script.md")))
    result = conductor.retake(made, 2, config=load(None), flags=Flags(speed=0.8), report=person)
    assert "纸飞机" in (made / "script.md").read_text(encoding="utf-8")
    assert result.doubts


def test_the_command_ends_with_3_and_names_the_episode(desk, made, monkeypatch):
    publish = folder.publish

    def saved_just_before(*words, **more):
        by_renaming(made / "script.md", edited(made / "script.md"))
        return publish(*words, **more)

    monkeypatch.setattr(folder, "publish", saved_just_before)
    done = desk.make(made, "--force")
    assert done.code == 3
    assert f"look at {made}: script.md was saved while the episode was made" in done.err


@pytest.mark.parametrize("can", [True, False], ids=["exchange", "two renames"])
def test_an_edit_saved_between_the_comparison_and_the_exchange_is_kept(desk, made, monkeypatch, can, save):
    def exchanged(one, other):
        save(made / "script.md", edited(made / "script.md"))
        monkeypatch.undo()
        monkeypatch.chdir(desk.folder)
        return can and exchange.exchange(one, other)

    monkeypatch.setattr(folder, "exchange", exchanged)
    assert desk.make(made, "--force").code == 3
    assert "纸飞机" in (made / "script.md").read_text(encoding="utf-8")
    assert desk.make(made).code == 0
    assert "纸飞机" in (made / "transcript.vtt").read_text(encoding="utf-8")


def test_an_editor_that_holds_the_script_open_across_the_exchange_writes_to_the_right_file(desk, made):
    with (made / "script.md").open("r+", encoding="utf-8") as editor:
        text = editor.read().replace("风筝", "纸飞机")
        assert desk.make(made, "--force").code == 0
        editor.seek(0)
        editor.write(text)
    assert "纸飞机" in (made / "script.md").read_text(encoding="utf-8")


def test_a_run_ended_right_after_the_exchange_still_keeps_what_was_saved_before_it(desk, made, monkeypatch):
    def exchanged(one, other):
        by_renaming(made / "script.md", edited(made / "script.md"))
        return exchange.exchange(one, other)

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "exchange", exchanged)
    monkeypatch.setattr(folder, "hand_over", killed)
    monkeypatch.setattr(folder, "_settle", killed)
    assert desk.make(made, "--force").code == 130
    assert "纸飞机" not in (made / "script.md").read_text(encoding="utf-8")
    monkeypatch.undo()
    monkeypatch.chdir(desk.folder)
    assert desk.make(made).code == 0
    assert "纸飞机" in (made / "script.md").read_text(encoding="utf-8")
    assert [path.name for path in made.parent.iterdir() if path.name[0] != "."] == [made.name]


def test_what_force_discards_does_not_come_back_after_a_kill(desk, made, monkeypatch):
    by_renaming(made / "script.md", edited(made / "script.md"))

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "hand_over", killed)
    monkeypatch.setattr(folder, "_settle", killed)
    assert desk.make("bridge.txt", "--force").code == 130
    monkeypatch.undo()
    monkeypatch.chdir(desk.folder)
    assert desk.make("bridge.txt").out.endswith("unchanged\n")
    assert "纸飞机" not in "".join(path.read_text(encoding="utf-8") for path in made.glob("script*"))


def test_two_people_who_save_at_one_moment_both_keep_their_text(desk, made, monkeypatch):
    hand_over = handover.hand_over

    def later(old, new, known, made):
        by_renaming(old / "script.md", edited(old / "script.md"))
        by_renaming(new / "script.md", edited(new / "script.md", "老鹰"))
        hand_over(old, new, known, made)

    monkeypatch.setattr(folder, "hand_over", later)
    assert desk.make(made, "--force").code == 3
    assert "老鹰" in (made / "script.md").read_text(encoding="utf-8")
    assert "纸飞机" in (made / "script-2.md").read_text(encoding="utf-8")


def test_files_that_a_person_adds_meanwhile_stay(desk, made):
    def add():
        desk.write(made.resolve() / "notes.txt", "mine")
        desk.write(made.resolve() / "cuts" / "1.wav", "mine too")
        (made / "gone").symlink_to("nowhere")
        (made / "elsewhere").symlink_to(desk.folder)

    for _ in range(2):
        conductor.produce(
            str(made),
            out=made.parent,
            config=load(None),
            flags=Flags(force=True),
            report=Saving("packaging", add),
        )
        assert (made / "notes.txt").read_text() == "mine"
        assert (made / "cuts" / "1.wav").read_text() == "mine too"
        assert (made / "gone").is_symlink()
        assert (made / "elsewhere").is_symlink()
        shutil.rmtree(made / "cuts")
        for name in ("notes.txt", "gone", "elsewhere"):
            (made / name).unlink()


def test_files_stay_where_nothing_can_be_linked(desk, made, monkeypatch):
    def refused(*_, **__):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(handover, "_link", refused)
    desk.write(made.resolve() / "cuts" / "1.wav", "mine")
    assert desk.make(made, "--force").code == 0
    assert (made / "cuts" / "1.wav").read_text() == "mine"


def test_what_lies_in_the_old_folder_and_in_the_new_is_kept_twice_where_it_differs(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for place in (old, new):
        (place / "cuts").mkdir(parents=True)
        (place / "cuts" / "1.wav").write_text(place.name)
        (place / "same.txt").write_text("same")
    handover.hand_over(old, new, set(), handover.made_in(old))
    assert not old.exists()
    assert sorted(path.name for path in new.iterdir()) == ["cuts", "same.txt"]
    assert {path.name: path.read_text() for path in (new / "cuts").iterdir()} == {
        "1.wav": "new",
        "1-2.wav": "old",
    }


def test_what_is_saved_while_the_old_folder_is_emptied_is_not_replaced(tmp_path, monkeypatch):
    old, new = tmp_path / "old", tmp_path / "new"
    for place in (old, new):
        place.mkdir()
    (old / ".draft").write_text("older")
    lexists = os.path.lexists

    def saved_right_after(path):
        found = lexists(path)
        (new / ".draft").write_text("newer")
        return found

    monkeypatch.setattr(os.path, "lexists", saved_right_after)
    link = handover._link

    def saved_right_before(source, target):
        (new / ".draft").write_text("newer")
        link(source, target)

    monkeypatch.setattr(handover, "_link", saved_right_before)
    handover.hand_over(old, new, set(), handover.made_in(old))
    assert (new / ".draft").read_text() == "newer"
    assert "older" in {path.read_text() for path in new.iterdir()}
