"""``briefing doctor --online`` says in one line per cause what is wrong."""

import pytest

from briefing import cli
from briefing.speak.edge import diagnosis


@pytest.fixture
def online(service, tmp_path, monkeypatch, capsys):
    """The lines about the service, by what they are about, and the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(diagnosis, "NEWEST", "https://localhost:9/edge-tts")
    (tmp_path / "briefing.toml").write_text(
        '[cache]\nfolder = "takes"\n[edge]\nreceive_timeout_s = 1\n', encoding="utf-8"
    )

    def run():
        with pytest.raises(SystemExit) as stopped:
            cli.main(["doctor", "--online"])
        lines = [
            line
            for line in capsys.readouterr().out.splitlines()
            if "Microsoft's voices" in line or ("voice edge" in line and "offered" in line)
        ]
        return stopped.value.code, lines

    return run


def test_all_is_well(online, service):
    code, lines = online()
    assert code == 0
    assert [line.partition(": ")[0] for line in lines] == ["ok       Microsoft's voices"] * 4
    assert "speaks, and was proven whole" in lines[-1]
    assert service.kinds() == ["voices", "speak"]


def test_without_the_flag_the_network_is_left_alone(service, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        cli.main(["doctor"])
    assert service.seen == []


def problem(lines):
    (line,) = [line for line in lines if line.startswith("PROBLEM")]
    return line


def test_offline(online, monkeypatch):
    from edge_tts import voices

    monkeypatch.setattr(voices, "VOICE_LIST", "https://no-such-host.invalid/list?")
    code, lines = online()
    assert code == 1
    assert "voices: offline: no such host as no-such-host.invalid: is this offline?" in problem(lines)


def test_blocked(online, service):
    service.faults.append("429 for a time")
    code, lines = online()
    assert code == 1
    assert "voices: blocked: the service wants fewer requests (429)  -> wait (2 min)" in problem(lines)


def test_blocked_altogether(online, service):
    service.blocked = True
    line = problem(online()[1])
    assert "voices: blocked: the service refuses requests (403)  -> wait some hours" in line
    assert "or edge-tts" in line


def test_too_old_a_version(online, service, monkeypatch):
    service.blocked = True
    monkeypatch.setattr(diagnosis, "_newest_version", lambda: "99.1")
    line = problem(online()[1])
    assert "voices: version: " in line
    assert "99.1 is out  -> pip install --upgrade edge-tts" in line


def test_a_protocol_that_changed(online, service):
    service.faults.append("unknown path")
    assert "voices: version: the service answers otherwise than edge-tts" in problem(online()[1])


def test_a_wrong_clock(online, service):
    service.ahead_s = -3600
    code, lines = online()
    assert code == 0
    assert (
        "note     Microsoft's voices: clock: this computer's clock is 60 min fast  -> set it right"
        in lines[0]
    )


def test_a_voice_that_is_gone(online, service):
    del service.offered["zh-CN-YunxiNeural"]
    code, lines = online()
    assert code == 1
    assert "voice edge-yunxi: zh-CN-YunxiNeural is not offered any more  -> use edge-yunjian" in problem(
        lines
    )
