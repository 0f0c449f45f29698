"""Row security as a part of a table's birth: `op.enable_policy(table, statements)`."""

from collections.abc import Sequence

from alembic.autogenerate import renderers, rewriter
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext

from tenants.database import Base


@Operations.register_operation("enable_policy")
class EnablePolicyOperation(MigrateOperation):
    """Give a table its policies and grants; undone by dropping the table."""

    def __init__(self, table: str, statements: Sequence[str]) -> None:
        self.table = table
        self.statements = statements

    @classmethod
    def enable_policy(cls, operations: Operations, table: str, statements: Sequence[str]) -> None:
        operations.invoke(cls(table, statements))

    def reverse(self) -> ops.ExecuteSQLOp:
        return ops.ExecuteSQLOp(f"-- the policies of {self.table} go with it")


@Operations.implementation_for(EnablePolicyOperation)
def enable_policy(operations: Operations, operation: EnablePolicyOperation) -> None:
    for statement in operation.statements:
        operations.execute(statement)


@renderers.dispatch_for(EnablePolicyOperation)
def render(_context: object, operation: EnablePolicyOperation) -> str:
    lines = "".join(f"    {statement!r},\n" for statement in operation.statements)
    return f"op.enable_policy({operation.table!r}, [\n{lines}])"


with_policies = rewriter.Rewriter()


@with_policies.rewrites(ops.CreateTableOp)
def add_policy(
    _context: MigrationContext, _revision: object, operation: ops.CreateTableOp
) -> list[MigrateOperation]:
    policy = Base.policies[operation.table_name]
    statements = policy.statements(operation.table_name)
    return [operation, EnablePolicyOperation(operation.table_name, statements)]
