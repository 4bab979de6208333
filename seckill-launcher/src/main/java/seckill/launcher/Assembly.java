package seckill.launcher;

import java.util.List;

/** How the modules are put together, and which databases they have. */
public enum Assembly {
    /** A process each, a database each. */
    MODULES(Schemas.OF_OWNERS, "modules"),
    /** One JVM, one database for all. */
    MONOLITH(Schemas.OF_MONOLITH, "a monolith"),
    /** One JVM, and the databases which the modules have: the same ones, so that either can take them over. */
    MONOLITH_WITH_DATABASES(Schemas.OF_OWNERS, "a monolith with a database per module");

    private final List<String> schemas;
    private final String words;

    Assembly(List<String> schemas, String words) {
        this.schemas = schemas;
        this.words = words;
    }

    public boolean isMonolith() {
        return this != MODULES;
    }

    List<String> schemas() {
        return schemas;
    }

    /** The schema in which the tables of this owner are: stock, orders, payment or gateway. */
    String schemaOf(String owner) {
        return this == MONOLITH ? "monolith" : owner;
    }

    public String inWords() {
        return words;
    }
}
