import pytest

from actions.supporters import people

PAGE = "http://testserver/en/river/"
WORDING = "Send me news about this campaign, about twice a month."


@pytest.fixture
def supporter(db, ana, at):
    """Ana's record, made by a form in Korean; nobody has confirmed her mailbox."""
    return people.record(**ana, language="ko", source="flyer", at=at)


@pytest.fixture
def bo(supporter, at):
    """Bo, who shares Ana's mailbox."""
    return people.record(name="Bo Reyes", email="ana@example.org", language="en", at=at)
