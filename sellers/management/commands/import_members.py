"""python manage.py import_members FILE --unit CODE --by LOGIN [--dry-run] [--json OUT]"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from sellers.members.services import Outcome, import_register, read_register
from sellers.units.models import Unit
from sellers.units.selectors import unit_coded
from shop.accounts.models import User
from shop.core.errors import DomainError


class Command(BaseCommand):
    help = "Bring a unit's member register in from CSV or XLSX; broken rows are told, the rest is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, help="code of the union unit")
        parser.add_argument("--by", required=True, help="login of the officer who answers for it")
        parser.add_argument("--dry-run", action="store_true", help="tell what would happen, write nothing")
        parser.add_argument("--json", type=Path, help="write the outcome here")

    def handle(self, *args: Any, **options: Any) -> None:
        unit, by = self._unit(options["unit"]), self._person(options["by"])
        if options["json"]:
            self._try_to_write(options["json"])
        try:
            with options["file"].open("rb") as file:
                lines = read_register(file)
            outcome = import_register(
                lines, unit=unit, by=by, file_name=options["file"].name, dry_run=options["dry_run"]
            )
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        except DomainError as refused:
            raise CommandError(f"{refused.code}: {refused.message}") from refused
        if options["json"]:
            options["json"].write_text(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
        self._tell(outcome, options["dry_run"])

    def _try_to_write(self, out: Path) -> None:
        """Before anything is brought in: an outcome that cannot be told would look like a failure."""
        try:
            out.touch()
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}") from error

    def _unit(self, code: str) -> Unit:
        try:
            return unit_coded(code)
        except Unit.DoesNotExist:
            raise CommandError(f"no unit has the code {code}") from None

    def _person(self, login: str) -> User:
        person = User.objects.filter(Q(email__iexact=login) | Q(phone=login), is_active=True).first()
        if person is None:
            raise CommandError(f"nobody logs in as {login}")
        return person

    def _tell(self, outcome: Outcome, dry_run: bool) -> None:
        told = outcome.as_json()
        for remark in told["rejected"]:
            self.stdout.write(f"row {remark['row']} left out: {remark['message']} ({remark['code']})")
        for remark in told["warnings"]:
            self.stdout.write(f"row {remark['row']}: {remark['message']} ({remark['code']})")
        self.stdout.write(
            f"{'Would bring' if dry_run else 'Brought'} in {told['rows']} rows: {told['created']} created, "
            f"{told['updated']} updated, {told['unchanged']} unchanged, {len(told['rejected'])} left out."
        )
