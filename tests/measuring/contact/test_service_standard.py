"""Service standards: dated, with who set them and where that was read."""

import datetime as dt

from answerable.measuring.service_standard import find_bands, find_standard, list_standards


def test_the_standard_for_999_is_nine_in_ten_within_ten_seconds():
    found = find_standard("999", dt.date(2022, 7, 31))

    assert (found.seconds, found.percent) == (10, 90)


def test_the_standard_for_101_is_nine_in_ten_within_three_minutes():
    found = find_standard("101", dt.date(2022, 7, 31), authority="citizen charter")

    assert (found.seconds, found.percent) == (180, 90)


def test_no_standard_is_found_before_it_was_set_or_where_none_was():
    assert find_standard("101", dt.date(2019, 1, 1)) is None
    assert find_standard("live-chat", dt.date(2022, 7, 31)) is None


def test_a_later_standard_takes_the_place_of_an_earlier():
    assert find_standard("999", dt.date(2026, 2, 1)).valid_from == dt.date(2026, 1, 1)


def test_every_standard_has_an_authority_and_a_source():
    for each in list_standards():
        assert each.authority
        assert each.source
        assert each.seconds > 0


def test_the_publication_parts_999_waits_at_ten_and_sixty_seconds():
    assert find_bands("999").edges == (10, 60)
    assert find_bands("online") is None
