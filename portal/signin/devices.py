"""A browser in words that its owner recognises; nothing finer is kept."""

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_label(user_agent: str) -> str:
    """Return, for example, «Firefox, Android»; empty when nothing is recognised."""
    found = (
        next((name for mark, name in kinds if mark in user_agent), "")
        for kinds in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(name for name in found if name)
