"""Who undertakes what: every sentence by its subject, its verbs, and how firmly it is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from build_scripts import footmarks
from build_scripts.language.clauses import english as clauses_en
from build_scripts.language.clauses.chinese import stretches
from build_scripts.language.clauses.heads import NONE, RECITAL, UNCLEAR
from build_scripts.language.clauses.saying import IMPERATIVE, INDICATIVE, INFINITIVE, NOT, Saying
from build_scripts.language.clauses.stretch import Stretch
from build_scripts.language.clauses.table import letters, words
from build_scripts.model import Pair, Unit
from build_scripts.outputs.studies.evidence.assigned import FIRST, SECOND, Rendered, rendered
from build_scripts.outputs.studies.evidence.sides import Sides, sides_of
from build_scripts.outputs.studies.study import (
    Cell,
    Column,
    Facet,
    Row,
    Run,
    Study,
    Table,
    places,
    quoted,
    text_column,
)
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, phrases, said, say, spoken
from build_scripts.sources.glossary import VERB

NAME = "undertakings"
STOP = re.compile(r"[。！？；：，.!?;:,…][”’」』\"')）】]*\s*$")
"""With what a sentence ends; a title, a signature or a date of a report does not."""
MOST_SECTIONS = 20
"""Sections that readers are offered to filter by; of more, none."""
HAN = re.compile("[\u4e00-\u9fff]")
FORMS = (IMPERATIVE, INFINITIVE, INDICATIVE, UNCLEAR)
ADJECTIVES = ("willing", "ready")
UNSAID = (NONE, RECITAL, UNCLEAR)
"""Rows without words for a subject."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What one stretch of a sentence says of one subject, and how the English says it."""

    unit: str
    pair: str
    first: str
    """The whole Chinese of the sentence pair."""
    second: str
    stretch: Stretch
    saying: Saying

    @property
    def own(self) -> str:
        """The Chinese words of the stretch."""
        return self.first[self.stretch.start : self.stretch.end].strip()


@lru_cache(maxsize=8)  # the guide to reading asks for it too
def undertakings(publication: Publication) -> Study | None:
    """A row for each sentence pair and each subject that it has."""
    if not {FIRST, SECOND} <= set(publication.keys):
        return None
    sides = sides_of(publication)
    found, left_out = _found(publication, sides)
    if not any(each.stretch.side not in UNSAID for each in found):
        return None
    verbs = [each.id for each in publication.concepts if each.category == VERB]
    renderings: dict[str, list[Rendered]] = {}
    for each in rendered(publication, verbs):
        renderings.setdefault(each.pair, []).append(each)
    columns = (
        Column("place", said("study_col_place")),
        Column("subject", said("study_col_subject")),
        Column("verbs", said("study_col_verbs")),
        Column("english", said("study_col_english")),
        Column("form", said("study_col_form")),
        text_column(publication, FIRST),
        text_column(publication, SECOND),
    )
    rows = tuple(_row(publication, sides, each, renderings.get(each.pair, ())) for each in found)
    counts = Counter(each.stretch.side for each in found)
    return Study(
        NAME,
        (Table(NAME, (), columns, rows),),
        _facets(publication, sides, found),
        about={"pairs": len({each.pair for each in found}), "left_out": left_out,
               "rows": len(rows), "none": counts[NONE], "unclear": counts[UNCLEAR],
               "recitals": counts[RECITAL]},
    )  # fmt: skip


def _found(publication: Publication, sides: Sides) -> tuple[list[Undertaking], int]:
    """The undertakings, and of how many pairs nothing is said since they are no sentences."""
    found: list[Undertaking] = []
    left_out = 0
    for unit in publication.bitext.units:
        texts = {key: footmarks.in_pairs(unit, key) for key in (FIRST, SECOND)}
        for pair in unit.pairs:
            first, second = _text(texts, pair, FIRST), _text(texts, pair, SECOND, " ")
            if not first or not second:
                continue
            if not STOP.search(first) or not HAN.search(first):
                left_out += 1
                continue
            found += _of_pair(unit, pair, first, second, sides)
    return found, left_out


def _text(
    texts: Mapping[str, Mapping[tuple[str, int], str]], pair: Pair, key: str, gap: str = ""
) -> str:
    count = len(pair.texts.get(key, ()))
    return gap.join(texts[key][pair.id, number] for number in range(count))


def _of_pair(
    unit: Unit, pair: Pair, first: str, second: str, sides: Sides
) -> Iterator[Undertaking]:
    parties = [*letters().values(), *(word for own in sides.english.values() for word in own)]
    whole = clauses_en.of_sentence(second, parties)
    found = stretches(first, sides.known, sides.single)
    often = Counter(each.side for each in found)
    for place, each in enumerate(found):
        wordings = _wordings(first[slice(*each.subject)], each.side, sides)
        is_one = often[each.side] == 1 or set(wordings) <= set(letters().values())
        own = clauses_en.of_party(second, wordings) if wordings and is_one else None
        saying = own or (whole if place == 0 else Saying(UNCLEAR))
        yield Undertaking(unit.id, pair.id, first, second, _settled(each, saying), saying)


def _wordings(subject: str, side: str, sides: Sides) -> tuple[str, ...]:
    """The English words for a subject: of a party by its letter those alone."""
    if subject in letters():
        return (letters()[subject],)
    return tuple(sides.english.get(side, ()))


def _settled(stretch: Stretch, saying: Saying) -> Stretch:
    """A word at the head of the Chinese that is a noun and a verb is a verb where the English
    begins with one; of what stays open nothing is shown."""
    is_verb = stretch.verbs[:1] and stretch.verbs[0][0] == stretch.subject[0]
    if stretch.side == UNCLEAR and is_verb and saying.form in (IMPERATIVE, INFINITIVE):
        return replace(stretch, side=NONE, subject=(0, 0))
    if stretch.side == UNCLEAR:
        return replace(stretch, subject=(0, 0), verbs=())
    return stretch


def _row(
    publication: Publication, sides: Sides, each: Undertaking, renderings: Sequence[Rendered]
) -> Row:
    facets = {
        "side": each.stretch.side,
        "section": publication.division_of(each.unit),
        "form": each.saying.form,
    }
    return Row(
        (
            places([each.pair]),
            _subject(publication, sides, each),
            _verbs(publication, each, renderings),
            _english(each),
            _of_form(each.saying.form),
            quoted(FIRST, publication.lang(FIRST), footmarks.bare(each.own)),
            quoted(SECOND, publication.lang(SECOND), footmarks.bare(each.second)),
        ),
        facets,
    )


def _subject(publication: Publication, sides: Sides, each: Undertaking) -> Cell:
    side = each.stretch.side
    name = Run(sides.names[side], concept=sides.concepts.get(side, ""))
    own = footmarks.bare(each.first[slice(*each.stretch.subject)]).strip()
    if not own or side in UNSAID or own == sides.names[side][0].text:
        return (name,)
    return (name, *quoted(FIRST, publication.lang(FIRST), own, at=each.pair))


def _verbs(publication: Publication, each: Undertaking, renderings: Sequence[Rendered]) -> Cell:
    """The modal words and verbs of the Chinese, each once, with the concept that each is."""
    concepts = {one.first.wording: one.concept for one in renderings}
    texts = dict.fromkeys(footmarks.bare(each.first[slice(*verb)]) for verb in each.stretch.verbs)
    lang = publication.lang(FIRST)
    return tuple(
        run for text in texts for run in quoted(FIRST, lang, text, concept=concepts.get(text, ""))
    )


def _of_form(form: str) -> Cell:
    return (Run(_form(form)),)


def _form(form: str) -> tuple[Span, ...]:
    """How a form is called: by its word (``shall``), by a name, and whether it is denied."""
    base = form.removesuffix(NOT)
    word = f"be {base} to" if base in ADJECTIVES else f"{base} to"
    if base in FORMS:
        names = phrases(f"study_form_{base}")
    else:
        names = dict.fromkeys(SPOKEN, base if base in words("english_modals") else word)
    if base == form:
        return spoken(names) if base in FORMS else (Span(SECOND, SECOND, names[SECOND]),)
    return spoken({key: say("study_form_denied", key, form=name) for key, name in names.items()})


def _english(each: Undertaking) -> Cell:
    """The English subject, its modal word and verb, and of a list of orders every verb."""
    own = each.saying
    subject, verb = (each.second[slice(*spot)] for spot in (own.subject, own.verb))
    head = " ".join(filter(None, (subject, verb)))
    more = {text.lower(): text for text in (each.second[slice(*spot)] for spot in own.more)}
    more.pop(head.lower(), None)
    return tuple(run for text in (head, *more.values()) for run in quoted(SECOND, SECOND, text))


def _facets(
    publication: Publication, sides: Sides, found: Sequence[Undertaking]
) -> tuple[Facet, ...]:
    present = {each.stretch.side for each in found}
    forms = Counter(each.saying.form for each in found)
    modal = [form for form, _ in forms.most_common() if form not in FORMS]
    divisions = publication.in_order(publication.division_of(each.unit) for each in found)
    section = Facet("section", said("section"), tuple(
        (each, _section(publication, each)) for each in divisions
    ))  # fmt: skip
    return (
        Facet("side", said("study_col_subject"),
              tuple((side, name) for side, name in sides.names.items() if side in present)),
        *((section,) if len(divisions) <= MOST_SECTIONS else ()),
        Facet("form", said("study_col_form"), tuple(
            (form, _form(form)) for form in (*modal, *FORMS) if forms[form]
        )),
    )  # fmt: skip


def _section(publication: Publication, node: str) -> tuple[Span, ...]:
    """What stands over a section, of one without a heading its words."""
    out = []
    for key, lang in SPOKEN.items():
        own = key if key in publication.keys else publication.keys[0]
        has_heading = publication.nodes[node].heading.get(own)
        name = publication.name(publication.nodes[node], own)
        out.append(Span(key, lang, name if has_heading else publication.named(node, own)))
    return tuple(out)
