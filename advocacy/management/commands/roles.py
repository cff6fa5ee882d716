from typing import Any

from django.core.management.base import BaseCommand

from cms.admin import roles


class Command(BaseCommand):
    help = "Makes the groups Editors, Organisers and Administrators, and gives them the permissions they lack."

    def handle(self, *args: Any, **options: Any) -> None:
        roles.ensure()
        self.stdout.write(f"{roles.EDITORS}, {roles.ORGANISERS} and {roles.ADMINISTRATORS} have their permissions.")
