"""Who may open the pages of signing in."""

from tests.shape.access import row

ROWS = {
    "signin.organisation": row(
        "/organisation",
        sends=lambda world: {"to": str(world.organisation)},
        staff=404,
        reader=303,
        service_editor=303,
        admin=303,
    ),
    "signin.signin": row("/signin", anonymous=200, staff=200),
    "signin.signout": row("/signout", staff=303),
}
