"""The meeting itself: its name, its form, the headline."""
from __future__ import annotations

import pytest
from conftest import cases
from huiyao.core import parse


@pytest.mark.parametrize(("text", "name", "form", "title"), cases("meetings", 4))
def test_name_form_and_title(text: str, name: str, form: str, title: str) -> None:
    meeting = parse(text.replace("⏎", "\n")).meeting
    found = [meeting.name.text if meeting.name else "-", meeting.format or "-", meeting.title.text if meeting.title else "-"]
    assert found == [name, form, title]
