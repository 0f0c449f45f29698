"""An import-linter contract: a room is entered by its doors only."""

from importlinter import Contract, ContractCheck, fields, output

HOUSE = "portal"


class RoomDoorsContract(Contract):
    """Between rooms only the named modules may be imported; within a wing a few more."""

    type_name = "rooms"

    doors = fields.SetField(subfield=fields.StringField())
    within_a_wing = fields.SetField(subfield=fields.StringField())
    open_floors = fields.SetField(subfield=fields.StringField())
    above_all_rooms = fields.SetField(subfield=fields.StringField())
    broken_contract_guidance = fields.TextField(required=False)

    def check(self, graph, verbose):  # noqa: ARG002 -- the library calls it so
        rooms = {_inside(module)[0] for module in graph.modules if len(_inside(module)) > 1}
        closed = rooms - self.open_floors
        broken = [
            (importer, imported, _lines(graph, importer, imported))
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._is_through_a_wall(_inside(importer), _inside(imported), closed)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check):
        for importer, imported, lines in check.metadata["broken"]:
            output.print_error(f"{importer} (l. {lines}) imports {imported}", bold=False)
        output.new_line()
        output.print(self.broken_contract_guidance or "")

    def _is_through_a_wall(self, here, there, closed):
        if not here or not there or there[0] not in closed or here[0] in self.above_all_rooms:
            return False
        if here[0] == there[0]:
            return _in_another_wing(here, there) and there[-1] not in self._known_in_a_wing()
        return there[-1] not in self.doors

    def _known_in_a_wing(self):
        return self.doors | self.within_a_wing


def _inside(module):
    house, *rooms = module.split(".")
    return rooms if house == HOUSE else []


def _in_another_wing(here, there):
    return min(len(here), len(there)) > 2 and here[1] != there[1]


def _lines(graph, importer, imported):
    found = graph.get_import_details(importer=importer, imported=imported)
    return ", ".join(str(place["line_number"]) for place in found)
