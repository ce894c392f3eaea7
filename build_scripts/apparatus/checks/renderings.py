"""Whether a concept is rendered here as it is elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Texts
from build_scripts.apparatus.checks.standards import own_form
from build_scripts.apparatus.concordance import Hit, Use
from build_scripts.language.symbols import symbols
from build_scripts.sources.glossary import AS_PRINTED, Concept

VARIED = Check(
    "DF06", "term",
    {"zh": "译法不一", "en": "Varying rendering"},
    {"zh": "同一术语在全文中有几种译法。",
     "en": "One term is rendered in several ways in the document."},
)  # fmt: skip
SHARED = Check(
    "DF20", "term",
    {"zh": "异词同译", "en": "One rendering for two terms"},
    {"zh": "英文以同一措辞译中文两个不同的术语。",
     "en": "The English has one wording for two different terms of the Chinese."},
)  # fmt: skip
OFTEN = 2
"""How often the commonest rendering must stand for the others to be exceptions."""
STEM = 5
"""Letters at which words are taken for the same: ``interfering``, ``interference``."""
PLACE = "place"
JOINTS = frozenset({"and", "or", "of", "the"})


def _is_of_places(places: frozenset[str], hit: Hit) -> bool:
    """Whether a term is made of names of places alone: ``China and Laos``."""
    return all(
        symbol.key in places or symbol.key in JOINTS for symbol in symbols(hit.wording, SECOND)
    )


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
            own = own_form(texts.concepts[use.concept], SECOND)
            yield Finding(
                SHARED, use.unit, use.pair, {FIRST: words, SECOND: hit.wording},
                {"zh": f"此处“{hit.wording}”对应“{words}”，他处对应“{others[0]}”。"
                       f"“{words}”{own['zh']}。",
                 "en": f"Here “{hit.wording}” stands for {words}, elsewhere for {others[0]}; "
                       f"for {words} {own['en']}."},
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
