"""However the service goes wrong, the producer sees why, and no text is lost."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from briefing.errors import TakeError
from briefing.pronounce.writing import pronounce
from briefing.speak.gate import is_spoken

TEXTS = ("新桥今天正式通车。", "全长二点四公里，双向六车道。", "两岸的人都来看它。")

SEEN = [
    # fault, what the producer sees while it waits
    ("drop", "the answer broke off"),
    ("drop before the end", "the answer broke off"),
    ("reset in mid-frame", "the answer broke off|the connection broke"),
    ("no audio", "the service sent no audio"),
    ("half the audio", "s of audio for words until"),
    ("half a frame of audio", "the audio is damaged: stops in the middle of a frame"),
    ("noise for audio", "the audio is damaged: no MP3 at byte 0"),
    ("noise in the audio", "the audio is damaged: no MP3 at byte"),
    ("a piece of audio lost", "too little sounds .+ where a word should be"),
    ("a piece of audio twice", "speech lies outside the words|too little sounds"),
    ("text cut short", "'.+' was not said"),
    ("a boundary missing", "'.+' was not said"),
    ("boundaries of another text", "the word boundaries are of another text"),
    ("no boundaries", "the answer has no word boundaries"),
    ("stall", "the service stopped in the middle of its answer"),
    ("trickle", "the service stopped in the middle of its answer"),
    ("slow handshake", "the service stopped in the middle of its answer"),
    ("garbage frames", "edge-tts cannot read the answer"),
    ("short frame", "edge-tts cannot read the answer"),
    ("garbage text", "edge-tts cannot read the answer"),
    ("garbage metadata", "edge-tts cannot read the answer"),
    ("strange metadata", "edge-tts cannot read the answer"),
    ("unknown path", "edge-tts cannot read the answer"),
    ("500", "the service answers with an error .500."),
    ("403 without a date", "the service refuses requests .403."),
    ("429", "the service wants fewer requests .429."),
    ("429 for a time", "the service wants fewer requests .429."),
    ("503", "the service is too busy .503."),
]


@pytest.mark.parametrize(("fault", "why"), SEEN)
def test_one_bad_answer_is_told_waited_for_and_asked_again(studio, service, heard, fault, why):
    service.faults.extend(["", fault])
    takes = studio.record(*TEXTS)
    for take, text in zip(takes, TEXTS, strict=True):
        spoken = pronounce(text).spoken
        assert heard(take, spoken) == "".join(filter(is_spoken, spoken))
    assert len(studio.whys) == 1
    assert re.search(why, studio.whys[0])
    assert all(service.whole()[text] == 1 for text in TEXTS)
    assert max(left_s for _, left_s in studio.waits) > min(left_s for _, left_s in studio.waits)


@pytest.mark.parametrize("fault", ["boundaries last", "boundaries shuffled"])
def test_metadata_in_another_order_does_no_harm(studio, service, heard, fault):
    service.faults.append(fault)
    (take,) = studio.record(TEXTS[1])
    assert heard(take, TEXTS[1]) == "".join(filter(is_spoken, TEXTS[1]))
    assert service.kinds() == ["voices", "speak"]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("drop", "the answer broke off"),
        ("no audio", "the service sent no audio"),
        ("text cut short", "was not said"),
        ("half the audio", "s of audio for words until"),
        ("429", "the service wants fewer requests (429)"),
        ("403", "the service refuses requests (403)"),
    ],
)
def test_where_it_stays_down_the_segment_is_named_and_what_is_spoken_is_kept(studio, service, fault, why):
    service.fault_of = lambda text: fault if text == TEXTS[1] else ""
    if fault.isdigit():
        service.fault_of = None
        service.faults.extend(["", *[fault] * 200])
    with pytest.raises(TakeError) as caught:
        studio.record(*TEXTS)
    assert caught.value.where.startswith("segment 2: 全长二点四" if not fault.isdigit() else "segment ")
    assert why in caught.value.what
    assert " attempt" in caught.value.what
    assert "--fallback VOICE" in caught.value.fix
    kept = studio.cache.size()[0]
    assert kept >= 1
    service.fault_of = None
    service.faults.clear()
    before = len(service.said())
    studio.clock.sleep(600)
    assert len(studio.record(*TEXTS)) == 3
    assert len(service.said()) - before == 3 - kept


def test_a_producer_without_a_network_is_told_so(studio, service, monkeypatch):
    from edge_tts import communicate, voices

    for module, name in ((communicate, "WSS_URL"), (voices, "VOICE_LIST")):
        monkeypatch.setattr(module, name, getattr(module, name).replace("localhost", "no-such-host.invalid"))
    with pytest.raises(TakeError, match=r"no such host as no-such-host\.invalid: is this offline"):
        studio.record(TEXTS[0], patience_min=1)


def test_a_service_that_is_not_there_is_told_so(studio, service, monkeypatch):
    from edge_tts import communicate, voices

    for module, name in ((communicate, "WSS_URL"), (voices, "VOICE_LIST")):
        monkeypatch.setattr(module, name, getattr(module, name).replace(str(service.port), "9"))
    with pytest.raises(TakeError, match="no connection to localhost: "):
        studio.record(TEXTS[0], patience_min=1)


def test_a_stranger_in_the_middle_is_not_trusted(studio, service, monkeypatch):
    import ssl

    from edge_tts import communicate, voices

    for module in (communicate, voices):
        monkeypatch.setattr(module, "_SSL_CTX", ssl.create_default_context())
    with pytest.raises(TakeError, match="the certificate of localhost is not trusted"):
        studio.record(TEXTS[0], patience_min=1)


@pytest.mark.parametrize("ahead_s", [1200, -7200])
def test_a_wrong_clock_is_corrected_and_said(studio, service, ahead_s):
    service.ahead_s = ahead_s
    takes = studio.record(*TEXTS)
    assert len(takes) == 3
    told = "this computer's clock is 20 min slow" if ahead_s > 0 else "this computer's clock is 2 h fast"
    assert studio.whys == [f"{told}; the service's time is used"]
    assert service.kinds().count("403") == 1


def test_a_retired_voice_is_named_with_the_nearest_one(studio, service):
    del service.offered["zh-CN-XiaoxiaoNeural"]
    with pytest.raises(TakeError) as caught:
        studio.record(*TEXTS)
    assert caught.value.where.startswith("segment ")
    assert caught.value.what == "Microsoft offers the voice edge-xiaoxiao (zh-CN-XiaoxiaoNeural) no more"
    assert caught.value.fix == "use edge-xiaoyi (zh-CN-XiaoyiNeural)"
    assert service.said() == []


def test_a_voice_retired_in_the_middle_of_a_run_is_noticed(studio, service):
    studio.record(TEXTS[0])
    del service.offered["zh-CN-XiaoxiaoNeural"]
    studio.clock.sleep(3600)
    with pytest.raises(TakeError, match=r"offers the voice edge-xiaoxiao .+ no more"):
        studio.record(*TEXTS)
    assert service.kinds().count("voices") == 2


@pytest.mark.parametrize(
    ("gone", "proposed"),
    [
        ("zh-CN-YunxiNeural", "use edge-yunjian"),
        ("zh-TW-HsiaoChenNeural", "use edge-hsiaoyu"),
        ("zh-TW-YunJheNeural", "use edge-yunjian"),
        ("zh-CN-liaoning-XiaobeiNeural", "use edge-xiaoxiao"),
    ],
)
def test_the_stand_in_is_of_the_same_gender_and_near_in_language(studio, service, gone, proposed):
    name = service.offered.pop(gone).name
    with pytest.raises(TakeError, match=proposed):
        studio.record(TEXTS[0], voice=name)


def test_a_voice_list_that_cannot_be_had_hinders_nobody(studio, service, monkeypatch):
    from edge_tts import voices

    monkeypatch.setattr(voices, "VOICE_LIST", "https://localhost:9/none?")
    (take,) = studio.record(TEXTS[0])
    assert take is not None


def test_retry_after_is_honoured_by_all_requests(studio, service):
    service.retry_after = "240"
    service.faults.extend(["429 for a time"])
    studio.record(*TEXTS)
    at = service.kinds().index("429")
    resumed = [seen.at_s for seen in service.seen[at + 1 :] if seen.at_s - service.seen[at].at_s > 2]
    assert min(resumed) - service.seen[at].at_s >= 240
    assert all(seen.at_s - service.seen[at].at_s < 2 or seen.at_s >= min(resumed) for seen in service.seen)


def test_retry_after_may_be_a_date(studio, service):
    service.retry_after = format_datetime(datetime.now(UTC) + timedelta(seconds=200), usegmt=True)
    service.faults.append("429 for a time")
    studio.record(TEXTS[0], concurrency=1)
    refused, spoken = service.seen[1:]
    assert spoken.at_s - refused.at_s >= 198


def test_a_rest_longer_than_patience_is_not_waited_for(studio, service):
    service.retry_after = "7200"
    service.faults.append("429 for a time")
    with pytest.raises(
        TakeError, match=r"429. .1 attempt. .what is spoken is kept: run it again in 1[2-5]\d min"
    ):
        studio.record(TEXTS[0])
    assert studio.clock.slept_s < 60


def test_rests_grow_while_refusals_go_on_and_are_short_again_after_an_answer(studio, service):
    service.faults.extend(["429"] * 4 + [""] + ["429"])
    studio.record(TEXTS[0], TEXTS[1], concurrency=1)
    rests = [gap for gap, kind in zip(service.gaps_s(), service.kinds(), strict=False) if kind == "429"]
    for rest, least in zip(rests, (30, 60, 120, 240, 30), strict=True):
        assert least <= rest <= least * 1.25 + 2


def test_a_service_that_takes_one_at_a_time_is_asked_one_at_a_time(studio, service):
    service.most_at_once = 1
    texts = [f"第{n}段的话在这里。" for n in "一二三四五六七八"]
    studio.record(*texts, requests_per_minute=600)
    assert all(service.whole()[text] == 1 for text in texts)
    assert service.kinds().count("503") <= 2
