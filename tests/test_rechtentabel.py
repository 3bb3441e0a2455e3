"""The page that says who may do what is the one that the tests check."""

from pathlib import Path

from tests.rechtentabel import rechtentabel


def test_the_page_about_access_is_up_to_date():
    assert Path("docs/toegang.md").read_text("utf-8") == rechtentabel()
