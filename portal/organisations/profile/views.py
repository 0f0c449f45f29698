"""The pages on which an organisation looks after its profile."""

from contextlib import closing

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.organisations.profile import actions, queries
from portal.organisations.profile.forms import LogoForm, ProfileForm
from portal.organisations.profile.logos import LARGEST_FILE, LogoError
from portal.organisations.profile.permissions import Profile
from portal.organisations.profile.words import differences
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from portal.ui.rows import reshaped
from portal.ui.shell import Entry, offer
from tenants.permissions import requires

pages = Blueprint("profile", __name__)
offer(Entry("Organizzazione", "profile.profile", "building", Profile.EDIT, sort=85))

TEMPLATE = "organisations/profile/profile.html"


@pages.route("/organisation/profile", methods=["GET", "POST"])
@requires(Profile.EDIT)
def profile() -> ResponseReturnValue:
    organisation = queries.own_organisation()
    form = ProfileForm(obj=queries.profile_of(organisation), version=organisation.version)
    if reshaped(form):
        return render(TEMPLATE, form=form, organisation=organisation, status=200)
    if form.validate_on_submit():
        try:
            actions.save_profile(form.words(), version=form.version.data)
        except ConflictError:
            return _both_versions(form)
        flash(_("Profilo salvato."), "success")
        return see(url_for("profile.profile"))
    return render(TEMPLATE, form=form, organisation=organisation)


def _both_versions(form: ProfileForm) -> ResponseReturnValue:
    """Show what was saved meanwhile beside what was typed, and the form ready to save anyway."""
    organisation = queries.own_organisation()
    found = list(differences(queries.profile_of(organisation), form.words()))
    form.meet(organisation.version)
    return render(
        "organisations/profile/conflict.html",
        status=409,
        form=form,
        organisation=organisation,
        differences=found,
        last=queries.last_change(),
    )


@pages.route("/organisation/logo", methods=["GET", "POST"])
@requires(Profile.EDIT)
def logo() -> ResponseReturnValue:
    form = LogoForm()
    if form.validate_on_submit():
        try:
            with closing(form.logo.data) as file:
                actions.set_logo(file.read(LARGEST_FILE + 1))
        except LogoError as error:
            form.reject(error)
        else:
            flash(_("Logo salvato."), "success")
            return see(url_for("profile.logo"))
    return render(
        "organisations/profile/logo.html", form=form, organisation=queries.own_organisation()
    )


@pages.post("/organisation/logo/removal")
@requires(Profile.EDIT)
def remove_logo() -> ResponseReturnValue:
    actions.remove_logo()
    flash(_("Logo tolto."), "success")
    return see(url_for("profile.logo"))
