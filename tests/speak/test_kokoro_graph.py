"""The graph written anew: what each way computes, which one a processor gets, how models are kept."""

import json
import subprocess
import sys

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from briefing.errors import UsageError
from briefing.nouns import Voice
from briefing.speak.kokoro import KokoroEngine, probe, store, weights
from briefing.speak.kokoro.graph import SAME_SOUND
from briefing.speak.kokoro.graph.columns import exact_columns
from briefing.speak.kokoro.graph.decoder import DECODER, adain, snake
from briefing.speak.kokoro.graph.rewrite import rewrite
from briefing.speak.kokoro.graph.surgery import Surgery
from briefing.speak.kokoro.probe import Proof, chosen

VOICE = Voice("xiaobei", "kokoro", "zf_xiaobei", "zh-CN", "female", "")
RANDOM = np.random.default_rng(7)


@pytest.fixture
def models(tmp_path, monkeypatch):
    """An empty folder in which models are kept."""
    monkeypatch.setattr(store, "folder", lambda: tmp_path / "models")
    return tmp_path / "models"


def model(nodes, constants, inputs, output):
    """A small model: ``nodes`` as (kind, inputs, output, attributes), named as the decoder's are."""
    made = [
        helper.make_node(kind, given, [made], name=f"{DECODER}{made}", **attributes)
        for kind, given, made, attributes in nodes
    ]
    real = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in inputs.items()]
    graph = helper.make_graph(
        made, "small", real, [helper.make_tensor_value_info(output, TensorProto.FLOAT, None)],
        [numpy_helper.from_array(np.asarray(values), name) for name, values in constants.items()],
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def said(one, given):
    return store.opened(one.SerializeToString()).run(None, given)[0]


def kinds(one):
    return [node.op_type for node in one.graph.node]


def operated(one, *passes):
    for each in passes:
        surgery = Surgery(one)
        each(surgery)
        surgery.close()


NORM = [
    ("ReduceMean", ["x", "axis"], "mean", {}),
    ("Sub", ["x", "mean"], "centred", {}),
    ("Mul", ["centred", "centred"], "square", {}),
    ("ReduceMean", ["square", "axis"], "variance", {}),
    ("Add", ["variance", "epsilon"], "above", {}),
    ("Sqrt", ["above"], "deviation", {}),
    ("Div", ["centred", "deviation"], "normal", {}),
    ("Mul", ["gamma", "normal"], "scaled", {}),
    ("Add", ["scaled", "beta"], "moved", {}),
]
SNAKE = [
    ("Mul", ["alpha", "moved"], "product", {}),
    ("Sin", ["product"], "sine", {}),
    ("Pow", ["sine", "two"], "squared", {}),
    ("Mul", ["inverse", "squared"], "share", {}),
    ("Add", ["moved", "share"], "y", {}),
]
ALPHA = RANDOM.uniform(0.3, 2, (1, 6, 1)).astype(np.float32)
CONSTANTS = {
    "axis": np.array([2]), "epsilon": np.float32(1e-5), "two": np.float32(2),
    "alpha": ALPHA, "inverse": 1 / ALPHA,
}  # fmt: skip
SHAPES = {"x": [1, 6, 40], "gamma": [1, 6, 1], "beta": [1, 6, 1]}
GIVEN = {name: RANDOM.normal(size=shape).astype(np.float32) for name, shape in SHAPES.items()}


def test_a_norm_of_nine_nodes_becomes_one_that_computes_the_same():
    one = model(NORM, CONSTANTS, SHAPES, "moved")
    before = said(one, GIVEN)
    operated(one, adain)
    assert kinds(one) == ["Reshape", "Reshape", "InstanceNormalization"]
    np.testing.assert_allclose(said(one, GIVEN), before, atol=1e-5)


def test_a_snake_behind_it_becomes_a_cosine_between_two_affine_passes():
    one = model(NORM + SNAKE, CONSTANTS, SHAPES, "y")
    before = said(one, GIVEN)
    operated(one, adain, snake)
    assert "Sin" not in kinds(one)
    assert kinds(one).count("InstanceNormalization") == 1
    np.testing.assert_allclose(said(one, GIVEN), before, atol=1e-5)


def test_a_snake_alone_keeps_its_input():
    nodes = [("Identity", ["x"], "moved", {}), *SNAKE]
    one = model(nodes, CONSTANTS, {"x": SHAPES["x"]}, "y")
    before = said(one, {"x": GIVEN["x"]})
    operated(one, adain, snake)
    np.testing.assert_allclose(said(one, {"x": GIVEN["x"]}), before, atol=1e-5)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"axis": np.array([1])}, "the mean is taken over another axis"),
        ({"two": np.float32(3)}, "the sine is raised to another power"),
        ({"inverse": ALPHA}, "its share is not divided by the same factor"),
    ],
)
def test_what_only_looks_like_them_is_left_as_it_is(changed, why):
    one = model(NORM + SNAKE, CONSTANTS | changed, SHAPES, "y")
    before = said(one, GIVEN)
    operated(one, adain, snake)
    np.testing.assert_allclose(said(one, GIVEN), before, atol=1e-5, err_msg=why)


def convolution(kernel, dilation, pads, bias):
    """A quantised convolution of 64 channels, as it is exported, and what it is given."""
    shape = (32, 64, kernel)
    constants = {
        "w": RANDOM.integers(0, 256, shape, dtype=np.uint8), "wz": np.uint8(131), "ws": np.float32(0.01),
        "b": RANDOM.integers(-999, 999, 32, dtype=np.int32), "shape": np.array([1, 32, 1]),
    }  # fmt: skip
    turned = {"kernel_shape": [kernel], "dilations": [dilation], "pads": pads}
    nodes = [
        ("ConvInteger", ["q", "w", "zero", "wz"], "sum", turned),
        *([("Reshape", ["b", "shape"], "b3", {}), ("Add", ["sum", "b3"], "biased", {})] if bias else []),
        ("Cast", ["biased" if bias else "sum"], "real", {"to": TensorProto.FLOAT}),
        ("Mul", ["scale", "ws"], "scales", {}),
        ("Mul", ["real", "scales"], "y", {}),
    ]
    one = model(nodes, constants, {"x": [1, 64, "places"]}, "y")
    quantise = helper.make_node("DynamicQuantizeLinear", ["x"], ["q", "scale", "zero"], name="quantise")
    one.graph.node.insert(0, quantise)
    return one, {"x": RANDOM.normal(size=(1, 64, 50)).astype(np.float32)}


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize(
    ("kernel", "dilation", "pads"), [(1, 1, [0, 0]), (3, 1, [1, 1]), (7, 5, [15, 15]), (4, 1, [1, 2])]
)
def test_a_convolution_as_a_product_is_the_same_to_the_bit(kernel, dilation, pads, bias):
    one, given = convolution(kernel, dilation, pads, bias)
    before = said(one, given)
    rounded = onnx.ModelProto.FromString(one.SerializeToString())
    rewrite(one, "exact")
    assert "ConvInteger" not in kinds(one)
    assert np.array_equal(said(one, given), before)
    rewrite(rounded, "fused")
    assert "MatMulIntegerToFloat" in kinds(rounded)
    np.testing.assert_allclose(said(rounded, given), before, rtol=1e-4, atol=1e-3)


def test_a_convolution_that_shortens_is_left_to_the_convolution():
    one, given = convolution(3, 1, [0, 0], bias=True)
    before = said(one, given)
    operated(one, exact_columns)
    assert "MatMulInteger" not in kinds(one)
    np.testing.assert_allclose(said(one, given), before)


def test_no_graph_is_taken_whose_products_are_wrong_or_slow():
    assert chosen({"s8": Proof(False, 9), "exact": Proof(False, 9), "fused": Proof(False, 9)})[0] == "float"
    assert chosen({"s8": Proof(True, 1.3), "exact": Proof(True, 1.4), "fused": Proof(False, 2)})[0] == "exact"
    assert (
        chosen({"s8": Proof(False, 1.3), "exact": Proof(True, 1.0), "fused": Proof(True, 1.4)})[0] == "float"
    )


def test_the_probe_is_asked_once_on_a_processor(models, monkeypatch):
    graph, why = probe.fastest()
    monkeypatch.setattr(probe, "measured", lambda: pytest.fail("asked again"))
    assert probe.fastest() == (graph, why)


@pytest.mark.parametrize("damage", [b"", b"{", b'{"here": 1}', None])
def test_an_answer_that_is_damaged_or_of_another_processor_is_not_believed(models, monkeypatch, damage):
    probe.fastest()
    monkeypatch.setattr(probe, "measured", lambda: {name: Proof(True, 7.0) for name in probe.PRODUCTS})
    if damage is None:
        monkeypatch.setattr(store, "here", lambda: "another processor")
    else:
        (models / probe.FILE).write_bytes(damage)
    assert "7.0 times" in probe.fastest()[1]


def small():
    """A model that loads in no time; as ``store.session`` takes it."""
    one, given = convolution(3, 1, [1, 1], bias=True)
    return one.SerializeToString(), given


def kept_of(models):
    return [path for path in models.iterdir() if path.is_dir()]


def test_a_model_is_written_once_and_loaded_from_there(models, monkeypatch):
    data, given = small()
    first = store.session([data], "sha", "exact").run(None, given)[0]
    monkeypatch.setattr(store, "_write", lambda *_: pytest.fail("written again"))
    assert np.array_equal(store.session(iter(()), "sha", "exact").run(None, given)[0], first)


@pytest.mark.parametrize("name", [store.MODEL, store.WEIGHTS, store.WHOLE])
@pytest.mark.parametrize("damaged", [b"", b"{}", None])
def test_what_is_damaged_is_made_anew(models, name, damaged, monkeypatch):
    monkeypatch.setattr(store, "SHARED_BYTES", 16)
    data, given = small()
    first = store.session([data], "sha", "s8").run(None, given)[0]
    (kept,) = kept_of(models)
    if damaged is None:
        (kept / name).unlink()
    else:
        (kept / name).write_bytes(damaged)
    assert np.array_equal(store.session([data], "sha", "s8").run(None, given)[0], first)
    assert json.loads((kept / store.WHOLE).read_bytes())[name] if name != store.WHOLE else True


def test_each_model_graph_and_processor_has_its_own(models, monkeypatch):
    data, _ = small()
    store.session([data], "sha", "s8")
    store.session([data], "sha", "plain")
    store.session([data], "other", "plain")
    monkeypatch.setattr(store, "here", lambda: "another processor")
    store.session([data], "other", "plain")
    assert len(kept_of(models)) == 4


def test_old_models_are_thrown_away(models):
    data, _ = small()
    for number in range(store.KEPT + 2):
        store.session([data], str(number), "plain")
    assert len(kept_of(models)) == store.KEPT


def test_where_nothing_can_be_kept_the_model_is_made_in_memory(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(store, "folder", lambda: tmp_path / "file" / "models")
    data, given = small()
    assert store.session([data], "sha", "exact").run(None, given)[0].any()


def test_several_runs_may_want_it_at_once(models, tmp_path):
    data, _ = small()
    (tmp_path / "model.onnx").write_bytes(data)
    code = (
        "import sys; from pathlib import Path; from briefing.speak.kokoro import store;"
        "here = Path(sys.argv[1]); store.folder = lambda: here / 'models';"
        "store.session([(here / 'model.onnx').read_bytes()], 'sha', 'exact'); print('whole')"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [run.communicate(timeout=60)[0] for run in runs] == ["whole\n"] * 3
    assert len(kept_of(models)) == 1


def test_an_unknown_graph_is_refused():
    with pytest.raises((UsageError, ValueError), match="graph"):
        KokoroEngine({"graph": "fastest"})


def test_takes_of_graphs_that_sound_the_same_are_shared_and_others_not():
    digests = {
        graph: KokoroEngine({"graph": graph}).digest(VOICE)
        for graph in ("plain", "s8", "exact", "float", "fused")
    }
    assert len({digests[graph] for graph in SAME_SOUND}) == 1
    assert len(set(digests.values())) == 3


@pytest.mark.slow
def test_the_whole_model_sounds_the_same_in_every_graph(models):
    vocabulary, sha256 = weights.vocabulary(), weights.model_sha256(None)
    tokens = np.array([[0, *(vocabulary[symbol] for symbol in "xˈin ʨʰˈaʊ tʰˈuŋ ʦʰˈə"), 0]])
    given = {"tokens": tokens, "style": weights.style(VOICE.id)[20][None], "speed": np.ones(1, np.float32)}
    audio, durations = {}, {}
    for graph in ("plain", "s8", "exact", "float", "fused"):
        audio[graph], durations[graph] = weights.session(None, sha256, graph).run(None, given)
    for graph, heard in audio.items():
        assert np.array_equal(durations[graph], durations["plain"])
        off = float(np.square(heard - audio["plain"]).sum() / np.square(audio["plain"]).sum())
        assert off == 0 if graph in SAME_SOUND else 0 < off < 0.05, graph
