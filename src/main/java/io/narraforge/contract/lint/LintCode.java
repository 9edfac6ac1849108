package io.narraforge.contract.lint;

/** The rules, each with what to do where it is broken; docs/schema-changes.md lists them. */
public enum LintCode {
    DESCRIPTION_MISSING("Describe it for a client, who sees nothing but the schema"),
    NAME_STYLE("Write types in PascalCase, values of enums in UPPER_CASE, all other names in camelCase"),
    NAME_ENDING("End an input in what it is for: " + InputEndings.LISTED + "; and nothing else in Input or Filter"),
    ID_TYPE("Make it ID, or IdFilter in a filter"),
    NODE_INTERFACE("Let what has an id implement Node, with id: ID!, and Query.node(id: ID!): Node find it"),
    LIST_OF_NODES("Make it a connection, which has pages"),
    CONNECTION_ARGUMENTS("Give it the arguments that all connections have"),
    CONNECTION_TYPE("Give it edges: [XEdge!]!, nodes: [X!]! and pageInfo: PageInfo!"),
    EDGE_TYPE("Give it cursor: String! and node: X!"),
    PAGE_INFO_TYPE("Give it hasNextPage and hasPreviousPage: Boolean!, startCursor and endCursor: String"),
    FILTER_TYPE("Build it as all filters are built: and, or: [XFilter!], not: XFilter; of lists, some, every, none"),
    MUTATION_INPUT("Let the mutation take one argument, input: XInput!"),
    MUTATION_PAYLOAD("Let the mutation doThis give the object DoThisPayload"),
    NULLABLE_ROOT("Take the ! away: an error would cost the whole answer"),
    NULLABLE_STATEMENT("Take the ! away: an error of its statement would cost all that is around it"),
    NON_NULL_UNBACKED("Take the ! away, or add the constraint in a migration"),
    NON_NULL_MISSING("Add the !, or drop the constraint in a migration"),
    SOURCE_MISSING("Add what is missing in a migration, or declare the field in its feature"),
    DEPRECATION_SUNSET("End the reason in the day of removal: use laws; sunset 2027-03-31"),
    DEPRECATION_REQUIRED("Make it nullable, or give it a default, before it is deprecated"),
    ONE_OF("Mark what offers alternatives @oneOf, with two fields or more, none of them required or with a default");

    private final String instead;

    LintCode(String instead) {
        this.instead = instead;
    }

    /** What to do where the rule is broken. */
    public String instead() {
        return instead;
    }

    /** Whether only the tables tell if it is kept. */
    public boolean needsTables() {
        return this == NON_NULL_UNBACKED || this == NON_NULL_MISSING || this == SOURCE_MISSING;
    }
}
