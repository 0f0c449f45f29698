"""Who may open the pages of signing in, of the account, and behind the links of letters."""

from tests.given.people import a_reset, an_invitation, token_of
from tests.shape.access import row

THE_LINK_IS_THE_KEY = "Whoever holds the link of a letter may open it; the page tells who may act."

ROWS = {
    "account.end_other_sessions": row("/account/sessions/end-others", staff=303),
    "account.end_session": row("/account/sessions/end", staff=404),
    "account.password": row("/account/password", staff=200),
    "account.profile": row("/account", staff=200),
    "account.sessions": row("/account/sessions", staff=200),
    "invitations.acceptance": row(
        "/invitation/{token}",
        given=lambda world: {"token": token_of(an_invitation(world.organisation))},
        anonymous=200,
        staff=200,
        why=THE_LINK_IS_THE_KEY,
    ),
    "resets.asked": row("/password/forgotten/asked", anonymous=200, staff=200),
    "resets.forgotten": row("/password/forgotten", anonymous=200, staff=200),
    "resets.reset": row(
        "/password/reset/{token}",
        given=lambda world: {"token": a_reset(world.user("reader"))},
        anonymous=200,
        staff=200,
        why=THE_LINK_IS_THE_KEY,
    ),
    "signin.organisation": row(
        "/organisation",
        sends=lambda world: {"to": str(world.organisation)},
        staff=404,
        reader=303,
        intake_operator=303,
        service_editor=303,
        admin=303,
    ),
    "signin.proof": row("/signin/proof", staff=200),
    "signin.signin": row("/signin", anonymous=200, staff=200),
    "signin.signout": row("/signout", staff=303),
}
