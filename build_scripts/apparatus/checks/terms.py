"""DF04–DF07, DF20: concepts: without a wording, in several, an unusual or a shared one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_scripts.apparatus.checks.difference import MAJOR, Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts
from build_scripts.apparatus.concordance import Hit, Use
from build_scripts.apparatus.matching import symbols
from build_scripts.sources.glossary import AS_PRINTED, Concept

OMITTED = Check(
    "DF04", "omission",
    {"zh": "术语无对应", "en": "Term without a counterpart"},
    {"zh": "中文用了一个术语，英文此句没有它的任何形式。",
     "en": "The Chinese uses a term; the English sentence has none of its forms."},
    MAJOR,
)  # fmt: skip
ADDED = Check(
    "DF05", "addition",
    {"zh": "术语仅见于英文", "en": "Term in the English alone"},
    {"zh": "英文用了一个术语，中文此句没有它的任何形式。",
     "en": "The English uses a term; the Chinese sentence has none of its forms."},
    MAJOR,
)  # fmt: skip
VARIED = Check(
    "DF06", "term",
    {"zh": "译法不一", "en": "Varying rendering"},
    {"zh": "同一术语在全文中有几种译法。",
     "en": "One term is rendered in several ways in the document."},
)  # fmt: skip
UNUSUAL = Check(
    "DF07", "term",
    {"zh": "不同于通行形式", "en": "Not the usual form"},
    {"zh": "所用形式不同于通行形式。", "en": "The form differs from the usual one."},
)  # fmt: skip

SHARED = Check(
    "DF20", "term",
    {"zh": "一译对两词", "en": "One wording for two terms"},
    {"zh": "英文以同一措辞译中文两个不同的术语。",
     "en": "The English has one wording for two different terms of the Chinese."},
)  # fmt: skip

OFTEN = 2
"""How often the commonest rendering must stand for the others to be exceptions."""
STEM = 5
"""Letters at which words are taken for the same: ``interfering``, ``interference``."""
LEAST_WORDS = 2
NAMED = frozenset({"institution", "mechanism", "programme", "agreement", "project"})
"""Categories whose terms are names."""
STRANGE = (AS_PRINTED, "deprecated")
"""The statuses of wordings that differ from the usual form."""
PLACE = "place"
JOINTS = frozenset({"and", "or", "of", "the"})


def find(texts: Texts) -> Iterator[Finding]:
    """Every check on the uses of the glossary's concepts."""
    places = frozenset(
        symbol.key
        for concept in texts.concepts.values()
        if concept.category == PLACE
        for term in concept.terms.get(SECOND, ())
        for symbol in symbols(term.text, SECOND)
    )
    shared = list(_shared(texts))
    yield from shared
    said = {(each.unit, each.pair, each.quotes[FIRST]) for each in shared}
    for place in texts.both():
        inside = {key: _inside_unusual(place, key) for key in (FIRST, SECOND)}
        for concept_id, use in place.uses.items():
            concept = texts.concepts[concept_id]
            yield from _one_sided(places, place, concept, use)
            for finding in _unusual(place, concept, use, inside):
                if (finding.unit, finding.pair, finding.quotes.get(FIRST)) not in said:
                    yield finding
    for concept_id, uses in texts.concordance.uses.items():
        yield from _varied(places, texts.concepts[concept_id], uses)


def _one_sided(
    places: frozenset[str], place: Place, concept: Concept, use: Use
) -> Iterator[Finding]:
    first, second = use.found.get(FIRST, ()), use.found.get(SECOND, ())
    if first and not second and not all(_is_covered(place, hit, SECOND) for hit in first):
        words, usual = first[0].wording, concept.name(SECOND)
        yield Finding(
            OMITTED, place.unit, place.pair, {FIRST: words},
            {"zh": f"中文有“{words}”；英文此句没有“{usual}”或其他已知形式。",
             "en": f"The Chinese has {words} ({usual}); none of its known forms is in the English "
                   "sentence."},
        )  # fmt: skip
    if second and not first and _counts(places, place, concept, second):
        words, usual = second[0].wording, concept.name(FIRST)
        yield Finding(
            ADDED, place.unit, place.pair, {SECOND: words},
            {"zh": f"英文有“{words}”；中文此句没有“{usual}”或其他已知形式。",
             "en": f"The English has “{words}” ({usual}); none of its known forms is in the "
                   "Chinese sentence."},
        )  # fmt: skip


def _is_covered(place: Place, hit: Hit, other: str) -> bool:
    """Whether a term is part of a longer one that the other language has here."""
    return bool(hit.match.within) and bool(place.hits(hit.match.within, other))


def _counts(places: frozenset[str], place: Place, concept: Concept, hits: tuple[Hit, ...]) -> bool:
    """Whether an English term alone says something.

    Not: a single word, which may be anything; a wording that only its context makes a term; a
    part of a longer term, unless it is a name itself (the Belt and Road Initiative); a place or
    what is made of places alone (Chinese has them in one character: 中, 老, 华).
    """
    if concept.category == PLACE:
        return False
    usual = {symbol.key for symbol in symbols(concept.name(SECOND), SECOND)}
    for hit in hits:
        words = symbols(hit.wording, SECOND)
        is_loose = hit.term.status == AS_PRINTED and {each.key for each in words} != usual
        is_inside = bool(hit.match.within) and concept.category not in NAMED
        is_part = is_inside or len(words) < LEAST_WORDS
        if not (is_loose or is_part or _is_of_places(places, hit)):
            return True
    return False


def _is_of_places(places: frozenset[str], hit: Hit) -> bool:
    """Whether a term is made of names of places alone: ``China and Laos``."""
    return all(
        symbol.key in places or symbol.key in JOINTS for symbol in symbols(hit.wording, SECOND)
    )


def _unusual(
    place: Place, concept: Concept, use: Use, inside: Mapping[str, set[tuple[int, int, int]]]
) -> Iterator[Finding]:
    """Wordings that the glossary marks as printed or deprecated.

    ``inside``: language key → where such wordings are part of a longer one.
    """
    first, second = use.found.get(FIRST, ()), use.found.get(SECOND, ())
    for key, hits, others in ((FIRST, first, second), (SECOND, second, first)):
        said: set[str] = set()
        for hit in hits:
            if hit.term.status not in STRANGE or hit.wording in said:
                continue
            span = hit.line.number, hit.match.start, hit.match.end
            if (key == SECOND and not others) or span in inside[key]:
                continue
            said.add(hit.wording)
            other = {FIRST: SECOND, SECOND: FIRST}[key]
            quotes = {key: hit.wording, other: others[0].wording if others else ""}
            usual = concept.name(key)
            note = {each: f" {concept.note[each]}" for each in concept.note}
            yield Finding(
                UNUSUAL, place.unit, place.pair, quotes,
                {"zh": f"此处作“{hit.wording}”，通行形式为“{usual}”。{note.get('zh', '').strip()}",
                 "en": f"Here “{hit.wording}”; the usual form is “{usual}”.{note.get('en', '')}"},
            )  # fmt: skip


def _inside_unusual(place: Place, key: str) -> set[tuple[int, int, int]]:
    """Where the terms stand that are inside a longer one that is unusual itself.

    Each as the number of its line, its start and its end.
    """
    spans = sorted(
        {
            (hit.line.number, hit.match.start, -hit.match.end, hit.term.status == AS_PRINTED)
            for use in place.uses.values()
            for hit in use.found.get(key, ())
            if hit.term.status in STRANGE
        }
    )
    inside = set()
    number, reach = -1, 0
    for line, start, end, is_printed in spans:
        if line != number:
            number, reach = line, 0
        if -end <= reach:
            inside.add((line, start, -end))
        if is_printed:
            reach = max(reach, -end)
    return inside


def _varied(places: frozenset[str], concept: Concept, uses: tuple[Use, ...]) -> Iterator[Finding]:
    """The rarer renderings of a concept that is rendered in several ways, capitals included."""
    groups: dict[bool, list[tuple[Use, Hit]]] = {}
    for use, hit in _renderings(places, concept, uses):
        groups.setdefault(_is_marked(use), []).append((use, hit))
    for counted in groups.values():
        names = _names(counted)
        forms = Counter(names[_form(hit)] for _, hit in counted)
        usual, most = forms.most_common(1)[0]
        if len(forms) < 2 or (most < OFTEN and not _is_disjoint(forms)):
            continue
        is_level = list(forms.values()).count(most) > 1
        printed = {names[_form(hit)]: hit.wording for _, hit in reversed(counted)}
        shown = ", ".join(f"“{printed[form]}” ({count})" for form, count in forms.most_common())
        name = concept.name(FIRST)
        for use, hit in counted:
            if is_level or names[_form(hit)] != usual:
                first = use.found.get(FIRST, ())
                yield Finding(
                    VARIED, use.unit, use.pair,
                    {FIRST: first[0].wording if first else "", SECOND: hit.wording},
                    {"zh": f"“{name}”在全文中的译法：{shown}。",
                     "en": f"Renderings of {name} in the document: {shown}."},
                )  # fmt: skip


def _names(counted: Sequence[tuple[Use, Hit]]) -> Mapping[str, str]:
    """Form → the form that it counts as: inside a name the capitals are the name's."""
    alone = {_form(hit): _form(hit) for _, hit in counted if not hit.match.within}
    small = {form.lower(): form for form in alone}
    inside = {
        _form(hit): small.get(_form(hit).lower(), _form(hit).lower())
        for _, hit in counted
        if hit.match.within
    }
    return inside | alone


def _is_disjoint(forms: Iterable[str]) -> bool:
    """Whether no two renderings have a stem in common: ``equity``, ``fairness``."""
    words = [stem for form in forms for stem in {word[:STEM] for word in form.lower().split()}]
    return len(words) == len(set(words))


def _is_marked(use: Use) -> bool:
    """Whether the Chinese has it in title or quotation marks: a name, not a common noun."""
    return any(
        hit.line.text[hit.match.start - 1 : hit.match.start] in ("《", "“") and hit.match.start > 0
        for hit in use.found.get(FIRST, ())
    )


def _renderings(
    places: frozenset[str], concept: Concept, uses: tuple[Use, ...]
) -> Iterator[tuple[Use, Hit]]:
    """The English wordings of a concept that can be compared, each once a pair.

    Left out: headings, whose capitals are their own; parts of longer terms, unless both texts have
    the concept inside the same one; short and full names, which are meant to differ; of places, all
    but the adjectives (``Lao``, ``Laotian``).
    """
    is_place = concept.category == PLACE
    for use in uses:
        if not use.pair or not (use.found.get(FIRST) or is_place):
            continue
        said: set[str] = set()
        for hit in use.found.get(SECOND, ()):
            is_name = bool(hit.term.kind) or not any(sign.islower() for sign in hit.wording)
            is_name |= hit.term.status == AS_PRINTED  # DF07 speaks of these
            if is_place:
                is_name |= hit.term.status == "preferred" or " " in hit.term.text
            else:
                is_name |= _is_part_alone(use, hit) or _is_of_places(places, hit)
            if not is_name and _form(hit) not in said:
                said.add(_form(hit))
                yield use, hit


def _is_part_alone(use: Use, hit: Hit) -> bool:
    """Whether the English is part of a longer term and the Chinese is not part of the same."""
    outer = hit.match.within
    return bool(outer) and all(each.match.within != outer for each in use.found.get(FIRST, ()))


def _shared(texts: Texts) -> Iterator[Finding]:
    """Wordings that are as printed for one concept and stand for another one too."""
    owners: dict[str, dict[str, str]] = {}
    printed: list[tuple[str, Use, Hit]] = []
    for concept, uses in texts.concordance.uses.items():
        for use in uses:
            first = use.found.get(FIRST, ())
            for hit in use.found.get(SECOND, ()) if first else ():
                form = _form(hit).lower()
                owners.setdefault(form, {}).setdefault(concept, first[0].wording)
                if hit.term.status == AS_PRINTED:
                    printed.append((form, use, hit))
    said: set[tuple[str, str, str]] = set()
    for form, use, hit in printed:
        others = [words for concept, words in owners[form].items() if concept != use.concept]
        place = use.unit, use.pair, form
        if others and place not in said:
            said.add(place)
            words = use.found[FIRST][0].wording
            usual = texts.concepts[use.concept].name(SECOND)
            yield Finding(
                SHARED, use.unit, use.pair, {FIRST: words, SECOND: hit.wording},
                {"zh": f"此处“{hit.wording}”对应“{words}”，他处对应“{others[0]}”。"
                       f"“{words}”的通行形式为“{usual}”。",
                 "en": f"Here “{hit.wording}” stands for {words}, elsewhere for {others[0]}. The "
                       f"usual form of {words} is “{usual}”."},
            )  # fmt: skip


def _form(hit: Hit) -> str:
    """A rendering as it is compared: plural, hyphens and the capital of a sentence aside."""
    words = [
        symbol.key if symbol.word[:1].islower() else symbol.key.capitalize()
        for symbol in symbols(hit.wording, SECOND)
    ]
    if words and hit.match.start <= 1 and hit.term.text[:1].islower():
        words[0] = words[0].lower()
    return " ".join(words)
