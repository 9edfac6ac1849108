package io.narraforge.migration.sql;

import io.narraforge.migration.sql.Constraint.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads columns and constraints, as CREATE TABLE and ALTER TABLE write them. */
final class ColumnGrammar {
    /** What follows a column's default: no part of an expression that may stand there without parentheses. */
    private static final List<String> AFTER_DEFAULT = List.of(
            "constraint",
            "not",
            "null",
            "unique",
            "primary",
            "check",
            "references",
            "generated",
            "collate",
            "default",
            "deferrable",
            "initially",
            "storage",
            "compression");

    private final TokenCursor cursor;

    ColumnGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    ColumnDefinition column() {
        String name = cursor.name();
        TypeName type = new TypeGrammar(cursor).type();
        var constraints = new ArrayList<Constraint>();
        while (columnConstraint(name, constraints)) {
            passAttributes();
        }
        return new ColumnDefinition(name, type, constraints);
    }

    private boolean columnConstraint(String column, List<Constraint> constraints) {
        Optional<String> name = constraintName();
        if (cursor.accept("not", "null")) {
            constraints.add(new Constraint.NotNull(name, column, false));
        } else if (cursor.accept("default")) {
            constraints.add(new Constraint.Default(defaultValue()));
        } else if (cursor.accept("generated")) {
            constraints.add(generated());
        } else if (cursor.accept("check")) {
            constraints.add(check(name));
        } else if (cursor.at("unique") || cursor.at("primary")) {
            constraints.add(new Constraint.Key(name, keyKind(), List.of(column), Optional.empty()));
            passIndexParameters();
        } else if (cursor.at("references")) {
            constraints.add(references(name, List.of(column)));
        } else if (name.isPresent()) {
            throw cursor.notUnderstood("a constraint");
        } else {
            return passNullOrStorage();
        }
        return true;
    }

    private boolean passNullOrStorage() {
        if (cursor.accept("null")) {
            return true;
        } else if (cursor.accept("collate")) {
            cursor.qualifiedName();
            return true;
        } else if (cursor.accept("storage") || cursor.accept("compression")) {
            cursor.word();
            return true;
        }
        return false;
    }

    private Optional<String> constraintName() {
        return cursor.accept("constraint") ? Optional.of(cursor.name()) : Optional.empty();
    }

    private Expression defaultValue() {
        return new Expression(cursor.until(place -> place.atSign(",")
                || place.atSign(")")
                || (place.atAny(AFTER_DEFAULT) && !place.previous().isWord("is"))));
    }

    private Constraint generated() {
        if (cursor.accept("by", "default", "as", "identity")) {
            passParenthesized();
            return new Constraint.Identity();
        }
        cursor.expect("always", "as");
        if (cursor.accept("identity")) {
            passParenthesized();
            return new Constraint.Identity();
        }
        var value = new Expression(cursor.parenthesized());
        boolean isStored = cursor.accept("stored");
        if (!isStored) {
            cursor.accept("virtual");
        }
        return new Constraint.Generated(value, isStored);
    }

    boolean atTableConstraint() {
        return cursor.at("constraint")
                || cursor.at("check")
                || cursor.at("unique")
                || cursor.at("primary", "key")
                || cursor.at("foreign", "key")
                || cursor.at("not", "null")
                || cursor.at("exclude");
    }

    Constraint tableConstraint() {
        Optional<String> name = constraintName();
        if (cursor.accept("check")) {
            Constraint.Check check = check(name);
            return new Constraint.Check(name, check.condition(), passAttributes());
        } else if (cursor.accept("foreign", "key")) {
            Constraint.ForeignKey key = references(name, cursor.nameList());
            return new Constraint.ForeignKey(name, key.columns(), key.target(), passAttributes());
        } else if (cursor.accept("not", "null")) {
            return new Constraint.NotNull(name, cursor.name(), passAttributes());
        } else if (cursor.accept("exclude")) {
            return exclude(name);
        }
        return key(name);
    }

    private Constraint key(Optional<String> name) {
        KeyKind kind = keyKind();
        if (cursor.accept("using", "index")) {
            String index = cursor.name();
            passAttributes();
            return new Constraint.Key(name, kind, List.of(), Optional.of(index));
        }
        List<String> columns = cursor.nameList();
        passIndexParameters();
        passAttributes();
        return new Constraint.Key(name, kind, columns, Optional.empty());
    }

    private KeyKind keyKind() {
        if (cursor.accept("primary")) {
            cursor.expect("key");
            return KeyKind.PRIMARY_KEY;
        }
        cursor.expect("unique");
        if (cursor.accept("nulls")) {
            cursor.accept("not");
            cursor.expect("distinct");
        }
        return KeyKind.UNIQUE;
    }

    private Constraint exclude(Optional<String> name) {
        if (cursor.accept("using")) {
            cursor.name();
        }
        cursor.parenthesized();
        passIndexParameters();
        if (cursor.accept("where")) {
            cursor.parenthesized();
        }
        passAttributes();
        return new Constraint.Key(name, KeyKind.EXCLUDE, List.of(), Optional.empty());
    }

    private Constraint.Check check(Optional<String> name) {
        return new Constraint.Check(name, new Expression(cursor.parenthesized()), false);
    }

    private Constraint.ForeignKey references(Optional<String> name, List<String> columns) {
        cursor.expect("references");
        QualifiedName target = cursor.qualifiedName();
        passParenthesized();
        if (cursor.accept("match")) {
            cursor.word();
        }
        while (cursor.accept("on", "delete") || cursor.accept("on", "update")) {
            passReaction();
        }
        return new Constraint.ForeignKey(name, columns, target, false);
    }

    private void passReaction() {
        boolean isWhole = cursor.accept("no", "action") || cursor.accept("restrict") || cursor.accept("cascade");
        if (isWhole) {
            return;
        }
        cursor.expect("set");
        if (!cursor.accept("null")) {
            cursor.expect("default");
        }
        passParenthesized();
    }

    private void passParenthesized() {
        if (cursor.atSign("(")) {
            cursor.parenthesized();
        }
    }

    private void passIndexParameters() {
        if (cursor.accept("include")) {
            cursor.parenthesized();
        }
        if (cursor.accept("with")) {
            cursor.parenthesized();
        }
        if (cursor.accept("using", "index", "tablespace")) {
            cursor.name();
        }
    }

    /** What may follow a constraint. Tells whether NOT VALID is among it. */
    private boolean passAttributes() {
        boolean isNotValid = false;
        while (true) {
            if (cursor.accept("not", "valid")) {
                isNotValid = true;
            } else if (cursor.accept("initially")) {
                cursor.word();
            } else if (!passAttribute()) {
                return isNotValid;
            }
        }
    }

    private boolean passAttribute() {
        return cursor.accept("deferrable")
                || cursor.accept("not", "deferrable")
                || cursor.accept("no", "inherit")
                || cursor.accept("enforced")
                || cursor.accept("not", "enforced");
    }
}
