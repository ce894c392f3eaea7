"""How grave what a check finds is: one table. Editors grade their notes themselves."""

from __future__ import annotations

from collections.abc import Mapping

GRAVE, CONTENT, FORM = 1, 2, 3
"""1: another fact, name or relation, or what misleads who reads one text alone; 2: content or a
standing term lost or changed; 3: style, form, a small loss. Readers see 1 and 2, and 3 if they
ask."""

GRADES: Mapping[str, int] = {
    "DF01": GRAVE,  # number or date
    "DF02": FORM,  # marks that one text has
    "DF03": FORM,  # marks that do not come in pairs
    "DF04": CONTENT,  # term without a counterpart
    "DF05": CONTENT,  # term in the English alone
    "DF06": FORM,  # varying rendering
    "DF07": FORM,  # a rendering for which the glossary has another, of its own
    "DF07 official": CONTENT,  # the official name is another
    "DF07 usual": CONTENT,  # the usual rendering is another
    "DF07 remarked": CONTENT,  # the glossary says what is lost or changed
    "DF08": FORM,  # open list, closed in the English
    "DF09": CONTENT,  # lists of unequal length
    "DF10": GRAVE,  # sentence without a partner
    "DF11": FORM,  # sentences cut differently
    "DF12": CONTENT,  # length far off
    "DF13": GRAVE,  # unit in one text only
    "DF13 block": FORM,  # title lines, a dateline: what a publisher adds
    "DF14": FORM,  # label unlike its series
    "DF15": FORM,  # heading unlike its series
    "DF16": FORM,  # doubled word
    "DF17": FORM,  # two wordings run together
    "DF18": FORM,  # singular after a number
    "DF19": FORM,  # adjective as adverb
    "DF20": CONTENT,  # one rendering for two terms
    "DF21": CONTENT,  # first person in the English alone
    "DF22": FORM,  # modal verb in the English alone
}
"""Check, with what aspect of it where that has a grade of its own → grade."""


def grade(code: str, aspect: str = "") -> int:
    """The grade of a finding: that of its aspect, else of its check."""
    return GRADES.get(f"{code} {aspect}", GRADES[code])
