package io.narraforge.migration.backup;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is in a backup.
 *
 * @param takenAt the moment whose rows it holds, by the server's clock
 * @param notIncluded the tables of the database that are not ours, with their schema where it is another than ours
 */
public record Manifest(Instant takenAt, Schema schema, Source source, List<Table> tables, List<String> notIncluded) {

    public Manifest {
        tables = List.copyOf(tables);
        notIncluded = List.copyOf(notIncluded);
    }

    /** As {@link SchemaState} has them. */
    public record Schema(String version, String fingerprint) {}

    /**
     * Where it was taken.
     *
     * @param encoding of the database; the backup itself is in UTF-8
     * @param serverVersion in PostgreSQL's words
     * @param serverVersionNumber major version times 10,000, plus minor
     */
    public record Source(String database, String role, String encoding, String serverVersion, int serverVersionNumber) {
        public int serverMajor() {
            return serverVersionNumber / 10_000;
        }
    }

    /** One table: its columns in the order of the values, and what its rows are. */
    public record Table(String name, List<String> columns, TableContent content) {
        public Table {
            columns = List.copyOf(columns);
        }

        /** Its entry in the archive. */
        public String file() {
            return file(name);
        }

        static String file(String table) {
            return table + ".copy";
        }
    }

    SortedSet<String> tableNames() {
        return tables.stream().map(Table::name).collect(Collectors.toCollection(TreeSet::new));
    }

    Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    /** Over all tables. */
    public long rows() {
        return tables.stream().mapToLong(table -> table.content().rows()).sum();
    }

    /** Of all rows as text, not compressed. */
    public long bytes() {
        return tables.stream().mapToLong(table -> table.content().bytes()).sum();
    }
}
