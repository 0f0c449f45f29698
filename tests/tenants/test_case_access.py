"""Case tables open only to those who follow cases, in their own organisation."""

from tests.tenants.case_access import a_case_needs_case_access


def test_without_case_access_a_case_table_is_empty(stage):
    complaints = a_case_needs_case_access(stage)

    assert not complaints, "\n".join(complaints)
