"""Which of allauth's addresses there are (`/account/…`): those named here. All others do not exist.

They keep their names, for allauth looks them up by name; an update that brings new addresses opens none of them.
"""

from allauth import urls
from django.http import Http404
from django.urls import URLPattern, include, path
from django.urls.resolvers import URLResolver

OFFERED = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
}


def deny(request, **kwargs):
    """An address of allauth that is not offered here."""
    raise Http404


def offer(patterns):
    """The same addresses, with what is not offered answered by `deny`."""
    return [_offer_one(each) for each in patterns]


def _offer_one(pattern):
    if isinstance(pattern, URLResolver):
        return URLResolver(pattern.pattern, offer(pattern.url_patterns))
    if pattern.name in OFFERED:
        return pattern
    return URLPattern(pattern.pattern, deny, name=pattern.name)


urlpatterns = [path("", include(offer(urls.urlpatterns)))]
