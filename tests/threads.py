"""Many at once, for the tests of races."""

import threading

from django.db import connection


def at_once(function, number):
    """Call `function(index)` in so many threads; return what they returned, or raise what one of them raised."""
    returned, raised = [], []

    def call(index):
        try:
            returned.append(function(index))
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=(index,)) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]
    return returned
