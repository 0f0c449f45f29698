"""The texts an organisation starts from, until its data protection officer has completed them."""

from dataclasses import dataclass
from datetime import date

from portal.participants.consent.kinds import LegalBasis, Purpose
from portal.participants.consent.models import PrivacyNotice

MARK_IT = "TESTO DI PARTENZA: da completare con il responsabile della protezione dei dati (DPO)."
MARK_EN = "STARTING TEXT: to be completed with the data protection officer (DPO)."


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A version of a notice as it is written; without a day it holds from today."""

    legal_basis: LegalBasis
    italian: str
    english: str = ""
    valid_from: date | None = None


def _marked(legal_basis: LegalBasis, italian: str, english: str) -> NoticeText:
    return NoticeText(legal_basis, f"{MARK_IT}\n\n{italian}", f"{MARK_EN}\n\n{english}")


NOTICES: dict[Purpose, NoticeText] = {
    Purpose.FOLLOWING: _marked(
        LegalBasis.PUBLIC_TASK,
        "Usiamo i tuoi dati per seguirti: per parlarti, capire di che cosa hai bisogno e scrivere"
        " con te il tuo piano. Li vede solo chi ti segue.\n\n[Titolare e contatti] [Destinatari]"
        " [Quanto tempo teniamo i dati] [I tuoi diritti e come chiederli] [Reclamo al Garante]",
        "We use your data to support you: to talk with you, understand what you need and write"
        " your plan with you. Only those who support you see them.\n\n[Controller and contacts]"
        " [Recipients] [How long we keep the data] [Your rights and how to use them]"
        " [Complaint to the authority]",
    ),
    Purpose.SHARING: _marked(
        LegalBasis.CONSENT,
        "Quando chiedi un servizio a un partner della rete, gli mandiamo solo i dati che servono a"
        " risponderti. Ogni volta ti diciamo quali e a chi. Puoi dire di no, e cambiare idea."
        "\n\n[Titolare e contatti] [Partner] [Come ritirare il consenso]",
        "When you ask a partner of the network for a service, we send only the data needed to"
        " answer you. Each time we tell you which and to whom. You may say no, and change your"
        " mind.\n\n[Controller and contacts] [Partners] [How to withdraw your consent]",
    ),
    Purpose.SPECIAL: _marked(
        LegalBasis.EXPLICIT_CONSENT,
        "Se ci racconti della tua salute o di quella della tua famiglia, lo scriviamo solo se ce lo"
        " permetti e solo se serve al tuo piano.\n\n[Titolare e contatti] [Quali dati]"
        " [Come ritirare il consenso]",
        "If you tell us about your health or your family's, we write it down only if you allow it"
        " and only if your plan needs it.\n\n[Controller and contacts] [Which data]"
        " [How to withdraw your consent]",
    ),
    Purpose.RESEARCH: _marked(
        LegalBasis.CONSENT,
        "Possiamo usare i tuoi dati, senza il tuo nome, per capire come aiutare meglio le donne del"
        " territorio. Se dici di no ti seguiamo allo stesso modo.\n\n[Titolare e contatti]"
        " [Chi fa la ricerca] [Come ritirare il consenso]",
        "We may use your data, without your name, to learn how to help the women of this area"
        " better. If you say no we support you just the same.\n\n[Controller and contacts]"
        " [Who does the research] [How to withdraw your consent]",
    ),
}


def told(purpose: Purpose, notice: PrivacyNotice | None) -> NoticeText:
    """Return what an organisation tells about a purpose: its own version, or the shipped text."""
    if notice is None:
        return NOTICES[purpose]
    return NoticeText(notice.legal_basis, notice.text_it, notice.text_en, notice.valid_from)
