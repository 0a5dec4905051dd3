"""allauth's forms in our words: no words within the fields, a label above each."""

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as key

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "password": "Password",
    "oldpassword": "Password that you have now",
    "password1": "New password",
    "password2": "New password once more",
    "code": "Code",
    "name": "Name of the key",
}


class Plain:
    """A form whose fields have our labels; hints only where a new password is chosen."""

    template_name = "clerking/part/form.html"
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name != "password1":
                field.help_text = ""


class LoginForm(Plain, account.LoginForm):
    pass


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    pass


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(Plain, account.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    pass


class AuthenticateForm(Plain, factor.AuthenticateForm):
    pass


class ReauthenticateCodeForm(Plain, factor.ReauthenticateForm):
    pass


class ActivateTOTPForm(Plain, app.ActivateTOTPForm):
    pass


class AddWebAuthnForm(Plain, key.AddWebAuthnForm):
    pass


class EditWebAuthnForm(Plain, key.EditWebAuthnForm):
    pass
