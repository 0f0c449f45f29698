"""The pages of the clocks' times: everybody reads them, the lead and each partner write theirs."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.publishing.queries import head, running_services
from portal.referrals.clocks import queries
from portal.referrals.clocks.labels import CLOCKS, WHAT_HAPPENS
from portal.referrals.clocks.models import ClockRule
from portal.referrals.clocks.permissions import Clocks
from portal.referrals.clocks.rules import DEFAULTS, OF_A_SERVICE, RULED, Rules, in_force
from portal.referrals.clocks.ruling import actions, table
from portal.referrals.clocks.ruling.forms import RuleForm
from portal.referrals.tracking.kinds import Clock, Urgency
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, may, requires

pages = Blueprint("clocks", __name__)
TIMES = "clocks.times"
RULE_PAGE = "clocks/rule.html"
CONFLICT = 409
offer(Entry("Tempi degli invii", TIMES, "clock-history", Clocks.READ, sort=77))


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page of a clock's times is about: a service's, or the network's without one."""

    clock: Clock
    service_id: UUID | None
    name: str
    is_kept: bool

    @property
    def label(self) -> str:
        return str(CLOCKS[self.clock])

    @property
    def explanation(self) -> str:
        return str(WHAT_HAPPENS[self.clock])


@pages.get("/referrals/clocks")
@requires(Clocks.READ)
def times() -> ResponseReturnValue:
    network = _network()
    return render(
        "clocks/times.html",
        network=table.network_lines(in_force(network, {})),
        services=_services(network),
        may_set=may(signed_in(), Clocks.SET),
        may_override=may(signed_in(), Clocks.OVERRIDE),
    )


@pages.route("/referrals/clocks/network/<clock>", methods=["GET", "POST"])
@requires(Clocks.SET)
def network_rule(clock: str) -> ResponseReturnValue:
    known = _clock(clock, RULED)
    kept = queries.rule(None, known)
    shown = kept or _suggested(known, DEFAULTS)
    return _edited(known, None, RuleForm.of(known, shown), name="")


@pages.route("/referrals/clocks/services/<uuid:service_id>/<clock>", methods=["GET", "POST"])
@requires(Clocks.OVERRIDE)
def service_rule(service_id: UUID, clock: str) -> ResponseReturnValue:
    known = _clock(clock, OF_A_SERVICE)
    service = head(signed_in().organisation_id, service_id)
    if service is None:
        raise NotFoundError
    kept = queries.rule(service_id, known)
    shown = kept or _suggested(known, in_force(_network(), {}))
    return _edited(known, service_id, RuleForm.of(known, shown), name=service.name)


@pages.post("/referrals/clocks/services/<uuid:service_id>/<clock>/removal")
@requires(Clocks.OVERRIDE)
def removal(service_id: UUID, clock: str) -> ResponseReturnValue:
    if head(signed_in().organisation_id, service_id) is None:
        raise NotFoundError
    actions.lift_rule(_clock(clock, OF_A_SERVICE), service_id)
    flash(_("Questo servizio ha di nuovo i tempi della rete."), "success")
    return see(url_for(TIMES))


def _edited(
    clock: Clock, service_id: UUID | None, form: RuleForm, *, name: str
) -> ResponseReturnValue:
    """Answer the form of a clock's times; who comes second sees what the first one wrote."""
    kept = queries.rule(service_id, clock)
    page = _Page(clock, service_id, name, kept is not None)
    if form.validate_on_submit():
        try:
            _set(clock, service_id, form)
        except actions.StaleRuleError:
            form.meet(kept.version if kept else 0)
            theirs = table.line_of(clock, kept) if kept else None
            return render(RULE_PAGE, status=CONFLICT, page=page, form=form, theirs=theirs)
        except actions.RuleError as error:
            form.reject(error)
        else:
            flash(_("Tempi salvati: da domani valgono anche per gli invii già partiti."), "success")
            return see(url_for(TIMES))
    return render(RULE_PAGE, page=page, form=form, theirs=None)


def _set(clock: Clock, service_id: UUID | None, form: RuleForm) -> None:
    actions.set_rule(
        clock,
        service_id,
        normal=form.rule(),
        urgent=form.rule("urgent_"),
        version=form.version.data or 0,
    )


def _services(network: Rules) -> list[table.ServiceTimes]:
    own = signed_in().organisation_id
    kept = queries.service_rules(own)
    found = []
    for service in running_services(own):
        rows = [row for (service_id, _clock), row in kept.items() if service_id == service.id]
        rules = in_force(network, queries.as_rules(rows))
        lines = table.service_lines(rules, frozenset(row.clock for row in rows))
        found.append(table.ServiceTimes(service.id, service.name, lines))
    return found


def _network() -> Rules:
    return queries.as_rules(queries.network_rules().values())


def _clock(code: str, known: tuple[Clock, ...]) -> Clock:
    found = next((clock for clock in known if clock == code), None)
    if found is None:
        raise NotFoundError
    return found


def _suggested(clock: Clock, rules: Rules) -> ClockRule:
    """Return the times now in force as a row that is not kept yet."""
    normal, urgent = rules[clock, Urgency.NORMAL], rules[clock, Urgency.URGENT]
    return ClockRule(
        version=0,
        clock=clock,
        remind=normal.remind,
        escalate=normal.escalate,
        expire=normal.expire,
        urgent_remind=urgent.remind,
        urgent_escalate=urgent.escalate,
        urgent_expire=urgent.expire,
    )
