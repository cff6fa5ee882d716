from typing import Any

from django.core.management.base import BaseCommand

from cms.admin import roles


class Command(BaseCommand):
    help = "Makes the groups Editors, Organisers, Administrators and Finance, and gives them the permissions they lack."

    def handle(self, *args: Any, **options: Any) -> None:
        roles.ensure()
        names = f"{roles.EDITORS}, {roles.ORGANISERS}, {roles.ADMINISTRATORS} and {roles.FINANCE}"
        self.stdout.write(f"{names} have their permissions.")
