package seckill.comparison;

import java.util.List;

/**
 * Sees in which order the fences of all participants learn how branches end: a trigger in each schema writes it down in a
 * schema of the witness's own. Gone when closed.
 */
final class FenceWitness implements AutoCloseable {

    private final Sql root;
    private final List<String> schemas;

    private FenceWitness(Sql root, List<String> schemas) {
        this.root = root;
        this.schemas = schemas;
    }

    /** With the rights of the database's root. */
    static Sql root(ShopUnderTest shop, String owner) {
        return new Sql(() -> shop.running().connectAsAdmin(shop.home(), owner));
    }

    static FenceWitness of(ShopUnderTest shop) {
        Sql root = root(shop, "stock");
        List<String> schemas = Tables.PARTICIPANTS.stream().map(shop.running()::schemaOf).distinct().toList();
        root.update("DROP DATABASE IF EXISTS fence_witness");
        root.update("CREATE DATABASE fence_witness");
        root.update("CREATE TABLE fence_witness.ended"
                + " (n INT NOT NULL AUTO_INCREMENT PRIMARY KEY, owner VARCHAR(32) NOT NULL, xid VARCHAR(128) NOT NULL)");
        for (String schema : schemas) {
            root.update("DROP TRIGGER IF EXISTS " + schema + ".fence_witness");
            root.update("CREATE TRIGGER " + schema + ".fence_witness AFTER UPDATE ON " + schema
                    + ".tcc_fence_log FOR EACH ROW INSERT INTO fence_witness.ended (owner, xid) VALUES ('" + schema
                    + "', NEW.xid)");
        }
        return new FenceWitness(root, schemas);
    }

    /** The schemas in the order in which their branches ended, of whatever global transaction. */
    List<String> ended() {
        return root.column("SELECT owner FROM fence_witness.ended ORDER BY n");
    }

    @Override
    public void close() {
        for (String schema : schemas) {
            root.update("DROP TRIGGER IF EXISTS " + schema + ".fence_witness");
        }
        root.update("DROP DATABASE fence_witness");
    }
}
