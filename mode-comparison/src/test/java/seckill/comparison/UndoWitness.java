package seckill.comparison;

import java.util.List;

/**
 * Sees every row that is written into an {@code undo_log}, although Seata deletes it milliseconds later: a trigger in each
 * participant's schema writes it down in a schema of the witness's own. Gone when closed.
 */
final class UndoWitness implements AutoCloseable {

    private final Sql root;
    private final List<String> schemas;

    private UndoWitness(Sql root, List<String> schemas) {
        this.root = root;
        this.schemas = schemas;
    }

    static UndoWitness of(ShopUnderTest shop) {
        Sql root = new Sql(() -> shop.running().connectAsAdmin(shop.home(), "stock"));
        List<String> schemas = Tables.PARTICIPANTS.stream().map(shop.running()::schemaOf).distinct().toList();
        root.update("DROP DATABASE IF EXISTS witness");
        root.update("CREATE DATABASE witness");
        root.update("CREATE TABLE witness.undo (owner VARCHAR(32) NOT NULL, xid VARCHAR(128) NOT NULL, branch BIGINT NOT NULL)");
        for (String schema : schemas) {
            root.update("DROP TRIGGER IF EXISTS " + schema + ".witness");
            root.update("CREATE TRIGGER " + schema + ".witness AFTER INSERT ON " + schema + ".undo_log FOR EACH ROW"
                    + " INSERT INTO witness.undo VALUES ('" + schema + "', NEW.xid, NEW.branch_id)");
        }
        return new UndoWitness(root, schemas);
    }

    /** The schemas in which a transaction wrote undo rows, one entry per row, sorted; all transactions when empty. */
    List<String> sawFor(String xid) {
        return root.column("SELECT owner FROM witness.undo WHERE ? IN ('', xid) ORDER BY owner", xid);
    }

    @Override
    public void close() {
        for (String schema : schemas) {
            root.update("DROP TRIGGER IF EXISTS " + schema + ".witness");
        }
        root.update("DROP DATABASE witness");
    }
}
