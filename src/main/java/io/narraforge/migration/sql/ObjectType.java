package io.narraforge.migration.sql;

import java.util.List;
import java.util.Locale;

/** What CREATE, ALTER, DROP and their like are about. Longer words come first: the first that fits is it. */
public enum ObjectType {
    ACCESS_METHOD,
    AGGREGATE,
    CAST,
    COLLATION,
    COLUMN,
    CONSTRAINT,
    CONVERSION,
    DATABASE,
    DOMAIN,
    EVENT_TRIGGER,
    EXTENSION,
    FOREIGN_DATA_WRAPPER,
    FOREIGN_TABLE,
    FUNCTION,
    GROUP,
    INDEX,
    LANGUAGE,
    MATERIALIZED_VIEW,
    OPERATOR_CLASS,
    OPERATOR_FAMILY,
    OPERATOR,
    POLICY,
    PROCEDURE,
    PUBLICATION,
    ROLE,
    ROUTINE,
    RULE,
    SCHEMA,
    SEQUENCE,
    SERVER,
    STATISTICS,
    SUBSCRIPTION,
    SYSTEM,
    TABLE,
    TABLESPACE,
    TEXT_SEARCH_CONFIGURATION,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_TEMPLATE,
    TRIGGER,
    TYPE,
    USER_MAPPING,
    USER,
    VIEW;

    List<String> words() {
        return List.of(name().split("_", -1));
    }

    /** Whether its name alone does not say which it is: it hangs on a table. */
    boolean isOnTable() {
        return this == TRIGGER || this == RULE || this == POLICY;
    }

    /** As it is spoken of: {@code materialized view}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
