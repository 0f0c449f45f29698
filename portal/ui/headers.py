"""What a browser may load, keep and tell, said on every answer."""

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
YEAR = 31_536_000


def security_headers(*, production: bool) -> dict[str, str]:
    """Return the headers of every answer (OWASP ASVS 5.0, 3.4)."""
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
    if production:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    return headers
