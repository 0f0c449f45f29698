"""What a woman reads while she enrols: the steps, and each choice in her own words."""

from typing import Any

from portal.participants.cases.kinds import Employment, Living, WorkingHours
from portal.participants.consent.kinds import Purpose
from portal.participants.enrolment.kinds import Rule, Step, Travel
from portal.participants.enrolment.likeness import Sign
from portal.participants.needs.kinds import Domain
from portal.ui.language import lazy as _l

TITLES: dict[Step, Any] = {
    Step.CONTACT: _l("Come ti troviamo"),
    Step.PLACE: _l("Dove vivi"),
    Step.FAMILY: _l("La tua famiglia"),
    Step.WORK: _l("Il tuo lavoro"),
    Step.NEEDS: _l("Di cosa hai bisogno"),
    Step.CONSENTS: _l("Controlla e manda"),
}
LIVINGS: dict[Living, Any] = {
    Living.ALONE: _l("Vivo da sola, o sola con i figli"),
    Living.WITH_PARTNER: _l("Vivo con il mio partner o la mia partner"),
    Living.OTHER: _l("Vivo con altre persone"),
    Living.UNDISCLOSED: _l("Preferisco non dirlo"),
}
EMPLOYMENTS: dict[Employment, Any] = {
    Employment.EMPLOYED: _l("Ho un lavoro"),
    Employment.SELF_EMPLOYED: _l("Lavoro in proprio"),
    Employment.ON_LEAVE: _l("Ho un lavoro e sono in congedo"),
    Employment.SEEKING: _l("Cerco lavoro"),
    Employment.INACTIVE: _l("Ora non lavoro e non cerco"),
    Employment.UNDISCLOSED: _l("Preferisco non dirlo"),
}
HOURS: dict[WorkingHours, Any] = {
    WorkingHours.FULL_TIME: _l("A tempo pieno"),
    WorkingHours.PART_TIME: _l("Part-time"),
    WorkingHours.SHIFTS: _l("A turni"),
    WorkingHours.OCCASIONAL: _l("Ogni tanto"),
}
TRAVELS: dict[Travel, Any] = {
    Travel.CAR: _l("In auto"),
    Travel.TRANSIT: _l("In autobus o in treno"),
    Travel.ON_FOOT: _l("A piedi o in bici"),
    Travel.LIFT: _l("Mi porta qualcuno"),
    Travel.HARDLY: _l("Faccio fatica a spostarmi"),
}
NEEDS: dict[Domain, tuple[Any, Any]] = {
    Domain.CHILDCARE: (_l("I figli"), _l("Il nido, il dopo scuola, chi li tiene.")),
    Domain.WORK: (_l("Il lavoro"), _l("Trovarlo, cambiarlo, tenerlo con gli orari che hai.")),
    Domain.CARE: (
        _l("Una persona di cui ti occupi"),
        _l("Un genitore, un parente che ha bisogno."),
    ),
    Domain.HOME: (_l("La casa"), _l("Le cose di ogni giorno, o un posto dove stare.")),
    Domain.HEALTH: (_l("Stare bene"), _l("La salute, la fatica, qualcuno che ascolta.")),
    Domain.NETWORK: (_l("Non essere sola"), _l("Conoscere altre donne, avere un aiuto vicino.")),
    Domain.MOBILITY: (_l("Spostarti"), _l("Arrivare al lavoro, a scuola, dal medico.")),
    Domain.MONEY: (_l("I soldi"), _l("I bonus, le spese, i conti di casa.")),
}
CONSENTS: dict[Purpose, tuple[Any, Any]] = {
    Purpose.FOLLOWING: (
        _l("Sì, chiamatemi e seguitemi"),
        _l("Senza questo sì non possiamo chiamarti."),
    ),
    Purpose.SHARING: (
        _l("Potete parlare di me con un servizio, se serve"),
        _l("Prima te lo chiediamo ogni volta."),
    ),
    Purpose.SPECIAL: (
        _l("Potete tenere quello che ho scritto sulla mia salute"),
        _l("Se dici di no, quella parte la togliamo."),
    ),
    Purpose.RESEARCH: (
        _l("Potete usare le mie risposte per capire i bisogni di tutte, senza il mio nome"),
        _l("Se dici di no, per te non cambia niente."),
    ),
}
FAILING: dict[Rule, Any] = {
    Rule.MUNICIPALITY: _l("Vive fuori dal territorio che seguiamo."),
    Rule.CHILD: _l("Non ha figli o figlie dell'età prevista."),
    Rule.ISEE: _l("L'ISEE supera la soglia."),
}
REFUSALS: dict[Rule, Any] = {
    Rule.MUNICIPALITY: _l("Di solito seguiamo chi vive in una parte del Biellese."),
    Rule.CHILD: _l("Di solito seguiamo chi ha figlie o figli piccoli."),
    Rule.ISEE: _l("Di solito seguiamo chi ha un ISEE più basso."),
}
# The groups of the catalogue that meet a need.
SERVICES: dict[Domain, tuple[str, ...]] = {
    Domain.CHILDCARE: ("EDU", "DOP"),
    Domain.WORK: ("LAV", "FOR", "IMP"),
    Domain.CARE: ("CUR",),
    Domain.HOME: ("CUR", "FAM"),
    Domain.HEALTH: ("BEN",),
    Domain.NETWORK: ("FAM", "BEN"),
    Domain.MOBILITY: ("TRA",),
    Domain.MONEY: ("LAV", "FAM"),
}
SIGNS: dict[Sign, Any] = {
    Sign.PHONE: _l("stesso telefono"),
    Sign.EMAIL: _l("stessa e-mail"),
    Sign.NAME: _l("nome uguale o quasi"),
    Sign.YEAR: _l("stesso anno di nascita"),
}
