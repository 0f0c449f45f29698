"""A file becomes drafts: checked first, confirmed by a person, written by the worker."""

from tests.given.services import a_draft, a_published_service, a_version_in_review
from tests.given.sheets import a_csv, a_workbook, some_services


def test_nothing_is_written_before_the_confirmation(upload, services):
    page = upload(a_csv(["Nido della Collina", "Un nido piccolo."]))

    assert "Nuova scheda" in page.text
    assert services() == {}


def test_a_confirmed_file_becomes_drafts(imported, services, document):
    page = imported(
        a_csv(["Nido della Collina", "Un nido piccolo."], ["Spazio Gioco", "Si gioca."])
    )

    assert "Importazione finita" in page.text
    assert services() == {"Nido della Collina": "draft", "Spazio Gioco": "draft"}
    assert document("Spazio Gioco")["texts"]["it"]["summary"] == "Si gioca."


def test_a_workbook_is_read_like_a_csv(imported, services):
    imported(a_workbook(["Nido della Collina", "Un nido piccolo."]), "servizi.xlsx")

    assert services() == {"Nido della Collina": "draft"}


def test_every_row_gets_its_answer(upload, editor):
    content = a_csv(
        ["Nido della Collina", "EDU-01", "0,25"],
        ["", "EDU-01", ""],
        ["Doposcuola", "Doposcuola e aiuto compitti", ""],
        ["Spazio Gioco", "EDU-04", "tre"],
        headings=("Nome", "Tipo di servizio", "Età minima"),
    )

    page = upload(content)

    assert "3 righe hanno un errore" in page.text
    assert "Importa 1 riga" in page.text
    assert "Scrivi il nome del servizio." in page.text
    assert "forse «Doposcuola e aiuto compiti»?" in page.text
    assert "«tre» non va bene" in page.text


def test_rows_with_errors_stay_out(imported, services):
    headings = ("Nome", "Costo")

    imported(a_csv(["Buona", "gratuito"], ["Cattiva", "boh"], headings=headings))

    assert services() == {"Buona": "draft"}


def test_a_row_is_put_right_on_the_page(upload, editor, work, document):
    page = upload(a_csv(["Spazio Gioco", "quattro"], headings=("Nome", "Età minima")))
    path = editor.response.request.path
    editor.get(next(link for link in page.links() if "/rows/" in link))

    editor.submit({"cell_age_min": "ancora no"})

    assert editor.status == 422
    assert "«ancora no» non va bene" in editor.text

    editor.submit({"cell_age_min": "4"})

    assert "Riga 2 corretta." in editor.text
    editor.get(path)
    editor.submit(form="confirmation")
    work()
    assert document("Spazio Gioco")["ages"] == {"known": True, "min": 4}


def test_columns_that_the_file_calls_otherwise_are_chosen_by_hand(upload, editor, work, document):
    content = a_csv(["Nido", "015 0000000"], headings=("Nome", "Numero verde"))
    upload(content)
    path = editor.response.request.path
    assert "Numero verde" in editor.text
    editor.get(f"{path}/columns")

    editor.submit({"columns-1": "contact_phone"})

    editor.get(path)
    editor.submit(form="confirmation")
    work()
    assert document("Nido")["contacts"][0]["phone"] == "015 0000000"


def test_two_columns_cannot_hold_the_same_thing(upload, editor):
    upload(a_csv(["Nido", "Uno", "Due"], headings=("Nome", "In breve", "Altro")))
    editor.get(f"{editor.response.request.path}/columns")

    editor.submit({"columns-2": "summary_it"})

    assert editor.status == 422
    assert "due volte" in editor.text


def test_a_row_about_a_service_that_is_there_updates_its_draft(
    upload, editor, work, organisation, document, services
):
    a_draft(organisation)

    page = upload(a_csv(["nido ESEMPIO", "Tutto nuovo."]))

    assert "Aggiorna la scheda che hai già." in page.text
    assert "In breve" in page.text
    editor.submit(form="confirmation")
    work()
    assert services() == {"nido ESEMPIO": "draft"}
    assert document("nido ESEMPIO")["texts"]["it"]["summary"] == "Tutto nuovo."
    assert document("nido ESEMPIO")["kinds"] == ["EDU-01"]


def test_a_published_service_gets_a_draft_and_stays_as_it_is(
    imported, organisation, services, all_powerful
):
    a_published_service(organisation)

    imported(a_csv(["Nido Esempio", "Tutto nuovo."]))

    states = all_powerful.execute("SELECT state FROM service_version ORDER BY no").fetchall()
    assert [state for (state,) in states] == ["published", "draft"]


def test_a_service_under_review_is_left_alone(upload, organisation):
    a_version_in_review(organisation)

    page = upload(a_csv(["Nido Esempio", "Tutto nuovo."]))

    assert "La scheda è in revisione" in page.text
    assert "Importa" not in page.text.split("Righe del file")[1]


def test_a_row_that_says_nothing_new_changes_nothing(imported, organisation, all_powerful):
    a_published_service(organisation)

    page = imported(a_csv(["Nido Esempio", "Un nido piccolo, aperto tutto l'anno."]))

    assert "Già uguale" in page.text
    assert all_powerful.execute("SELECT count(*) FROM service_version").fetchone()[0] == 1


def test_an_empty_cell_leaves_what_was_there_a_dash_takes_it_away(imported, organisation, document):
    a_draft(organisation)
    headings = ("Nome", "In breve", "Destinatari")

    imported(a_csv(["Nido Esempio", "", "-"], headings=headings))

    assert document("Nido Esempio")["texts"]["it"]["summary"].startswith("Un nido piccolo")
    assert "targets" not in document("Nido Esempio")


def test_what_changed_after_the_check_is_not_written_over(
    upload, editor, work, organisation, document, all_powerful
):
    a_draft(organisation)
    upload(a_csv(["Nido Esempio", "Dal foglio."]))
    all_powerful.execute(
        "UPDATE service_version SET version = version + 1,"
        " doc = jsonb_set(doc, '{texts,it,summary}', '\"A mano.\"')"
    )

    editor.submit(form="confirmation")
    work()

    assert document("Nido Esempio")["texts"]["it"]["summary"] == "A mano."
    assert "dopo il controllo" in editor.get(editor.response.request.path).text


def test_the_same_service_twice_in_a_file_is_an_error(upload):
    page = upload(a_csv(["Nido", "Uno"], ["NIDO", "Due"]))

    assert "stesso servizio della riga 2" in page.text


def test_the_service_code_leads_to_a_service_under_another_name(imported, organisation, services):
    service_id = a_draft(organisation)
    headings = ("Nome", "Codice scheda")

    imported(a_csv(["Nido Rinominato", str(service_id)], headings=headings))

    assert services() == {"Nido Rinominato": "draft"}


def test_the_code_of_another_organisation_means_nothing(upload, browser):
    from tests.given.tenants import an_organisation

    foreign = a_draft(an_organisation())

    page = upload(a_csv(["Nido", str(foreign)], headings=("Nome", "Codice scheda")))

    assert "Questo codice non è di una tua scheda" in page.text


def test_progress_is_shown_while_the_worker_is_busy(upload, editor):
    upload(a_csv(*some_services(3)))

    editor.submit(form="confirmation")

    assert "Stiamo importando" in editor.text
    block = editor.get(editor.response.request.path, headers={"HX-Request": "true"})
    assert block.response.text.strip().startswith('<div id="import_progress"')
    assert "every 2s" in block.response.text


def test_the_page_that_polled_reads_itself_again_at_the_end(upload, editor, work):
    upload(a_csv(*some_services(1)))
    editor.submit(form="confirmation")
    work()

    editor.get(editor.response.request.path, headers={"HX-Request": "true"})

    assert editor.response.headers["HX-Refresh"] == "true"


def test_a_file_is_imported_once_however_often_it_is_confirmed(upload, editor, work, services):
    upload(a_csv(*some_services(2)))
    path = editor.response.request.path
    editor.post(f"{path}/confirmation")
    work()

    again = editor.post(f"{path}/confirmation")
    work()

    assert again.status == 409
    assert len(services()) == 2


def test_a_file_without_a_good_row_cannot_be_confirmed(upload, editor, services):
    upload(a_csv(["", "Senza nome"]))

    editor.post(f"{editor.response.request.path}/confirmation", follow=True)

    assert "Nessuna riga si può importare" in editor.text


def test_a_checked_file_can_be_thrown_away(upload, editor, all_powerful):
    upload(a_csv(*some_services(2)))

    editor.submit(form="removal")

    assert "buttato via" in editor.text
    assert all_powerful.execute("SELECT count(*) FROM import_row").fetchone()[0] == 0


def test_the_import_is_a_fact(imported, all_powerful):
    imported(a_csv(*some_services(2)))

    _name, purpose, content = all_powerful.execute(
        "SELECT name, purpose, content FROM fact WHERE name = 'services_imported'"
    ).fetchone()
    assert purpose == "job:import"
    assert (content["created"], content["updated"], content["failed"]) == (2, 0, 0)


def test_the_row_of_a_protected_service_keeps_no_address(upload, all_powerful):
    headings = ("Nome", "Protetto", "Sede", "Indirizzo", "CAP", "Come arrivare", "Colonna mia")
    row = ["Casa", "sì", "Casa", "via Nascosta 7", "13900", "Bus 1", "via Nascosta 7"]

    upload(a_csv(row, headings=headings))

    (cells,) = all_powerful.execute("SELECT cells FROM import_row").fetchone()
    assert cells == ["Casa", "sì", "", "", "", "", ""]


def test_the_undo_of_a_row_that_protects_keeps_no_address(imported, organisation, all_powerful):
    a_draft(organisation)

    imported(a_csv(["Nido Esempio", "sì"], headings=("Nome", "Protetto")))

    (before,) = all_powerful.execute("SELECT before::text FROM import_row").fetchone()
    assert "Immaginaria" not in before
