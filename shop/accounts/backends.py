"""The only authentication backend: allauth's, deaf to every form that sends a user name (STACK 12)."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class OneDoorBackend(AuthenticationBackend):
    def authenticate(self, request: Any, **credentials: Any) -> Any:
        if "username" in credentials:
            return None
        return super().authenticate(request, **credentials)
