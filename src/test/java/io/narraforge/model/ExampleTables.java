package io.narraforge.model;

import graphql.schema.idl.SchemaParser;
import org.jooq.SQLDialect;
import org.jooq.Schema;
import org.jooq.impl.DSL;

/** A small binding for tests: two tables with a column of every kind, and the types that fit them. */
public final class ExampleTables {
    public static final String DDL = """
        CREATE TABLE authors (id uuid NOT NULL, name text NOT NULL, created_at timestamptz NOT NULL);
        CREATE TABLE books (
            id uuid NOT NULL,
            author_id uuid NOT NULL,
            title text NOT NULL,
            subtitle text,
            mood text NOT NULL,
            pages integer NOT NULL,
            score double precision,
            price numeric,
            printed boolean NOT NULL,
            tags jsonb NOT NULL,
            notes jsonb NOT NULL,
            created_at timestamptz NOT NULL,
            sold_at timestamptz);
        """;

    public static final String SDL = """
        interface Node { id: ID! }
        scalar DateTime
        scalar Decimal
        scalar JSON
        scalar Long
        enum Mood { GLAD GLOOMY }
        type Author implements Node {
          id: ID!
          name: String!
          createdAt: DateTime!
          books: BookConnection
        }
        type Book implements Node {
          id: ID!
          authorId: ID!
          author: Author
          title: String!
          subtitle: String
          mood: Mood!
          pages: Int!
          score: Float
          price: Decimal
          printed: Boolean!
          tags: [String!]!
          notes: [Note!]!
          notesJson: JSON!
          createdAt: DateTime!
          soldAt: DateTime
        }
        type Note { pageNumber: Int text: String marks: [String!] }
        """;

    private ExampleTables() {}

    public static Model model() {
        return bind(SDL, DDL, Declarations.none());
    }

    public static Model bind(String sdl, String ddl, Declarations declarations) {
        return Model.bind(new SchemaParser().parse(sdl), schema(ddl), declarations);
    }

    public static Schema schema(String ddl) {
        return DSL.using(SQLDialect.POSTGRES).meta(ddl).getSchemas().getFirst();
    }
}
