"""Pages made into PDF on the server, where the system brings Pango; elsewhere a browser prints."""

from pathlib import Path

from flask import Response, make_response

ROOT = Path(__file__).resolve().parent.parent.parent
SHEETS = ROOT / "static" / "paper"
FONTS = ROOT / "static" / "vendor" / "fonts"
WEIGHTS = ("400", "600")
RANGES = {"latin": "U+0000-00FF, U+2000-20CF, U+2190-2215", "latin-ext": "U+0100-024F"}
INSTALL = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class NoPaperError(RuntimeError):
    """This machine makes no PDF: what it lacks is installed with the command in INSTALL."""


def pdf(html: str, *sheets: str) -> bytes:
    """Return a page as PDF, dressed by stylesheets of static/paper; the page loads nothing."""
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415 -- heavy, and it may be unable to start
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- the same
        from weasyprint.urls import URLFetcher  # noqa: PLC0415 -- the same
    except OSError as error:
        raise NoPaperError from error
    fonts = FontConfiguration()
    files, nothing = URLFetcher(allowed_protocols=("file",)), URLFetcher(allowed_protocols=())
    words = _faces() + "".join((SHEETS / f"{name}.css").read_text() for name in sheets)
    dress = CSS(string=words, base_url=f"{FONTS.as_uri()}/", url_fetcher=files, font_config=fonts)
    page = HTML(string=html, base_url=f"{SHEETS.as_uri()}/", url_fetcher=nothing)
    made: bytes = page.write_pdf(stylesheets=[dress], font_config=fonts, pdf_variant="pdf/ua-1")
    return made


def missing() -> str:
    """Return the command that lets this machine make PDF; nothing when it can."""
    try:
        import weasyprint  # noqa: F401, PLC0415 -- heavy, and it may be unable to start
    except OSError:
        return INSTALL
    return ""


def attached(made: bytes, name: str) -> Response:
    """Return a PDF to keep: no browser shows it in place, nobody's cache holds it."""
    response = make_response(made)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _faces() -> str:
    """Return the portal's own letters, where they are installed; else the system's serve."""
    return "".join(
        f'@font-face {{ font-family: "Titillium Web"; font-weight: {weight};'
        f" src: url({file.name}); unicode-range: {RANGES[subset]}; }}"
        for subset in RANGES
        for weight in WEIGHTS
        for file in FONTS.glob(f"titillium-web-{subset}-{weight}.*.woff2")
    )
