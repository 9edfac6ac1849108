package io.narraforge.migration.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads what follows ALTER; what stands in an ALTER TABLE is read by {@link AlterTableGrammar}. */
final class AlterGrammar {
    private static final Set<ObjectType> WITHOUT_A_NAME = EnumSet.of(
            ObjectType.CAST,
            ObjectType.OPERATOR,
            ObjectType.OPERATOR_CLASS,
            ObjectType.OPERATOR_FAMILY,
            ObjectType.USER_MAPPING,
            ObjectType.COLUMN,
            ObjectType.CONSTRAINT);

    private final TokenCursor cursor;

    AlterGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Statement alter() {
        if (cursor.accept("default", "privileges")) {
            cursor.rest();
            return new Statement.Other("ALTER DEFAULT PRIVILEGES");
        }
        ObjectType type = ObjectTypes.expect(cursor);
        if (WITHOUT_A_NAME.contains(type)) {
            throw cursor.notUnderstood("a kind of object that is known");
        } else if (type == ObjectType.SYSTEM) {
            cursor.rest();
            return new Statement.Alter(type, "");
        } else if (type == ObjectType.TABLE || type == ObjectType.FOREIGN_TABLE) {
            return new AlterTableGrammar(cursor).table(type);
        }
        cursor.accept("if", "exists");
        QualifiedName name = cursor.qualifiedName();
        if (cursor.atSign("(")) {
            cursor.parenthesized();
        }
        if (type.isOnTable()) {
            cursor.expect("on");
            cursor.qualifiedName();
        }
        return type == ObjectType.TYPE ? type(name) : change(type, name);
    }

    private Statement change(ObjectType type, QualifiedName name) {
        if (cursor.accept("rename", "to")) {
            return ended(new Statement.Rename(type, name, cursor.name()));
        } else if (cursor.accept("set", "schema")) {
            return ended(new Statement.MoveToSchema(type, name, cursor.name()));
        }
        boolean isView = type == ObjectType.VIEW || type == ObjectType.MATERIALIZED_VIEW;
        if (isView && cursor.accept("rename")) {
            cursor.accept("column");
            String column = cursor.name();
            cursor.expect("to");
            return ended(new Statement.AlterTable(name, List.of(new TableAction.RenameColumn(column, cursor.name()))));
        }
        cursor.until(TokenCursor::isAtEnd);
        return new Statement.Alter(type, name.toString());
    }

    private Statement type(QualifiedName name) {
        if (cursor.accept("add", "value")) {
            Set<Clause> clauses = cursor.accept("if", "not", "exists") ? Set.of(Clause.IF_NOT_EXISTS) : Set.of();
            String value = cursor.string();
            if (cursor.accept("before") || cursor.accept("after")) {
                cursor.string();
            }
            return ended(new Statement.AddEnumValue(name, value, clauses));
        } else if (cursor.accept("rename", "value")) {
            String value = cursor.string();
            cursor.expect("to");
            return ended(new Statement.RenameEnumValue(name, value, cursor.string()));
        }
        return change(ObjectType.TYPE, name);
    }

    private Statement ended(Statement statement) {
        cursor.expectEnd();
        return statement;
    }
}
