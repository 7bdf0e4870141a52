"""Makes ``briefing/pronounce/readings/model/polyphones.npz`` from dictionaries and labelled sentences.

``pip install cppinyin==0.11 pypinyin-dict==0.9.0 pypinyin==0.55.0 lightgbm==4.7.0 scikit-learn`` and then
``python training/polyphones.py dev.sent [--folds 10 --seeds 3] [--write]``. The sentences are those of
the CPP development set (https://github.com/kakaobrain/g2pM, Apache-2.0), one polyphone between ▁ in each,
its reading on the same line of ``dev.lb``. Prints what cross-validation finds, g2pM beside it, and writes the
file if told to. Its phrases are from pypinyin (MIT), CC-CEDICT (CC BY-SA 4.0, as packed by pypinyin-dict)
and cppinyin (Apache-2.0).
"""

from __future__ import annotations

import argparse
import importlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from sklearn.model_selection import StratifiedKFold

from briefing.pronounce import readings
from briefing.pronounce.readings.model import SETTLED, Reading, store
from briefing.pronounce.readings.model.features import Counts, Place, places, rows, settled
from briefing.pronounce.readings.model.phrases import LONGEST, Phrases, packed, unpacked
from briefing.zh.pinyin import normal

TARGET = Path(__file__).parents[1] / "briefing" / "pronounce" / "readings" / "model" / "polyphones.npz"
SETTINGS: dict[str, Any] = {
    "n_estimators": 250,
    "learning_rate": 0.04,
    "num_leaves": 12,
    "min_child_samples": 40,
    "subsample": 0.8,
    "subsample_freq": 1,
    "colsample_bytree": 0.4,
    "reg_lambda": 10,
    "n_jobs": 1,
    "verbose": -1,
    "deterministic": True,
    "force_row_wise": True,
}
CANDIDATES = store.candidates()


class Case(NamedTuple):
    """A labelled sentence."""

    text: str
    at: int
    label: int
    """Which of the character's readings is right."""


def pypinyin_phrases() -> Iterator[tuple[str, list[str]]]:
    """pypinyin's own phrases."""
    module = importlib.import_module("pypinyin.phrases_dict")
    for word, syllables in module.phrases_dict.items():
        yield word, [normal(choices[0]) for choices in syllables]


def cedict_phrases() -> Iterator[tuple[str, list[str]]]:
    """CC-CEDICT's words, from the parts that pypinyin-dict divides them into."""
    for part in range(4):
        module = importlib.import_module(f"pypinyin_dict.phrase_pinyin_data.cc_cedict_{part}")
        for name, table in vars(module).items():
            if name.startswith("phrases") and isinstance(table, dict):
                for word, syllables in table.items():
                    yield word, [normal(choices[0]) for choices in syllables]


def cppinyin_phrases() -> Iterator[tuple[str, list[str]]]:
    """cppinyin's words: a line each, the word, its score, its syllables."""
    for line in (files("cppinyin") / "resources" / "pinyin.raw").read_text(encoding="utf-8").splitlines():
        word, _, *syllables = line.split(" ")
        yield word, [normal(one) for one in syllables]


def dictionary(words: Iterator[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """The words of two to ten characters with a polyphone and a syllable for each character."""
    return {
        word: said
        for word, said in words
        if 2 <= len(word) <= 10 and len(said) == len(word) and any(char in CANDIDATES for char in word)
    }


def vote(char: str, said: str) -> int:
    """Which reading of ``char`` it is, or -1."""
    return next((n for n, one in enumerate(CANDIDATES[char]) if normal(one) == said), -1)


def phrase_arrays(dictionaries: Sequence[dict[str, list[str]]]) -> dict[str, Any]:
    words = sorted({word for one in dictionaries for word in one if len(word) <= LONGEST})
    votes = [
        [
            sum((vote(char, one[word][at]) + 1) << 3 * n for n, one in enumerate(dictionaries) if word in one)
            for at, char in enumerate(word)
            if char in CANDIDATES
        ]
        for word in words
    ]
    return packed(words, votes)


def counted(words: dict[str, list[str]], cases: Sequence[Case]) -> Counts:
    """How often ``words`` give each reading, alone and beside neighbours, and how often ``cases`` do."""
    tables: list[defaultdict[str, Counter[int]]] = [defaultdict(Counter) for _ in range(4)]
    alone, beside, within, labelled = tables
    for word, said in words.items():
        for at, char in enumerate(word):
            if char not in CANDIDATES or (n := vote(char, said[at])) < 0:
                continue
            alone[char][n] += 1
            beside[f"{char}{word[at - 1] if at else '^'}<"][n] += 1
            beside[f"{char}{word[at + 1] if at + 1 < len(word) else '$'}>"][n] += 1
            within[f"{char}{int(at == 0)}{int(at + 1 == len(word))}"][n] += 1
    for case in cases:
        labelled[case.text[case.at]][case.label] += 1
    lists = [
        {key: [count[n] for n in range(len(CANDIDATES[key[0]]))] for key, count in table.items()}
        for table in tables
    ]
    return Counts(*lists)


class Study(NamedTuple):
    """What is known before anything is fitted."""

    cases: list[Case]
    found: list[Place]
    phrases: Phrases
    words: Counts
    """Of phrases only."""


def table_of(
    study: Study, chosen: Sequence[int], counts: Counts, *, own: bool
) -> tuple[list[list[float]], list[int]]:
    """The rows of the ``chosen`` cases, and how many each has."""
    cases, found, phrases, _ = study
    table, sizes = [], []
    for n in chosen:
        fresh = rows(cases[n].text, found[n], phrases, counts, cases[n].label if own else -1)
        table += fresh
        sizes.append(len(fresh))
    return table, sizes


def fitted(study: Study, chosen: Sequence[int], seed: int) -> tuple[Any, Counts]:
    """Trees fitted to the ``chosen`` cases, and the counts they go with."""
    cases, words = study.cases, study.words
    counts = Counts(words.alone, words.beside, words.within, counted({}, [cases[n] for n in chosen]).labelled)
    table, sizes = table_of(study, chosen, counts, own=True)
    right = [
        int(n == cases[case].label) for case, size in zip(chosen, sizes, strict=True) for n in range(size)
    ]
    model = lightgbm.LGBMClassifier(random_state=seed, **SETTINGS)
    model.fit(np.array(table, np.float32), right)
    return model, counts


def reading_of(case: Case) -> str:
    """The label, as readings are kept."""
    return normal(CANDIDATES[case.text[case.at]][case.label])


def as_wired(case: Case, given: int, sure: float) -> str:
    """What the front end makes of the reading that the second stage gives."""
    for start, chunk in readings.chunks(case.text):
        at = case.at - start
        if at < len(chunk):
            reading = normal(CANDIDATES[case.text[case.at]][given])
            sentence = readings.Chunk(chunk, ())
            sentence.model = {at: Reading(at, reading, "", sure)}
            return readings.decide_chunk(sentence)[at].reading
    raise ValueError(case)


def crossed(study: Study, folds: int, seeds: int) -> None:
    """Prints how many of the cases left out are read wrongly, for each division into folds, and how sure."""
    cases, found, phrases, _ = study
    characters = [case.text[case.at] for case in cases]
    totals, wired, sure = [], [], []
    for seed in range(seeds):
        wrong, mended, broken, overruled = [], 0, 0, 0
        for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(cases, characters):
            model, counts = fitted(study, train.tolist(), seed)
            table, sizes = table_of(study, test.tolist(), counts, own=False)
            chances = model.predict_proba(np.array(table, np.float32))[:, 1]
            start = 0
            for n, size in zip(test.tolist(), sizes, strict=True):
                here = chances[start : start + size] / chances[start : start + size].sum()
                start += size
                wide = found[n].views[0]
                first = max(range(size), key=wide.__getitem__)
                given = first if settled(found[n], phrases, SETTLED) else int(here.argmax())
                if given != cases[n].label:
                    wrong.append(n)
                mended += first != cases[n].label == given
                broken += first == cases[n].label != given
                sure.append((float(here[given]), given == cases[n].label))
                overruled += as_wired(cases[n], given, float(here[given])) != reading_of(cases[n])
        totals.append(len(wrong))
        wired.append(overruled)
        print(
            f"folds {seed}: {len(wrong)} wrong, mended {mended}, broken {broken}; as wired in {overruled}",
            flush=True,
        )
    share = 1 - sum(totals) / len(totals) / len(cases)
    width = 1.96 * math.sqrt(share * (1 - share) / len(cases))
    print(f"{100 * share:.2f} % right, 95 % interval ±{100 * width:.2f} (of {len(cases)} sentences)")
    print(f"as wired in {100 * (1 - sum(wired) / len(wired) / len(cases)):.2f} %")
    for low, high in ((0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.99), (0.99, 1.01)):
        inside = [good for chance, good in sure if low <= chance < high]
        if inside:
            right = 100 * sum(inside) / len(inside)
            print(f"  sure {low:.2f} to {min(high, 1):.2f}: {len(inside)}, {right:.1f} % right")


def tree_arrays(model: Any) -> dict[str, Any]:
    """The arrays that ``trees.Trees`` sums."""
    trees = [tree["tree_structure"] for tree in model.booster_.dump_model()["tree_info"]]
    size = SETTINGS["num_leaves"]
    shape = len(trees), size - 1
    arrays: dict[str, Any] = {
        "tree_feature": np.zeros(shape, np.int16),
        "tree_threshold": np.zeros(shape, np.float32),
        "tree_left": np.full(shape, -1, np.int16),
        "tree_right": np.full(shape, -1, np.int16),
        "tree_leaf": np.zeros((len(trees), size), np.float32),
    }
    deepest = 0

    def visit(n: int, node: dict[str, Any], depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        if "split_index" not in node:
            leaf = int(node.get("leaf_index", 0))
            arrays["tree_leaf"][n, leaf] = node["leaf_value"]
            return -1 - leaf
        at = int(node["split_index"])
        arrays["tree_feature"][n, at] = node["split_feature"]
        # The way leads left up to the threshold: as float32 it must not fall below.
        limit = np.float32(node["threshold"])
        arrays["tree_threshold"][n, at] = (
            limit if limit >= node["threshold"] else np.nextafter(limit, np.float32("inf"))
        )
        arrays["tree_left"][n, at] = visit(n, node["left_child"], depth + 1)
        arrays["tree_right"][n, at] = visit(n, node["right_child"], depth + 1)
        return at

    for n, tree in enumerate(trees):
        visit(n, tree, 0)
    return {**arrays, "tree_depth": np.array(deepest)}


def load(path: Path) -> list[Case]:
    labels = path.with_suffix(".lb").read_text(encoding="utf-8").split()
    cases = []
    for line, label in zip(path.read_text(encoding="utf-8").splitlines(), labels, strict=True):
        at = line.index("▁")
        text = re.sub("▁", "", line)
        cases.append(Case(text, at, vote(text[at], normal(label))))
    return cases


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("sentences", type=Path)
    asked.add_argument("--folds", type=int, default=10)
    asked.add_argument("--seeds", type=int, default=3)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    dictionaries = [dictionary(words()) for words in (pypinyin_phrases, cedict_phrases, cppinyin_phrases)]
    print("phrases:", *map(len, dictionaries))
    arrays = phrase_arrays(dictionaries)
    phrases = unpacked(arrays, frozenset(CANDIDATES))
    cases = load(given.sentences)
    # Counts pass through their arrays, so that training sees them cut as the file holds them.
    words = store.counts(store.packed(counted(dictionaries[2], cases)))
    found = [
        next(place for place in places(case.text, CANDIDATES, phrases) if place.at == case.at)
        for case in cases
    ]
    wrong = sum(
        max(range(len(place.views[0])), key=place.views[0].__getitem__) != case.label
        for place, case in zip(found, cases, strict=True)
    )
    print(f"g2pM: {wrong} wrong, {100 * (1 - wrong / len(cases)):.2f} % right", flush=True)
    study = Study(cases, found, phrases, words)
    if given.seeds:
        crossed(study, given.folds, given.seeds)
    if given.write:
        model, counts = fitted(study, range(len(cases)), 0)
        np.savez_compressed(TARGET, **arrays, **store.packed(counts), **tree_arrays(model))
        print(f"{TARGET.stat().st_size} bytes in {TARGET}")


if __name__ == "__main__":
    main()
