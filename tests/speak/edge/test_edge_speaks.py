"""The engine ``edge`` speaks what it is given, whole, and says when."""



BRIDGE = "横跨黄河的新桥今天正式通车，全长二点四公里。"


def test_a_segment_is_one_request_and_one_take(studio, service):
    (take,) = studio.record(BRIDGE)
    assert service.kinds() == ["voices", "speak"]
    assert service.said() == [BRIDGE]
    assert take.rate_hz == 24_000
    assert take.samples.size / take.rate_hz > 3
