"""What a producer sees while an episode is made."""

import io

import pytest

from briefing.cli.columns import columns, fit
from briefing.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def speak(progress, clock, segments=20, seconds_each=2.0):
    progress.name("新闻.txt")
    progress.begin("speaking")
    for done in range(1, segments + 1):
        clock.now += seconds_each
        progress.advance(done / segments, f"两岸的期待  segment {done}/{segments}")


def test_a_terminal_shows_stage_section_segment_and_time_left_in_one_line(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with Progress(stream=terminal, clock=clock) as progress:
        speak(progress, clock)
    drawn = terminal.getvalue()
    assert "\n" not in drawn
    assert "\r新闻.txt: speaking   50%  0:20 left  两岸的期待  segment 10/20" in drawn


def test_the_line_is_gone_at_the_end_and_after_an_interruption(clock, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with pytest.raises(KeyboardInterrupt), Progress(stream=terminal, clock=clock) as progress:
        speak(progress, clock)
        raise KeyboardInterrupt
    assert terminal.getvalue().rpartition("\r")[2] == ""
    assert terminal.getvalue().split("\r")[-2].strip() == ""


def test_a_narrow_terminal_never_wraps(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "24")
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with Progress(stream=terminal, clock=clock) as progress:
        speak(progress, clock)
    assert max(columns(line) for line in terminal.getvalue().split("\r")) < 24


def test_where_columns_are_few_the_time_left_stays_and_the_name_goes(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "36")
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with Progress(stream=terminal, clock=clock) as progress:
        speak(progress, clock)
    assert "\rspeaking   50%  0:20 left  两岸的" in terminal.getvalue()


def test_the_first_seconds_say_what_is_waited_for(clock, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with Progress(stream=terminal, clock=clock) as progress:
        progress.begin("speaking")
        progress.advance(0, "loading the voice")
    assert "\rspeaking    0%  loading the voice" in terminal.getvalue()


def test_a_log_file_gets_plain_lines_about_every_tenth(clock):
    log = io.StringIO()
    with Progress(stream=log, clock=clock) as progress:
        speak(progress, clock, seconds_each=3)
    lines = log.getvalue().splitlines()
    assert lines[0] == "新闻.txt: speaking"
    assert 8 <= len(lines) <= 11
    assert "\r" not in log.getvalue()


def test_a_slow_stage_is_heard_of_every_ten_seconds(clock):
    log = io.StringIO()
    with Progress(stream=log, clock=clock) as progress:
        speak(progress, clock, segments=1000, seconds_each=1)
    assert 100 <= len(log.getvalue().splitlines()) <= 101


def test_a_quick_stage_writes_only_its_name_to_a_log(clock):
    log = io.StringIO()
    with Progress(stream=log, clock=clock) as progress:
        speak(progress, clock, seconds_each=0.01)
    assert log.getvalue() == "新闻.txt: speaking\n"


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_quiet_shows_nothing(clock, stream):
    with Progress(quiet=True, stream=stream, clock=clock) as progress:
        speak(progress, clock)
    assert stream.getvalue() == ""


def test_nothing_is_told_by_colour(clock, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal = Terminal()
    with Progress(stream=terminal, clock=clock) as progress:
        speak(progress, clock)
    assert "\x1b" not in terminal.getvalue()


@pytest.mark.parametrize(
    ("text", "width", "fitted"), [("黄河大桥", 8, "黄河大桥"), ("黄河大桥", 7, "黄河大…"), ("abc", 2, "a…")]
)
def test_wide_characters_count_twice(text, width, fitted):
    assert fit(text, width) == fitted


@pytest.mark.parametrize(("text", "taken"), [("e\u0301", 1), ("黄\u200b河", 4), ("\u2068ab\u2069", 2)])
def test_what_joins_or_steers_takes_no_room(text, taken):
    assert columns(text) == taken
