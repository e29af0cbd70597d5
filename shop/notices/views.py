"""What the market has told a person."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shop.notices.models import Notice
from shop.notices.services import mark_read

PAGE_SIZE = 30


@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """Newest first. Seen is read: what was new stays marked on this showing."""
    mine = Notice.objects.filter(person_id=request.user.pk, channel=Notice.Channel.PAGE)
    page = Paginator(mine, PAGE_SIZE).get_page(request.GET.get("page"))
    response = render(request, "notices/list.html", {"page": page})
    mark_read(request.user)
    return response
