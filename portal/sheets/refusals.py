"""Why a whole file cannot be taken, each with what to do instead."""

from portal.ui.language import gettext as _


class RefusedFileError(Exception):
    """The file cannot be read; the message stands beside the field of the upload."""

    field = "file"


def too_large(limit: int) -> RefusedFileError:
    return RefusedFileError(
        _(
            "Il file è troppo grande: il limite è %(limit)s MB. "
            "Togli immagini e fogli che non servono, oppure dividilo in due.",
            limit=limit // (1024 * 1024),
        )
    )


def empty_file() -> RefusedFileError:
    return RefusedFileError(
        _("Il file non contiene nemmeno una riga: scrivi almeno una riga sotto i titoli.")
    )


def no_spreadsheet() -> RefusedFileError:
    return RefusedFileError(
        _("Questo file non è un foglio di calcolo: carica un file XLSX oppure CSV.")
    )


def broken_workbook() -> RefusedFileError:
    return RefusedFileError(
        _(
            "Il file XLSX è rovinato e non si apre: aprilo con Excel o LibreOffice, "
            "salvalo di nuovo e ricaricalo."
        )
    )


def suspicious_workbook() -> RefusedFileError:
    return RefusedFileError(
        _(
            "Questo file XLSX è troppo grande, una volta aperto, o ha parti che non leggiamo: "
            "copia le righe nel nostro modello e carica quello."
        )
    )


def many_rows(limit: int) -> RefusedFileError:
    return RefusedFileError(
        _(
            "Il file ha troppe righe: il limite è %(limit)s alla volta. Dividilo in più file.",
            limit=f"{limit:,}".replace(",", "."),
        )
    )


def much_text() -> RefusedFileError:
    return RefusedFileError(_("Nel file c'è troppo testo: dividilo in più file."))


def no_header(heading: str) -> RefusedFileError:
    return RefusedFileError(
        _(
            "Non troviamo i titoli delle colonne: nella prima riga ci vuole almeno «%(heading)s», "
            "come nel nostro modello.",
            heading=heading,
        )
    )


def unreadable_text() -> RefusedFileError:
    return RefusedFileError(
        _("Non riusciamo a leggere il testo di questo file: salvalo come XLSX, o come CSV UTF-8.")
    )
