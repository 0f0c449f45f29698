"""A logo is drawn anew from the file that was sent: nothing else of the file is kept."""

import io
from typing import TYPE_CHECKING

import filetype

from portal.ui.language import gettext as _

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LARGEST_FILE = 512 * 1024
LARGEST_SIDE = 400
MOST_POINTS = 40_000_000
TYPES = frozenset({"image/png", "image/jpeg", "image/webp"})


class LogoError(Exception):
    """The file cannot be a logo; the message names the limit."""

    field = "logo"


def redrawn(content: bytes) -> bytes:
    """Return a small PNG of an image file."""
    from PIL import Image  # noqa: PLC0415 -- heavy, and needed once a year

    if len(content) > LARGEST_FILE:
        raise LogoError(_("Il file è troppo grande: al massimo 512 kB."))
    if filetype.guess_mime(content) not in TYPES:
        raise LogoError(_("Scegli un'immagine PNG, JPEG o WebP."))
    try:
        with Image.open(io.BytesIO(content)) as image:
            return _drawn(image)
    except (OSError, ValueError, SyntaxError) as error:
        raise LogoError(
            _("Non riusciamo a leggere questa immagine: prova a salvarla di nuovo.")
        ) from error


def _drawn(image: "Picture") -> bytes:
    if image.width * image.height > MOST_POINTS:
        raise ValueError
    drawing = image.convert("RGBA")
    drawing.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    out = io.BytesIO()
    drawing.save(out, "PNG", optimize=True)
    return out.getvalue()
