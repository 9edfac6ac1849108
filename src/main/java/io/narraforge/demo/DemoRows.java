package io.narraforge.demo;

import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** All rows of one table, made while they are written and kept nowhere. */
interface DemoRows {
    Table<?> table();

    List<Field<?>> columns();

    int count();

    void writeTo(RowSink sink);
}
