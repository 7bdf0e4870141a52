"""Makes ``briefing/pronounce/readings/model/polyphones.npz`` from dictionaries and labelled sentences.

``pip install cppinyin==0.11 pypinyin-dict==0.9.0 pypinyin==0.55.0 lightgbm==4.7.0 scikit-learn`` and then
``python training/polyphones.py dev.sent everyday/train.sent [--folds 10 --seeds 3] [--write]``. The sentences
are those of the CPP development set (https://github.com/kakaobrain/g2pM, Apache-2.0), one polyphone between ▁
in each, its reading on the same line of ``dev.lb``, and 300 for each of 114 everyday characters, prose of the
net (https://github.com/whzikaros/g2pL, Apache-2.0). Prints what cross-validation finds, g2pM beside it, and
writes the file if told to.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from phrases import CANDIDATES, dictionaries, phrase_arrays, vote
from sklearn.model_selection import StratifiedKFold

from briefing.pronounce import readings
from briefing.pronounce.readings.model import SETTLED, Reading, store
from briefing.pronounce.readings.model.features import Counts, Place, narrowed, places, rows, settled
from briefing.pronounce.readings.model.phrases import Phrases, unpacked
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
EVERYDAY_WEIGHT = 0.05
"""Of a sentence of the net in the trees of everyday characters, one of CPP being 1: at 0.03 the former are
read 3.4 % wrong and 58 of CPP's 2,198, at 0.1 2.9 % and 70, at 0.3 2.7 % and 77; without, 6.6 % and 57."""

FUNCTION_WORDS = frozenset("了着的都中还为更只要没将便")
"""Read by the other trees: in the net's sentences each reading is as often, so theirs read 语言都采用 du1."""


class Case(NamedTuple):
    """A labelled sentence."""

    text: str
    at: int
    label: int
    """Which of the character's readings is right."""


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
    everyday: Study | None = None
    """The sentences of the net; None in themselves."""


class Fitted(NamedTuple):
    """Trees, those of everyday characters, and the counts that they go with."""

    trees: Any
    everyday: Any
    counts: Counts


def table_of(
    study: Study, chosen: Sequence[int], counts: Counts, *, own: bool
) -> tuple[list[list[float]], list[int]]:
    """The rows of the ``chosen`` cases, and how many each has."""
    table, sizes = [], []
    for n in chosen:
        case = study.cases[n]
        fresh = rows(case.text, study.found[n], study.phrases, counts, case.label if own else -1)
        table += fresh
        sizes.append(len(fresh))
    return table, sizes


def grown(parts: Sequence[tuple[Study, Sequence[int], float]], counts: Counts, seed: int) -> Any:
    """Trees fitted to the chosen cases of each study, which weigh as much as is said."""
    tables, right, weights = [], [], []
    for study, chosen, weight in parts:
        table, sizes = table_of(study, chosen, counts, own=study.everyday is not None)
        tables += table
        for case, size in zip(chosen, sizes, strict=True):
            right += [int(n == study.cases[case].label) for n in range(size)]
        weights += [weight] * len(table)
    model = lightgbm.LGBMClassifier(random_state=seed, **SETTINGS)
    return model.fit(np.array(tables, np.float32), right, sample_weight=weights)


def fitted(study: Study, chosen: Sequence[int], seed: int) -> Fitted:
    """The trees of the ``chosen`` cases, and those of the everyday characters among them."""
    words, net = study.words, study.everyday
    counts = Counts(
        words.alone, words.beside, words.within, counted({}, [study.cases[n] for n in chosen]).labelled
    )
    common = characters(net) if net else frozenset()
    shared = [n for n in chosen if study.cases[n].text[study.cases[n].at] in common]
    both = [(study, shared, 1.0), *([(net, range(len(net.cases)), EVERYDAY_WEIGHT)] if net else [])]
    return Fitted(grown([(study, chosen, 1.0)], counts, seed), grown(both, counts, seed), counts)


def characters(study: Study) -> frozenset[str]:
    """Those that are asked for."""
    return frozenset(case.text[case.at] for case in study.cases)


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
    cases, found = study.cases, study.found
    asked = [case.text[case.at] for case in cases]
    common = characters(study.everyday) - FUNCTION_WORDS if study.everyday else frozenset()
    totals, wired, sure = [], [], []
    for seed in range(seeds):
        wrong, mended, broken, overruled = [], 0, 0, 0
        for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(cases, asked):
            model = fitted(study, train.tolist(), seed)
            table, sizes = table_of(study, test.tolist(), model.counts, own=False)
            array = np.array(table, np.float32)
            usual = model.trees.predict_proba(array)[:, 1]
            everyday = model.everyday.predict_proba(array)[:, 1]
            start = 0
            for n, size in zip(test.tolist(), sizes, strict=True):
                known = asked[n] in common
                here = (everyday if known else usual)[start : start + size]
                here = here / here.sum()
                start += size
                wide = found[n].views[0]
                first = max(range(size), key=wide.__getitem__)
                stands = not known and settled(found[n], study.phrases, SETTLED)
                given = first if stands else int(here.argmax())
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


def tree_arrays(model: Any, prefix: str) -> dict[str, Any]:
    """The arrays that ``trees.Trees`` sums."""
    trees = [tree["tree_structure"] for tree in model.booster_.dump_model()["tree_info"]]
    size = SETTINGS["num_leaves"]
    shape = len(trees), size - 1
    arrays: dict[str, Any] = {
        "feature": np.zeros(shape, np.int16),
        "threshold": np.zeros(shape, np.float32),
        "left": np.full(shape, -1, np.int16),
        "right": np.full(shape, -1, np.int16),
        "leaf": np.zeros((len(trees), size), np.float32),
    }
    deepest = 0

    def visit(n: int, node: dict[str, Any], depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        if "split_index" not in node:
            leaf = int(node.get("leaf_index", 0))
            arrays["leaf"][n, leaf] = node["leaf_value"]
            return -1 - leaf
        at = int(node["split_index"])
        arrays["feature"][n, at] = node["split_feature"]
        # The way leads left up to the threshold: as float32 it must not fall below.
        limit = np.float32(node["threshold"])
        arrays["threshold"][n, at] = (
            limit if limit >= node["threshold"] else np.nextafter(limit, np.float32("inf"))
        )
        arrays["left"][n, at] = visit(n, node["left_child"], depth + 1)
        arrays["right"][n, at] = visit(n, node["right_child"], depth + 1)
        return at

    for n, tree in enumerate(trees):
        visit(n, tree, 0)
    arrays["depth"] = np.array(deepest)
    return {f"{prefix}_{name}": array for name, array in arrays.items()}


def placed(cases: Sequence[Case], phrases: Phrases) -> list[Place]:
    """The character that is asked for in each of ``cases``."""
    found = []
    for text, at, _ in cases:
        wide = places(text, {text[at]: CANDIDATES[text[at]]}, phrases)
        found += narrowed(text, [place for place in wide if place.at == at])
    return found


def load(path: Path) -> list[Case]:
    """The sentences of ``path`` whose labels are readings that the character may have."""
    labels = path.with_suffix(".lb").read_text(encoding="utf-8").split()
    cases = []
    for line, label in zip(path.read_text(encoding="utf-8").splitlines(), labels, strict=True):
        sentence = line.strip()
        at = sentence.index("▁")
        text = re.sub("▁", "", sentence)
        case = Case(text, at, vote(text[at], normal(label)))
        if case.label >= 0:
            cases.append(case)
    return cases


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("sentences", type=Path)
    asked.add_argument("everyday", type=Path)
    asked.add_argument("--folds", type=int, default=10)
    asked.add_argument("--seeds", type=int, default=3)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    tables = dictionaries()
    print("phrases:", *map(len, tables))
    arrays = phrase_arrays(tables)
    phrases = unpacked(arrays, frozenset(CANDIDATES))
    cases = load(given.sentences)
    # Counts pass through their arrays, so that training sees them cut as the file holds them.
    words = store.counts(store.packed(counted(tables[2], cases)))
    net = load(given.everyday)
    study = Study(
        cases,
        placed(cases, phrases),
        phrases,
        words,
        Study(net, placed(net, phrases), phrases, words),
    )
    wrong = sum(
        max(range(len(place.views[0])), key=place.views[0].__getitem__) != case.label
        for place, case in zip(study.found, cases, strict=True)
    )
    print(f"g2pM: {wrong} wrong, {100 * (1 - wrong / len(cases)):.2f} % right", flush=True)
    if given.seeds:
        crossed(study, given.folds, given.seeds)
    if given.write:
        model = fitted(study, range(len(cases)), 0)
        np.savez_compressed(
            TARGET,
            **arrays,
            **store.packed(model.counts),
            **tree_arrays(model.trees, "tree"),
            **tree_arrays(model.everyday, "everyday_tree"),
            everyday=np.array("".join(sorted(characters(study.everyday) - FUNCTION_WORDS))),
        )
        print(f"{TARGET.stat().st_size} bytes in {TARGET}")


if __name__ == "__main__":
    main()
