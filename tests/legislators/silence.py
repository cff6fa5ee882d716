"""What must not be told: where somebody lives, in whatever is logged and raised."""

import traceback

STREET = "421 Zyzzyva Ave"
SECRET = "Zyzzyva"


def assert_untold(error, log, *secrets):
    """Neither the log nor the exception nor one that it carries says the street, or another secret."""
    told = [log.text, *(str(record.__dict__) for record in log.records)]
    told += [said for one in chain(error) for said in (str(one), repr(one), str(one.args), str(one.__dict__))]
    told.append("".join(traceback.format_exception(error)))
    for secret in (SECRET, *secrets):
        assert not [said for said in told if secret.lower() in said.lower()]


def chain(error):
    """An exception and all that it carries, shown or not."""
    seen, waiting = [], [error]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in seen:
            seen.append(one)
            waiting += [one.__cause__, one.__context__]
    return seen
