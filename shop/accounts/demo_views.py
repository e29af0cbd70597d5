"""The buttons of the demonstration's login page: in by one press, for the table's people only."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from shop.accounts.demo import find_demo_person


@require_POST
@csrf_protect
@never_cache
def demo_login(request: HttpRequest) -> HttpResponse:
    """Asks the setting again: the address exists only with DEMO, and so does the answer."""
    person = find_demo_person(request.POST.get("person", "")) if settings.DEMO else None
    if person is None:
        raise Http404
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    record_authentication(request, person, method="mfa", type="demo")
    return perform_login(request, Login(user=person, redirect_url=wanted if safe else None))
