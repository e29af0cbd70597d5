"""Everything between a fresh clone and the first page, in one process: schema, demonstration market, search index."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.search.engine import engines_kept
from catalog.search.stories.engine import story_engine
from shop.demo.market import is_loaded
from shop.management.commands.prepare_database import prepare_database
from shop.settings import env

LOGINS = """
    mai, binh                 buyers
    hoa, sen, thu             sellers: a household and a cooperative of Lâm Thượng, a household of Ba Chẽ
    dao                       member who has applied to sell and waits
    lan, cuc                  branch head, commune officer of Lâm Thượng
    bien, duyet, tin          editor, approving editor of Lâm Thượng; editor of Cẩm Khê
    tien, admin               finance, operator"""


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="forget what is there and start anew")

    def handle(self, *args: Any, **options: Any) -> None:
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise complains where it is missing
        if not options["reset"]:
            prepare_database(self.stdout.write)
        if options["reset"] or not is_loaded():
            self.stdout.write("Loading the demonstration market")
            call_command("load_demo", reset=options["reset"], stdout=self.stdout)
        elif not _indexes_are_well():
            self._reindex()
        self.stdout.write(welcome())

    def _reindex(self) -> None:
        """A search server that is away keeps no market closed: the embedded engine answers for it."""
        try:
            call_command("reindex", stdout=self.stdout)
        except CommandError as error:
            self.stderr.write(str(error))


def _indexes_are_well() -> bool:
    """False where one was lost, or written by an older version."""
    return all(engine.health() for engine in engines_kept().values()) and story_engine().health()


def welcome() -> str:
    site = f"http://localhost:{env.PORT}"
    lines = [
        f"\n  {settings.SITE_NAME} opens at {site}/  (English: {site}/en/)",
        f"\n  selling {site}/ban-hang/   officers {site}/hoi/   finance {site}/doi-soat/",
        f"\n  editors {site}/cms/   log in {site}/tai-khoan/login/",
        "\n  Logins, each @demo.test with the password phien-cho-demo:",
        LOGINS,
        f"\n\n  Card payments go to {settings.STRIPE_API_BASE}; unless you named it, a stand-in that charges no card.",
        "\n  Ctrl-C ends everything; `make demo-reset` starts anew.\n",
    ]
    return "".join(lines)
