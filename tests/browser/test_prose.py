"""Help and guide: keys look like keys, parts fold without JavaScript, headings are never inside."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage


@pytest.mark.parametrize("javascript", [True, False])
def test_parts_of_the_guide_fold(open_page: OpenPage, *, javascript: bool) -> None:
    page = open_page("guide/", javascript=javascript)
    for part in page.locator("details").all():
        inside = part.locator("pre")
        assert not inside.is_visible()
        part.locator("summary").click()
        assert inside.is_visible()
    assert page.locator("details").count() >= 2
    assert page.locator("details :is(h1, h2, h3, h4)").count() == 0


def test_the_help_lists_the_keys_as_the_dialog_does(open_page: OpenPage) -> None:
    page = open_page("help/")
    rows = page.locator("#keys ~ table tbody tr").all()
    shown = [" ".join(row.locator("kbd").all_text_contents()) for row in rows]
    page = open_page("cn-la-2024/p2-s1/")
    page.keyboard.press("?")
    page.locator("dialog.box").wait_for()
    assert shown == page.locator("dialog.box dt kbd").all_text_contents()
    assert len(shown) >= 5
