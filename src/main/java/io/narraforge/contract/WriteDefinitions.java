package io.narraforge.contract;

import java.util.stream.Stream;

/** What inputs and payloads of all entities share; the same in every contract. */
final class WriteDefinitions {
    private WriteDefinitions() {}

    static Stream<Definition> all() {
        return Stream.of(onRowError(), skippedRow(), onConflict(), jsonPatchOperation(), jsonPatchOperator());
    }

    private static Definition onRowError() {
        return Definition.vocabulary("OnRowError", "What becomes of the other rows when one can't be created.")
                .with("ABORT", "Nothing is created: all rows or none.")
                .with("SKIP", "The others are created; the payload's `skipped` tells which rows were not, and why.");
    }

    private static Definition skippedRow() {
        return Definition.type("SkippedRow", "A row that was not created.")
                .with("index: Int!", "The row's place in the input's `rows`, from 0.")
                .with("code: String!", "What kind of mistake it is; the codes are those of errors.")
                .with("message: String!", "What is wrong, for people.")
                .with(
                        "inputPath: String",
                        "The way to what is wrong, such as `rows[17].name`; null when it is the row as a whole.")
                .with(
                        "pointer: String",
                        "Where in the JSON document at `inputPath`, as a JSON Pointer (RFC 6901); null where no"
                                + " document is wrong.");
    }

    private static Definition onConflict() {
        return Definition.vocabulary("OnConflict", "What becomes of a node that is there already.")
                .with("UPDATE", "It takes the values of the input; what is absent stays as it is.")
                .with("IGNORE", "It stays as it is.");
    }

    private static Definition jsonPatchOperation() {
        return Definition.input(
                        "JsonPatchOperation",
                        "One operation of a JSON Patch (RFC 6902). A patch is done in order, as a whole or not at all.")
                .with("op: JsonPatchOperator!", "What to do.")
                .with(
                        "path: String!",
                        "Where, as a JSON Pointer (RFC 6901) over the keys that are stored, such as"
                                + " `/key_locations/0`.")
                .with("from: String", "Where from, as a JSON Pointer, for MOVE and COPY; ignored with others.")
                .with(
                        "value: JSON",
                        "The value for ADD, REPLACE and TEST, where null is JSON's null; ignored with others.");
    }

    private static Definition jsonPatchOperator() {
        return Definition.vocabulary("JsonPatchOperator", "What an operation of a JSON Patch does.")
                .with("ADD", "Puts `value` at `path`; in a list before what is there, and at its end for `-`.")
                .with("REMOVE", "Takes away what is at `path`.")
                .with("REPLACE", "Puts `value` in the place of what is at `path`.")
                .with("MOVE", "Takes away what is at `from` and puts it at `path`.")
                .with("COPY", "Puts what is at `from` at `path`, too.")
                .with("TEST", "Refuses the whole patch unless `value` is at `path`.");
    }
}
