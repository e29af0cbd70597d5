"""Who may see and do what, by the offices she holds today over the Union's tree. Every officer's query starts here.

An office reaches the unit it was given for and all beneath it (rights follow the tree, DESIGN rule 9); an office that
has not begun or has ended reaches nothing. Nobody decides about herself.
"""

from django.db.models import Q, QuerySet

from sellers.applications.models import Application, Word
from sellers.members.models import Member
from sellers.shops.models import Shop
from sellers.units.models import Appointment, Level, Office, Unit
from sellers.units.selectors import beneath
from shop.accounts.models import User

OFFICERS = (Office.BRANCH_HEAD, Office.COMMUNE_OFFICER)
EDITORS = (Office.EDITOR, Office.APPROVING_EDITOR)


def offices_held(person: User, *offices: Office) -> list[Appointment]:
    """Her appointments in force today, the highest unit first, with their units. One query."""
    if not person.is_authenticated or not person.is_active:
        return []
    held = Appointment.objects.held_now().filter(person=person).select_related("unit__commune")
    if offices:
        held = held.filter(office__in=offices)
    return list(held.order_by("unit__path", "office", "pk"))


def applications_for(person: User) -> QuerySet[Application]:
    """Applications of the branches she stands over, open and closed. Never her own."""
    reach = _reach(offices_held(person, *OFFICERS), "branch__")
    return Application.objects.filter(reach).exclude(person=person)


def may_vouch(person: User, application: Application) -> bool:
    """The head of that very branch, and not the applicant. One query."""
    return person.pk != application.person_id and heads(person, application.branch)


def may_approve(person: User, application: Application) -> bool:
    """An officer above the branch, and neither the applicant nor the woman who vouched. Two queries."""
    if person.pk == application.person_id or not stands_above(person, application.branch):
        return False
    return not application.decisions.filter(word=Word.VOUCH, given_by=person).exists()


def may_ask(person: User, application: Application) -> bool:
    """Ask for more or refuse: the branch head until she has vouched, the officer above at any time."""
    if person.pk == application.person_id:
        return False
    if stands_above(person, application.branch):
        return True
    return may_vouch(person, application) and not application.decisions.filter(word=Word.VOUCH).exists()


def heads(person: User, branch: Unit) -> bool:
    """She leads that very branch today."""
    return any(post.unit_id == branch.pk for post in offices_held(person, Office.BRANCH_HEAD))


def stands_above(person: User, branch: Unit) -> bool:
    """She is an officer today of the commune, or of what lies above it, that the branch belongs to."""
    posts = offices_held(person, Office.COMMUNE_OFFICER)
    return any(post.unit.level != Level.BRANCH and post.unit.stands_over(branch) for post in posts)


def members_for(person: User) -> QuerySet[Member]:
    """The register of the branches she stands over."""
    return members_of_posts(offices_held(person, *OFFICERS))


def members_of_posts(posts: list[Appointment]) -> QuerySet[Member]:
    """The same for offices already read."""
    return Member.objects.filter(_reach([post for post in posts if post.office in OFFICERS], "branch__"))


def shops_for(person: User) -> QuerySet[Shop]:
    """Shops of the units she stands over: by branch, or by commune where no branch is named."""
    posts = offices_held(person, *OFFICERS)
    return Shop.objects.filter(_reach(posts, "branch__") | _reach(posts, "unit__"))


def may_import(person: User, unit: Unit) -> bool:
    """The register of `unit` is brought in by an officer of it or of a unit above it, or by the operator."""
    if person.is_superuser and person.is_active:
        return True
    return any(post.unit.stands_over(unit) for post in offices_held(person, Office.COMMUNE_OFFICER))


def units_of(person: User, office: Office) -> QuerySet[Unit]:
    """The units where she holds `office` today, and all beneath them."""
    return Unit.objects.filter(_reach(offices_held(person, office), ""))


def editors_units(person: User) -> QuerySet[Unit]:
    """The units whose words she writes or approves, and all beneath them."""
    return Unit.objects.filter(_reach(offices_held(person, *EDITORS), ""))


def _reach(posts: list[Appointment], to_unit: str) -> Q:
    """Rows whose unit lies at or beneath one of the posts; without a post, none."""
    return beneath((post.unit for post in posts), to_unit)
