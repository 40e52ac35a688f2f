"""The bench's tables. Each function prints one and gives back the floors that were missed."""

from __future__ import annotations

import json
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median, quantiles
from typing import Any

from benchmarks.extraction_tools.answering import Document
from benchmarks.extraction_tools.goldens import Golden, answer_of, as_document, read_goldens, tally
from benchmarks.extraction_tools.growth import TEXTS, Reading, grow, worst_ratio
from benchmarks.extraction_tools.scores import MEASURES, Counts, add, count, draws, interval
from benchmarks.extraction_tools.stated import Place, by_place
from benchmarks.extraction_tools.systems import OWN, ROOT, Run, ready_systems, run_in_turns
from benchmarks.extraction_tools.worth import (
    QUEUE,
    TOP,
    Labelled,
    at_the_top,
    average_precision,
    by_worth,
    labelled,
    over,
    queues,
)

ANNOTATED = ROOT.parent / "shared" / "eval" / "polnear_dev.jsonl"
END_TO_END = "end to end F1"
WIDTH = 18
ROUNDS = 3  # over the goldens, for the slowest articles


def floors(section: str) -> dict[str, float]:
    """What `floors.toml` demands."""
    text = (ROOT / "benchmarks" / "floors.toml").read_text("utf-8")
    found: Any = tomllib.loads(text)
    for part in section.split("."):
        found = found.get(part, {})
    return dict(found)


def below(section: str, reached: Mapping[str, float]) -> list[str]:
    """The floors of a section that were missed, as sentences."""
    wanted = floors(section)
    return [
        f"{section}: {name} {reached[name]:.3f} < {wanted[name]}"
        for name in wanted.keys() & reached.keys()
        if reached[name] < wanted[name]
    ]


def above(reached: Mapping[str, float]) -> list[str]:
    """The ceilings that were broken, as sentences."""
    most = floors("ceilings")
    return [
        f"{name} {value:.2f} > {most[name]}"
        for name, value in reached.items()
        if value > most.get(name, value)
    ]


# Beside the peers


def beside_peers() -> list[str]:
    """This engine, textacy and the nearest name on the same English articles."""
    systems = ready_systems()
    whole = [golden for golden in read_goldens() if golden.is_article and golden.answer["language"] == "en"]
    missed = _compare(f"{len(whole)} English goldens", systems, [as_document(golden) for golden in whole])[1]
    if not ANNOTATED.is_file():
        print("no annotated articles in ../shared/eval: only the goldens were compared\n")
        return missed
    documents = [json.loads(line) for line in ANNOTATED.open(encoding="utf-8")]
    reached, broken = _compare(f"{len(documents)} annotated articles", systems, documents)
    return [*missed, *broken, *below("polnear_dev", reached)]


def _compare(
    title: str, systems: Sequence[str], documents: Sequence[Document]
) -> tuple[dict[str, float], list[str]]:
    """Print the table; our own figures, and what is above its ceiling."""
    runs = run_in_turns(systems, documents)
    counts = {
        name: [count(document, one.answers[document["id"]]) for document in documents]
        for name, one in runs.items()
    }
    drawn = {name: draws(listed) for name, listed in counts.items()}
    print(
        f"{title:<24}"
        + "".join(f"{name:>{WIDTH}}" for name in MEASURES)
        + f"{'articles/s':>12}{'MB':>5}{'p99/median':>12}"
    )
    for name, one in runs.items():
        _print_system(name, add(counts[name]), drawn[name], one)
    _print_differences(drawn, counts, runs)
    own = runs[OWN]
    reached = {name: measure(add(counts[OWN])) for name, measure in MEASURES.items()}
    if "textacy" in runs:
        reached["times textacy"] = own.a_second / runs["textacy"].a_second
    return reached, above({"megabytes": own.megabytes, "slowest by median": slowest_by_median(own.seconds)})


def _print_system(name: str, total: Counts, drawn: Sequence[Counts], one: Run) -> None:
    cells = [(measure(total), *interval(map(measure, drawn))) for measure in MEASURES.values()]
    shown = "".join(f"{f'{value:.3f} {low:.2f}–{high:.2f}':>{WIDTH}}" for value, low, high in cells)
    slow = slowest_by_median(one.seconds)
    print(f"{name:<24}{shown}{one.a_second:>12.1f}{one.megabytes:>5}{slow:>12.1f}")


def _print_differences(
    drawn: Mapping[str, Sequence[Counts]], counts: Mapping[str, Sequence[Counts]], runs: Mapping[str, Run]
) -> None:
    measure = MEASURES[END_TO_END]
    for name in (name for name in drawn if name != OWN):
        low, high = interval(measure(a) - measure(b) for a, b in zip(drawn[OWN], drawn[name], strict=True))
        ahead = measure(add(counts[OWN])) - measure(add(counts[name]))
        times = runs[OWN].a_second / runs[name].a_second
        print(
            f"ahead of {name}: {END_TO_END} +{ahead:.3f} [{low:.3f}, {high:.3f}], {times:.1f} times as fast"
        )
    print()


def slowest_by_median(seconds: Sequence[float]) -> float:
    """The 99th percentile of the times by their median."""
    return quantiles(seconds, n=100, method="inclusive")[98] / median(seconds)


# The goldens


def on_goldens() -> list[str]:
    """The engine by language and kind, tuned on and held out apart, and how long its slowest take."""
    goldens = read_goldens()
    print(
        f"{'goldens':<36}{'articles':>9}{'F1':>8}{'speaker':>9}{'unled':>7}{'wrong':>7}{'grade':>7}"
        f"{'dates':>9}{'invented':>9}{'traps':>8}"
    )
    for name, group in sorted(_groups(goldens).items()):
        t = tally(group)
        print(
            f"{name:<36}{len(group):>9}{t.f1:>8.3f}{t.speaker_right:>9.3f}{t.speaker_unled:>7.3f}"
            f"{t.speaker_wrong:>7.3f}{t.grade_right:>7.3f}{f'{t.dates_right}/{t.dated}':>9}{t.invented:>9}"
            f"{f'{t.traps - t.traps_taken}/{t.traps}':>8}"
        )
    _print_stated(goldens)
    seconds = [_seconds(golden) for golden in goldens if golden.is_article for _ in range(ROUNDS)]
    slow = slowest_by_median(seconds)
    print(f"whole articles: median {median(seconds) * 1000:.1f} ms, 99th percentile {slow:.1f} times that\n")
    return above({"slowest by median": slow})


def _print_stated(goldens: Sequence[Golden]) -> None:
    sides = [by_place(golden for golden in goldens if golden.held_out is held) for held in (True, False)]
    print(f"\n{'days that an article prints':<36}{'held out':>10}{'tuned on':>10}")
    for place in Place:
        shown = "".join(f"{f'{given}/{wanted}':>10}" for given, wanted in (side[place] for side in sides))
        print(f"{place:<36}{shown}")
    print()


def _groups(goldens: Iterable[Golden]) -> dict[str, list[Golden]]:
    groups: dict[str, list[Golden]] = defaultdict(list)
    for golden in goldens:
        side = "held out" if golden.held_out else "tuned on"
        for name in (f"all {golden.size}", f"{golden.path.parent.name} {golden.size}"):
            groups[f"{name}, {side}"].append(golden)
        if golden.is_newest:
            groups[f"newest articles, {side}"].append(golden)
        for kind in {candidate["kind"] for candidate in golden.answer["candidates"]}:
            groups[f"with {kind}, {side}"].append(golden)
    return groups


def _seconds(golden: Golden) -> float:
    started = time.process_time()
    answer_of(golden)
    return time.process_time() - started


# The ranking


def ranking() -> list[str]:
    """What stands among the first thirty of three hundred, ranked by check-worthiness and as it arrived."""
    every = read_goldens()
    goldens = [golden for golden in every if not golden.is_short]  # short articles have fewer traps
    held = [golden for golden in goldens if golden.held_out]
    articles = [golden for golden in held if golden.is_article]
    short = [golden for golden in every if golden.is_short and golden.held_out]
    print(
        f"{f'first {TOP} of {QUEUE}':<24}{'candidates':>11}{'worth':>7}{'ranked':>22}{'as arrived':>22}"
        f"{'times':>7}{'avg precision':>22}"
    )
    missed = below("worth.all", _print_ranking("all", labelled(goldens)))
    for language in sorted({golden.path.parent.name for golden in goldens}):
        _print_ranking(language, labelled(g for g in goldens if g.path.parent.name == language))
    missed += below("worth.held_out", _print_ranking("held out", labelled(held)))
    missed += below("worth.held_out_articles", _print_ranking("held out, articles", labelled(articles)))
    missed += below("worth.held_out_short", _print_ranking("held out, short", labelled(short)))
    print()
    return missed


def _print_ranking(name: str, articles: Sequence[Sequence[Labelled]]) -> dict[str, float]:
    every = [one for article in articles for one in article]
    if not every:
        return {}
    drawn = queues(articles)
    ranked = over(drawn, by_worth, at_the_top)
    arrived = over(drawn, list, at_the_top)
    average = over(drawn, by_worth, average_precision)
    times = ranked.mean / max(1e-9, arrived.mean)
    shown = "".join(
        f"{f'{r.mean:.3f} {r.low:.2f}–{r.high:.2f}':>22}{after}"
        for r, after in ((ranked, ""), (arrived, f"{times:>7.2f}"), (average, ""))
    )
    print(f"{name:<24}{len(every):>11}{sum(one.worth for one in every) / len(every):>7.2f}{shown}")
    return {"precision_at_30": ranked.mean, "times_arrival": times, "average_precision": average.mean}


# Growth


def growth(sizes: Sequence[int]) -> list[str]:
    """Time for longer and longer text, by the processor's clock, each in a fresh process."""
    print(
        f"{'growing text':<24}"
        + "".join(f"{f'{size / 1e6:g} MB':>10}" for size in sizes)
        + f"{'doubled':>10}{'MB/s':>8}{'memory':>9}"
    )
    missed: list[str] = []
    for kind in TEXTS:
        readings = grow(kind, sizes)
        doubled = worst_ratio(readings)
        _print_growth(kind, readings, len(sizes), doubled)
        missed += [f"{kind}: {line}" for line in above({"doubled": doubled})]
    print()
    return missed


def _print_growth(kind: str, readings: Sequence[Reading], columns: int, doubled: float) -> None:
    last = readings[-1]
    cells = [f"{one.seconds:.2f} s" for one in readings] + ["–"] * (columns - len(readings))
    speed = last.characters / 1e6 / max(1e-9, last.seconds)
    print(
        f"{kind:<24}"
        + "".join(f"{cell:>10}" for cell in cells)
        + f"{f'{doubled:.2f}' if doubled else '–':>10}{speed:>8.2f}{f'{last.megabytes} MB':>9}"
    )
